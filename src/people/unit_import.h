#pragma once
// The units of a province from our own data files (data/units/*.json), as they were on each day.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "store/sql.h"

namespace anlanh::people {

struct UnitFile {
  std::string name;  // "units/dong-thap-2025.json", for errors
  std::string_view text;
};

struct UnitImport {
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t links = 0;
};

// All files together: a link may lead from one file into another. The same files imported again
// change nothing. Departments marked `per_unit` are patterns, not units, and are passed over.
// Invalid: a file that breaks the form, with the place.
base::Result<UnitImport> import_units(store::Sql& sql, std::span<const UnitFile> files,
                                      base::Instant now, const base::Random& random);

}  // namespace anlanh::people
