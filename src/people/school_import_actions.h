#pragma once
// Schools and care facilities from a file: all of it or nothing.
//
// A school is known by its code: the same file imported twice changes nothing, a corrected one
// changes what it corrects. A school that is missing from the file stays as it is; one that closed
// has a closing day.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"
#include "base/random.h"
#include "people/school_rules.h"
#include "store/store.h"

namespace anlanh::people {

inline constexpr std::size_t kMostProblems = 100;

struct ImportReport {
  std::size_t rows = 0;
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::vector<ImportProblem> problems;  // at most kMostProblems; not empty: nothing was imported
  std::size_t more_problems = 0;        // beyond those listed

  bool imported() const { return problems.empty(); }
};

// An error is a failure of the database. What is wrong with the file stands in the report.
base::Result<ImportReport> import_schools(store::Store& store, std::string_view bytes,
                                          base::Instant now, const base::Random& random);

// The report for a terminal, several lines, in the reader's language.
std::string import_report_text(const ImportReport& report, std::string_view file_name,
                               const base::Translator& t);

}  // namespace anlanh::people
