#include "people/account_actions.h"

#include <algorithm>
#include <map>

#include "people/account_store.h"
#include "people/right_model.h"
#include "people/role_actions.h"
#include "people/role_store.h"
#include "people/sign_in_rules.h"
#include "people/unit_store.h"
#include "people/vi_order.h"

namespace anlanh::people {

namespace {

using base::Code;
using base::make_error;
using base::msg;

constexpr std::string_view kAdminRole = "admin";

base::Error no_account() { return make_error(Code::NotFound, "no such account"); }

base::Result<Account> load_one(store::Sql& sql, base::Id id) {
  AL_TRY(auto account, find_account(sql, id));
  if (!account) return no_account();
  return std::move(*account);
}

// The account, after asking whether the officer may manage it.
base::Result<Account> load_managed(store::Sql& sql, const Officer& officer, base::Id id) {
  AL_TRY(auto account, load_one(sql, id));
  AL_TRY_DO(need(officer, rights::kAccountsManage, account.unit));
  return account;
}

bool has_role(const Account& account, std::string_view role) {
  return std::find(account.roles.begin(), account.roles.end(), role) != account.roles.end();
}

base::Status refuse(std::optional<base::Message> why) {
  if (!why) return base::ok();
  return make_error(Code::Conflict, "the account may not be changed so", std::move(*why));
}

base::Status append(store::Sql& sql, const Officer& officer, base::Instant now, std::string action,
                    base::Id account, std::string detail = {}) {
  return store::append_audit(
      sql, audit_line(officer, now, std::move(action), "account", account, std::move(detail)));
}

store::AuditLine system_line(base::Instant now, std::string action, base::Id account,
                             std::string detail) {
  return {.at = now,
          .account = {},
          .actor = "system",
          .action = std::move(action),
          .subject_kind = "account",
          .subject = account,
          .detail = std::move(detail)};
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

Account new_account(const AccountParts& parts, const NewAccount& wanted, PasswordKind kind,
                    base::Instant now) {
  Account account;
  account.id = base::make_id(now, parts.random);
  account.login = wanted.login;
  account.name = wanted.name;
  account.unit = wanted.unit;
  account.roles = wanted.roles;
  account.created_at = now;
  account.password_kind = kind;
  return account;
}

std::vector<Problem> login_taken() {
  return {{"login", msg("This login is taken. Add a number or the unit: hoa.nguyen2")}};
}

base::Result<std::vector<Problem>> find_problems(store::Sql& sql, const NewAccount& wanted,
                                                 base::Date today) {
  AL_TRY(const auto roles, load_roles(sql));
  auto problems = decide_account(wanted, roles);
  if (!problems.empty()) return problems;
  AL_TRY(const auto taken, find_account_by_login(sql, wanted.login));
  if (taken) return login_taken();
  AL_TRY(const auto unit, find_unit(sql, wanted.unit));
  if (!unit || !valid_on(*unit, today))
    problems.push_back({"unit", msg("Choose the unit this person works in.")});
  return problems;
}

base::Result<std::map<base::Id, std::string>> load_unit_names(store::Sql& sql) {
  AL_TRY(const auto units, load_every_unit(sql));
  std::map<base::Id, std::string> names;
  for (const auto& unit : units) names.emplace(unit.id, unit.name);
  return names;
}

base::Result<AccountRow> row_of(store::Sql& sql, Account account) {
  AL_TRY(const auto unit, find_unit(sql, account.unit));
  return AccountRow{std::move(account), unit ? unit->name : std::string()};
}

bool fits(const AccountRow& row, const AccountFilter& filter, const std::string& folded) {
  using States = AccountFilter::States;
  const auto& account = row.account;
  if (filter.states == States::Active && account.state != AccountState::Active) return false;
  if (filter.states == States::Closed && account.state != AccountState::Closed) return false;
  if (!filter.role.empty() && !has_role(account, filter.role)) return false;
  return folded.empty() || account.login.find(folded) != std::string::npos ||
         fold_vietnamese(account.name).find(folded) != std::string::npos ||
         fold_vietnamese(row.unit_name).find(folded) != std::string::npos;
}

}  // namespace

std::string make_first_password(const base::Random& random) {
  constexpr std::string_view kSigns = "abcdefghjkmnpqrstuvwxyz23456789";  // no i l o 0 1
  std::string out;
  for (int i = 0; i < 16; ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += kSigns[base::random_below(random, kSigns.size())];
  }
  return out;
}

base::Result<Created> create_account(const AccountParts& parts, const Officer& officer,
                                     const NewAccount& wanted, base::Instant now) {
  const auto today = base::vietnam_date(now);
  AL_TRY(auto problems,
         parts.store.read([&](store::Sql& sql) { return find_problems(sql, wanted, today); }));
  if (!problems.empty()) return Created{std::move(problems), {}, {}};
  AL_TRY_DO(need(officer, rights::kAccountsManage, wanted.unit));
  const auto password = make_first_password(parts.random);
  AL_TRY(const auto hash, parts.hasher.hash(password));
  const auto account = new_account(parts, wanted, PasswordKind::Once, now);
  const auto saved = parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY_DO(save_account(sql, account, hash));
    return append(sql, officer, now, "account.create", account.id, joined(account.roles));
  });
  // Two administrators may have chosen one login in the same moment.
  if (!saved && saved.error().code == Code::Conflict) return Created{login_taken(), {}, {}};
  AL_TRY_DO(saved);
  return Created{{}, account.id, password};
}

base::Result<std::string> reset_password(const AccountParts& parts, const Officer& officer,
                                         base::Id id, base::Instant now) {
  const auto password = make_first_password(parts.random);
  AL_TRY_DO(parts.store.read(
      [&](store::Sql& sql) { return load_managed(sql, officer, id); }));  // before the costly hash
  AL_TRY(const auto hash, parts.hasher.hash(password));
  AL_TRY_DO(parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto account, load_managed(sql, officer, id));
    if (officer.account == id)
      return refuse(msg("Change your own password on the page of your account."));
    AL_TRY_DO(save_password(sql, account.id, hash, PasswordKind::Once, now));
    return append(sql, officer, now, "account.reset_password", id);
  }));
  return password;
}

base::Status close_account(const AccountParts& parts, const Officer& officer, base::Id id,
                           base::Instant now) {
  return parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto account, load_managed(sql, officer, id));
    AL_TRY_DO(refuse(may_change(officer.account, account)));
    if (account.state == AccountState::Closed) return base::ok();
    AL_TRY_DO(save_account_state(sql, id, AccountState::Closed));
    AL_TRY_DO(need_managers(sql));
    return append(sql, officer, now, "account.close", id);
  });
}

base::Status reopen_account(const AccountParts& parts, const Officer& officer, base::Id id,
                            base::Instant now) {
  return parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto account, load_managed(sql, officer, id));
    if (account.state == AccountState::Active && !idle_at(account, now)) return base::ok();
    AL_TRY_DO(save_account_state(sql, id, AccountState::Active));
    AL_TRY_DO(save_woken(sql, id, now));
    return append(sql, officer, now, "account.reopen", id);
  });
}

base::Status change_roles(const AccountParts& parts, const Officer& officer, base::Id id,
                          base::Id unit, const std::vector<std::string>& roles, base::Instant now) {
  return parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto account, load_managed(sql, officer, id));
    AL_TRY(const auto known, load_roles(sql));
    if (auto wrong = decide_roles(roles, known)) return base::invalid(std::move(*wrong));
    AL_TRY(const auto found, find_unit(sql, unit));
    if (!found || !valid_on(*found, base::vietnam_date(now)))
      return base::invalid(msg("Choose the unit this person works in."));
    AL_TRY_DO(need(officer, rights::kAccountsManage, unit));
    AL_TRY_DO(refuse(may_change(officer.account, account)));
    AL_TRY_DO(save_roles(sql, id, roles));
    AL_TRY_DO(need_managers(sql));
    AL_TRY_DO(save_account_unit(sql, id, unit));
    return append(sql, officer, now, "account.change_roles", id,
                  joined(account.roles) + " > " + joined(roles));
  });
}

base::Result<std::vector<Problem>> change_password(const AccountParts& parts, base::Id id,
                                                   const PasswordChange& change, AskCurrent ask,
                                                   base::Instant now) {
  AL_TRY(const auto account, parts.store.read([&](store::Sql& sql) { return load_one(sql, id); }));
  AL_TRY(const auto old_hash,
         parts.store.read([&](store::Sql& sql) { return find_password_hash(sql, id); }));
  std::vector<Problem> problems;
  AL_TRY(const auto same,
         parts.hasher.verify(old_hash.value_or(""),
                             ask == AskCurrent::Yes ? change.current : change.next));
  if (ask == AskCurrent::Yes && same == PasswordMatch::No)
    problems.push_back({"current", msg("This is not your present password.")});
  if (auto wrong = decide_password(change.next, account.login, account.second_factor, parts.common))
    problems.push_back({"next", std::move(*wrong)});
  else if (change.next == change.current || (ask == AskCurrent::No && same == PasswordMatch::Yes))
    problems.push_back({"next", msg("Choose a password other than the one you have now.")});
  if (change.next != change.again)
    problems.push_back({"again", msg("The two passwords are not the same.")});
  if (!problems.empty()) return problems;
  AL_TRY(const auto hash, parts.hasher.hash(change.next));
  AL_TRY_DO(parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY_DO(save_password(sql, id, hash, PasswordKind::Own, now));
    auto line = system_line(now, "account.change_password", id, "");
    line.account = id;
    line.actor = account.name;
    return store::append_audit(sql, line);
  }));
  return problems;
}

base::Result<base::Id> add_account(const AccountParts& parts, const NewAccount& wanted,
                                   std::string_view password, base::Instant now) {
  AL_TRY(const auto hash, parts.hasher.hash(password));
  const auto account = new_account(parts, wanted, PasswordKind::Own, now);
  AL_TRY_DO(parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY_DO(save_account(sql, account, hash));
    return store::append_audit(
        sql, system_line(now, "account.create", account.id, joined(account.roles)));
  }));
  return account.id;
}

namespace {

std::vector<Problem> first_admin_problems(const AccountParts& parts, const FirstAdmin& wanted,
                                          std::string_view password) {
  // The unit is made or checked inside the transaction: here it only has to be said.
  const NewAccount account{
      wanted.login, wanted.name, wanted.province.empty() ? wanted.unit : base::Id{1}, {"admin"}};
  auto problems = decide_account(account, {Role{"admin", {}, {}, {}}});
  for (auto& problem : problems)
    if (problem.field == "unit") problem.field = wanted.unit ? "unit" : "province";
  if (auto wrong = decide_password(password, wanted.login, SecondFactor::None, parts.common))
    problems.push_back({"next", std::move(*wrong)});
  return problems;
}

base::Result<base::Id> first_unit(store::Sql& sql, const AccountParts& parts,
                                  const FirstAdmin& wanted, base::Instant now) {
  if (wanted.province.empty()) {
    AL_TRY(const auto unit, find_unit(sql, wanted.unit));
    if (!unit) return base::invalid(msg("Choose the unit this person works in."));
    return unit->id;
  }
  const Unit province{.id = base::make_id(now, parts.random),
                      .kind = UnitKind::Province,
                      .code = "00",
                      .name = wanted.province,
                      .parent = {},
                      .valid_from = kSinceUnknown,
                      .valid_to = {},
                      .to_confirm = true};
  AL_TRY_DO(save_unit(sql, province));
  return province.id;
}

}  // namespace

base::Result<Created> create_first_admin(const AccountParts& parts, const FirstAdmin& wanted,
                                         std::string_view password, base::Instant now) {
  auto problems = first_admin_problems(parts, wanted, password);
  if (!problems.empty()) return Created{std::move(problems), {}, {}};
  AL_TRY(const auto hash, parts.hasher.hash(password));
  auto account = new_account(parts, {wanted.login, wanted.name, {}, {std::string(kAdminRole)}},
                             PasswordKind::Own, now);
  AL_TRY_DO(parts.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto count, count_accounts(sql));
    if (count > 0)
      return make_error(Code::Conflict, "an account exists already",
                        msg("There is an administrator already. Please sign in."));
    AL_TRY(account.unit, first_unit(sql, parts, wanted, now));
    AL_TRY_DO(save_account(sql, account, hash));
    return store::append_audit(sql, system_line(now, "account.create_first", account.id, "admin"));
  }));
  return Created{{}, account.id, {}};
}

base::Result<std::vector<AccountRow>> list_accounts(const AccountParts& parts,
                                                    const Officer& officer,
                                                    const AccountFilter& filter) {
  return parts.store.read([&](store::Sql& sql) -> base::Result<std::vector<AccountRow>> {
    AL_TRY(auto accounts, load_accounts(sql));
    AL_TRY(auto names, load_unit_names(sql));
    const auto folded = fold_vietnamese(filter.text);
    std::vector<AccountRow> rows;
    for (auto& account : accounts) {
      if (!officer.may_in(rights::kAccountsManage, account.unit)) continue;
      AccountRow row{std::move(account), {}};
      row.unit_name = names[row.account.unit];
      if (fits(row, filter, folded)) rows.push_back(std::move(row));
    }
    return rows;
  });
}

base::Result<AccountRow> show_account(const AccountParts& parts, const Officer& officer,
                                      base::Id id) {
  return parts.store.read([&](store::Sql& sql) -> base::Result<AccountRow> {
    AL_TRY(auto account, load_managed(sql, officer, id));
    return row_of(sql, std::move(account));
  });
}

base::Result<AccountRow> show_own_account(const AccountParts& parts, base::Id id) {
  return parts.store.read([&](store::Sql& sql) -> base::Result<AccountRow> {
    AL_TRY(auto account, load_one(sql, id));
    return row_of(sql, std::move(account));
  });
}

base::Result<std::vector<Role>> list_roles(const AccountParts& parts) {
  return parts.store.read([](store::Sql& sql) { return load_roles(sql); });
}

base::Result<std::vector<Unit>> list_units_to_choose(const AccountParts& parts, base::Date today) {
  return parts.store.read([&](store::Sql& sql) { return load_all_units(sql, today); });
}

base::Result<AnyAccount> any_account(const AccountParts& parts) {
  AL_TRY(const auto count, parts.store.read([](store::Sql& sql) { return count_accounts(sql); }));
  return count > 0 ? AnyAccount::Yes : AnyAccount::No;
}

}  // namespace anlanh::people
