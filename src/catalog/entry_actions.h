#pragma once
// What a person may do with the catalogue: confirm an address as harmful, and open it again. Each act checks the
// right, decides by the rules, writes in one transaction and leaves an audit line. A refused act changes nothing.

#include <string>

#include "base/random.h"
#include "catalog/entry_model.h"
#include "catalog/entry_rules.h"
#include "people/officer.h"
#include "store/store.h"

namespace anlanh::catalog {

// What acts need beside the officer; lives as long as the room.
struct EntryContext {
  const std::vector<Category>& categories;
  const std::vector<std::string>& platforms;
  base::Random random;
};

struct Confirmed {
  Entry entry;
  // True: it was in force already, nothing was written; two officers may confirm the same page on one morning.
  bool already = false;
};

// Where the confirmation comes from. `unit` is the case's commune.
struct ConfirmSource {
  base::Id case_id;
  base::Id unit;
};

// Inside the caller's transaction, so that a case and the catalogue agree. Invalid with the first broken rule.
base::Result<Confirmed> confirm_entry(store::Sql& sql, const EntryContext& context,
                                      const people::Officer& officer, const ConfirmInput& input,
                                      const ConfirmSource& source, base::Instant now);

// Invalid: the reason is too short. NotFound. Conflict: not in force any more.
base::Result<Entry> withdraw(store::Store& store, const people::Officer& officer, base::Id id,
                             const std::string& reason, base::Instant now);

}  // namespace anlanh::catalog
