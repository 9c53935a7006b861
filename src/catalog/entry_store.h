#pragma once
// SQL of confirmed addresses.

#include <optional>
#include <vector>

#include "catalog/entry_model.h"
#include "store/sql.h"

namespace anlanh::catalog {

// Conflict where the same host is in force in the same category.
base::Status save_entry(store::Sql& sql, const Entry& entry);
// False where it is not in force any more: somebody else was faster.
base::Result<bool> withdraw_entry(store::Sql& sql, const Entry& withdrawn);

base::Result<std::optional<Entry>> find_entry(store::Sql& sql, base::Id id);
base::Result<std::optional<Entry>> find_entry_in_force(store::Sql& sql, std::string_view host,
                                                       std::string_view category);

struct EntryFilter {
  std::optional<EntryState> state = {};
  std::string category = {};   // empty: all
  std::string host_part = {};  // empty: all
  base::Id case_id = {};       // none: all
};
struct EntryPage {
  std::int64_t from = 0;
  std::int64_t count = 50;
};
// Newest first.
base::Result<std::vector<Entry>> load_entries(store::Sql& sql, const EntryFilter& filter,
                                              EntryPage page);
base::Result<std::int64_t> count_entries(store::Sql& sql, const EntryFilter& filter);
// Everything in force, in order of host: what the guard is made of.
base::Result<std::vector<Entry>> load_entries_in_force(store::Sql& sql);
// Differs whenever something was confirmed or withdrawn.
base::Result<std::string> load_catalog_version(store::Sql& sql);
// Confirmed in [from, to), whatever their state now.
base::Result<std::vector<Entry>> load_entries_confirmed(store::Sql& sql, base::Instant from,
                                                        base::Instant to);

}  // namespace anlanh::catalog
