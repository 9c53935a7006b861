#pragma once
// SQL of changed roles. Functions run inside the caller's transaction.

#include <optional>
#include <string_view>
#include <vector>

#include "people/role_change_model.h"
#include "store/sql.h"

namespace anlanh::people {

// At the end of the list.
base::Status save_new_role(store::Sql& sql, const Role& role);
// False: somebody has changed it since `role.version`.
base::Result<bool> save_role(store::Sql& sql, const Role& role);
base::Status save_role_end(store::Sql& sql, std::string_view code, base::Instant now);
base::Result<std::optional<Role>> find_role(store::Sql& sql, std::string_view code);
base::Result<std::int64_t> count_active_holders(store::Sql& sql, std::string_view code);

base::Status save_role_change(store::Sql& sql, const RoleChange& change);
enum class ChangeState { Confirmed, Withdrawn };
// False: it was decided already.
base::Result<bool> decide_role_change(store::Sql& sql, base::Id change, ChangeState state,
                                      base::Id by, base::Instant now);
// Those that still wait, oldest first.
base::Result<std::vector<RoleChange>> load_role_changes(store::Sql& sql);

}  // namespace anlanh::people
