#pragma once
// Search by name without a name in the database: of each name of a child, of the family or of a violator, a keyed hash
// of its marks (name_rules.h) is kept. Without the installation's key nobody can make, check or read one. A reporter's
// name is never in it. What equal hashes still tell a thief: docs/decisions/0121-blind-index-of-names.md.

#include <string_view>
#include <vector>

#include "cases/case_desk.h"
#include "cases/name_store.h"

namespace anlanh::cases {

// Inside the transaction that writes the name; takes the place of what was kept for this subject (the row that holds
// the name). An empty name removes it.
base::Status save_name_tokens(store::Sql& sql, const Desk& desk, base::Id record, NameKind kind,
                              base::Id subject, std::string_view name);

// Cases with a name that `typed` finds, newest names first, at most `most`.
base::Result<std::vector<base::Id>> find_by_name(store::Sql& sql, const Desk& desk,
                                                 const NameScope& scope, std::string_view typed,
                                                 std::int64_t most);

// Violators (one in one case each) whose name `typed` finds, the newest first, at most `most`.
base::Result<std::vector<base::Id>> find_violators_by_name(store::Sql& sql, const Desk& desk,
                                                           const people::Scope& scope,
                                                           std::string_view typed,
                                                           std::int64_t most);

}  // namespace anlanh::cases
