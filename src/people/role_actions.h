#pragma once
// Changing what roles may do. Every act needs roles.manage in the whole province: a role holds everywhere.
//
// Nobody widens their own rights alone: a change of a role one holds waits until somebody else with the right
// confirms it. No change leaves the house without somebody who may manage accounts and roles.

#include <string>
#include <string_view>
#include <vector>

#include "people/account_actions.h"
#include "people/role_change_model.h"

namespace anlanh::people {

struct RoleRow {
  Role role;
  std::int64_t holders = 0;  // active accounts
};
struct RoleBoard {
  std::vector<RoleRow> roles;  // ended ones last
  std::vector<RoleChange> waiting;
};
base::Result<RoleBoard> list_role_board(const AccountParts& parts, const Officer& officer);
// NotFound: no such role.
base::Result<RoleRow> show_role(const AccountParts& parts, const Officer& officer,
                                std::string_view code);

// What a change would do, before anybody decides on it.
enum class NeedsSecond { No, Yes };
struct RolePreview {
  std::vector<Problem> problems;  // of what was typed; the rest is empty then
  std::vector<GrantChange> changes;
  std::vector<AccountImpact> accounts;
  NeedsSecond second = NeedsSecond::No;  // the officer holds this role
};
base::Result<RolePreview> preview_role(const AccountParts& parts, const Officer& officer,
                                       const Role& wanted);

// What is wrong with a new role.
base::Result<std::vector<Problem>> check_role(const Officer& officer, const Role& wanted);
// NotFound: it does not wait (any more).
base::Result<RoleChange> show_role_change(const AccountParts& parts, const Officer& officer,
                                          base::Id change);

enum class RoleOutcome { Saved, Waiting };
// Conflict: changed meanwhile, ended, nobody would be left to manage the house.
base::Result<RoleOutcome> change_role(const AccountParts& parts, const Officer& officer,
                                      const Role& wanted, base::Instant now);
// The code of the new role. `wanted.code` is not looked at.
base::Result<std::string> create_role(const AccountParts& parts, const Officer& officer,
                                      Role wanted, base::Instant now);
// Conflict: somebody has it.
base::Status end_role(const AccountParts& parts, const Officer& officer, std::string_view code,
                      base::Instant now);

// Conflict: one's own request, decided already, or the role has changed since.
base::Status confirm_role_change(const AccountParts& parts, const Officer& officer, base::Id change,
                                 base::Instant now);
base::Status withdraw_role_change(const AccountParts& parts, const Officer& officer,
                                  base::Id change, base::Instant now);

// Inside a transaction that changed roles or accounts. Conflict: nobody is left who may manage accounts,
// or roles, in the whole province.
base::Status need_managers(store::Sql& sql);

}  // namespace anlanh::people
