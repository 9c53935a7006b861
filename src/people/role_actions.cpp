#include "people/role_actions.h"

#include <algorithm>

#include "people/account_store.h"
#include "people/right_model.h"
#include "people/role_change_rules.h"
#include "people/role_change_store.h"
#include "people/role_store.h"
#include "people/unit_store.h"

namespace anlanh::people {

namespace {

using base::Code;
using base::make_error;
using base::msg;

base::Status need_all(const Officer& officer) {
  if (officer.scope(rights::kRolesManage).all()) return base::ok();
  return make_error(Code::Refused, "no roles.manage in the whole province");
}

base::Result<Role> load_role(store::Sql& sql, std::string_view code) {
  AL_TRY(auto role, find_role(sql, code));
  if (!role) return make_error(Code::NotFound, "no such role");
  return std::move(*role);
}

base::Error stale() {
  return make_error(Code::Conflict, "the role has changed or ended",
                    msg("Somebody has changed this role in the meantime. Open it again."));
}

base::Status append(store::Sql& sql, const Officer& officer, base::Instant now, std::string action,
                    const std::string& detail) {
  return store::append_audit(
      sql, audit_line(officer, now, std::move(action), "role", base::Id{}, detail));
}

std::vector<Grant> together(const std::vector<Role>& roles, const Account& account) {
  std::vector<Grant> out;
  for (const auto& role : roles)
    if (std::find(account.roles.begin(), account.roles.end(), role.code) != account.roles.end())
      out.insert(out.end(), role.grants.begin(), role.grants.end());
  return out;
}

base::Result<std::vector<AccountImpact>> find_impact(store::Sql& sql, const Role& wanted) {
  AL_TRY(const auto before, load_roles(sql));
  auto after = before;
  for (auto& role : after)
    if (role.code == wanted.code) role.grants = wanted.grants;
  AL_TRY(const auto accounts, load_accounts(sql));
  std::vector<AccountImpact> out;
  for (const auto& account : accounts) {
    if (account.state != AccountState::Active) continue;
    auto changes = compare_grants(together(before, account), together(after, account));
    if (changes.empty()) continue;
    AL_TRY(const auto unit, find_unit(sql, account.unit));
    out.push_back({account.id, account.name, unit ? unit->name : "", std::move(changes)});
  }
  return out;
}

base::Result<NeedsSecond> holds(store::Sql& sql, const Officer& officer, std::string_view code) {
  AL_TRY(const auto account, find_account(sql, officer.account));
  const bool has = account && std::find(account->roles.begin(), account->roles.end(), code) !=
                                  account->roles.end();
  return has ? NeedsSecond::Yes : NeedsSecond::No;
}

base::Status save_checked(store::Sql& sql, const Officer& officer, const Role& wanted,
                          base::Instant now) {
  AL_TRY(const auto before, load_role(sql, wanted.code));
  AL_TRY(const bool saved, save_role(sql, wanted));
  if (!saved) return stale();
  AL_TRY_DO(need_managers(sql));
  return append(sql, officer, now, "role.change", wanted.code + ": " + change_text(before, wanted));
}

base::Result<RoleChange> load_waiting(store::Sql& sql, base::Id id) {
  AL_TRY(auto changes, load_role_changes(sql));
  for (auto& change : changes)
    if (change.id == id) return std::move(change);
  return make_error(Code::NotFound, "no such change waits");
}

}  // namespace

base::Status need_managers(store::Sql& sql) {
  for (const auto right : {rights::kAccountsManage, rights::kRolesManage}) {
    AL_TRY(const auto holders, load_holders(sql, right));
    if (holders.empty())
      return make_error(Code::Conflict, "nobody would hold " + std::string(right),
                        msg("Nobody would be left who may manage accounts and roles. Make another "
                            "administrator first."));
  }
  return base::ok();
}

base::Result<RoleBoard> list_role_board(const AccountParts& parts, const Officer& officer) {
  AL_TRY_DO(need_all(officer));
  return parts.store.read([&](store::Sql& sql) -> base::Result<RoleBoard> {
    RoleBoard board;
    AL_TRY(auto roles, load_every_role(sql));
    std::stable_partition(roles.begin(), roles.end(),
                          [](const Role& role) { return !role.ended_at; });
    for (auto& role : roles) {
      AL_TRY(const auto holders, count_active_holders(sql, role.code));
      board.roles.push_back({std::move(role), holders});
    }
    AL_TRY(board.waiting, load_role_changes(sql));
    return board;
  });
}

base::Result<RoleRow> show_role(const AccountParts& parts, const Officer& officer,
                                std::string_view code) {
  AL_TRY_DO(need_all(officer));
  return parts.store.read([&](store::Sql& sql) -> base::Result<RoleRow> {
    AL_TRY(auto role, load_role(sql, code));
    AL_TRY(const auto count, count_active_holders(sql, code));
    return RoleRow{std::move(role), count};
  });
}

base::Result<RolePreview> preview_role(const AccountParts& parts, const Officer& officer,
                                       const Role& wanted) {
  AL_TRY_DO(need_all(officer));
  RolePreview out;
  out.problems = decide_role(wanted);
  if (!out.problems.empty()) return out;
  return parts.store.read([&](store::Sql& sql) -> base::Result<RolePreview> {
    AL_TRY(const auto before, load_role(sql, wanted.code));
    out.changes = compare_grants(before.grants, wanted.grants);
    AL_TRY(out.accounts, find_impact(sql, wanted));
    AL_TRY(out.second, holds(sql, officer, wanted.code));
    return out;
  });
}

base::Result<std::vector<Problem>> check_role(const Officer& officer, const Role& wanted) {
  AL_TRY_DO(need_all(officer));
  return decide_role(wanted);
}

base::Result<RoleChange> show_role_change(const AccountParts& parts, const Officer& officer,
                                          base::Id id) {
  AL_TRY_DO(need_all(officer));
  return parts.store.read([&](store::Sql& sql) { return load_waiting(sql, id); });
}

base::Result<RoleOutcome> change_role(const AccountParts& parts, const Officer& officer,
                                      const Role& wanted, base::Instant now) {
  AL_TRY_DO(need_all(officer));
  if (!decide_role(wanted).empty()) return make_error(Code::Invalid, "the role is not well formed");
  return parts.store.write([&](store::Sql& sql) -> base::Result<RoleOutcome> {
    AL_TRY(const auto before, load_role(sql, wanted.code));
    if (before.ended_at || before.version != wanted.version) return stale();
    AL_TRY(const auto second, holds(sql, officer, wanted.code));
    if (second == NeedsSecond::No) {
      AL_TRY_DO(save_checked(sql, officer, wanted, now));
      return RoleOutcome::Saved;
    }
    AL_TRY_DO(save_role_change(
        sql, {base::make_id(now, parts.random), wanted, now, officer.account, officer.name}));
    AL_TRY_DO(
        append(sql, officer, now, "role.ask", wanted.code + ": " + change_text(before, wanted)));
    return RoleOutcome::Waiting;
  });
}

base::Result<std::string> create_role(const AccountParts& parts, const Officer& officer,
                                      Role wanted, base::Instant now) {
  AL_TRY_DO(need_all(officer));
  if (!decide_role(wanted).empty()) return make_error(Code::Invalid, "the role is not well formed");
  wanted.code = "role_" + base::id_text(base::make_id(now, parts.random));
  AL_TRY_DO(parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY_DO(save_new_role(sql, wanted));
    return append(sql, officer, now, "role.create",
                  wanted.code + ": " + wanted.name.vi + "; " + grants_text(wanted.grants));
  }));
  return wanted.code;
}

base::Status end_role(const AccountParts& parts, const Officer& officer, std::string_view code,
                      base::Instant now) {
  AL_TRY_DO(need_all(officer));
  return parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto role, load_role(sql, code));
    AL_TRY(const auto count, count_active_holders(sql, code));
    if (count > 0)
      return make_error(Code::Conflict, "the role is in use",
                        msg("Accounts have this role. Give them another one first."));
    if (role.ended_at) return base::ok();
    AL_TRY_DO(save_role_end(sql, code, now));
    return append(sql, officer, now, "role.end", role.code);
  });
}

base::Status confirm_role_change(const AccountParts& parts, const Officer& officer, base::Id id,
                                 base::Instant now) {
  AL_TRY_DO(need_all(officer));
  return parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto change, load_waiting(sql, id));
    if (change.asked_by == officer.account)
      return make_error(Code::Conflict, "one's own request",
                        msg("You asked for this change yourself. Somebody else must confirm it."));
    AL_TRY(const bool decided,
           decide_role_change(sql, id, ChangeState::Confirmed, officer.account, now));
    if (!decided) return stale();
    return save_checked(sql, officer, change.wanted, now);
  });
}

base::Status withdraw_role_change(const AccountParts& parts, const Officer& officer, base::Id id,
                                  base::Instant now) {
  AL_TRY_DO(need_all(officer));
  return parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto change, load_waiting(sql, id));
    AL_TRY(const bool decided,
           decide_role_change(sql, id, ChangeState::Withdrawn, officer.account, now));
    if (!decided) return stale();
    return append(sql, officer, now, "role.withdraw", change.wanted.code);
  });
}

}  // namespace anlanh::people
