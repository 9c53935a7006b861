#include "people/account_store.h"

#include <array>
#include <map>
#include <utility>

#include "people/right_model.h"
#include "people/vi_order.h"

namespace anlanh::people {

namespace {

#define AL_ACCOUNT_COLUMNS                                                                  \
  "id, login, name, unit, state, created_at, last_sign_in_at, locked_until, password_kind," \
  " second_factor, wrong_tries, woken_at"

constexpr std::array<std::pair<SecondFactor, std::string_view>, 3> kSecondFactors{{
    {SecondFactor::None, "none"},
    {SecondFactor::Totp, "totp"},
    {SecondFactor::Passkey, "passkey"},
}};

SecondFactor second_factor_of(std::string_view code) {
  for (const auto& [factor, known] : kSecondFactors)
    if (known == code) return factor;
  base::check_failed("a second factor that the table allows", __FILE__, __LINE__);
}

std::string_view second_factor_code(SecondFactor factor) {
  for (const auto& [known, code] : kSecondFactors)
    if (known == factor) return code;
  return "none";
}

std::string_view state_code(AccountState state) {
  return state == AccountState::Active ? "active" : "closed";
}

std::string_view kind_code(PasswordKind kind) { return kind == PasswordKind::Own ? "own" : "once"; }

Account account_of(const store::Row& row) {
  return {.id = row.id(0),
          .login = row.text(1),
          .name = row.text(2),
          .unit = row.id(3),
          .roles = {},
          .state = row.text(4) == "active" ? AccountState::Active : AccountState::Closed,
          .created_at = row.instant(5),
          .last_sign_in_at = row.find_instant(6),
          .locked_until = row.find_instant(7),
          .password_kind = row.text(8) == "own" ? PasswordKind::Own : PasswordKind::Once,
          .second_factor = second_factor_of(row.text(9)),
          .wrong_tries = row.integer(10),
          .woken_at = row.find_instant(11)};
}

base::Result<std::optional<Account>> with_roles(store::Sql& sql,
                                                const std::optional<store::Row>& row) {
  if (!row) return std::optional<Account>();
  Account account = account_of(*row);
  AL_TRY(const auto roles,
         sql.query("select account_role.role from account_role"
                   " join role on role.code = account_role.role"
                   " where account_role.account = $1 order by role.rank, role.code",
                   account.id));
  for (const auto& role : roles) account.roles.push_back(role.text(0));
  return std::optional<Account>(std::move(account));
}

}  // namespace

base::Status save_account(store::Sql& sql, const Account& account, std::string_view password_hash) {
  AL_TRY_DO(
      sql.exec("insert into account (id, login, name, unit, state, password_hash,"
               " password_kind, password_at, second_factor, created_at)"
               " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)",
               account.id, account.login, account.name, account.unit, state_code(account.state),
               password_hash, kind_code(account.password_kind), account.created_at,
               second_factor_code(account.second_factor)));
  return save_roles(sql, account.id, account.roles);
}

base::Status save_roles(store::Sql& sql, base::Id account, const std::vector<std::string>& roles) {
  AL_TRY_DO(sql.exec("delete from account_role where account = $1", account));
  for (const auto& role : roles)
    AL_TRY_DO(sql.exec("insert into account_role (account, role) values ($1, $2)", account, role));
  return base::ok();
}

base::Status save_account_unit(store::Sql& sql, base::Id account, base::Id unit) {
  AL_TRY_DO(sql.exec("update account set unit = $2 where id = $1", account, unit));
  return base::ok();
}

base::Status save_account_state(store::Sql& sql, base::Id account, AccountState state) {
  AL_TRY_DO(sql.exec("update account set state = $2 where id = $1", account, state_code(state)));
  return base::ok();
}

base::Status save_password(store::Sql& sql, base::Id account, std::string_view password_hash,
                           PasswordKind kind, base::Instant now) {
  AL_TRY_DO(
      sql.exec("update account set password_hash = $2, password_kind = $3, password_at = $4,"
               " wrong_tries = 0, locked_until = null where id = $1",
               account, password_hash, kind_code(kind), now));
  return base::ok();
}

base::Status save_try(store::Sql& sql, base::Id account, std::int64_t wrong_tries,
                      std::optional<base::Instant> locked_until) {
  AL_TRY_DO(sql.exec("update account set wrong_tries = $2, locked_until = $3 where id = $1",
                     account, wrong_tries, locked_until));
  return base::ok();
}

base::Status save_sign_in(store::Sql& sql, base::Id account, base::Instant now) {
  AL_TRY_DO(
      sql.exec("update account set wrong_tries = 0, locked_until = null,"
               " last_sign_in_at = $2 where id = $1",
               account, now));
  return base::ok();
}

base::Result<std::optional<Account>> find_account(store::Sql& sql, base::Id id) {
  AL_TRY(const auto row, sql.find("select " AL_ACCOUNT_COLUMNS " from account where id = $1", id));
  return with_roles(sql, row);
}

base::Result<std::optional<Account>> find_account_by_login(store::Sql& sql,
                                                           std::string_view login) {
  AL_TRY(const auto row,
         sql.find("select " AL_ACCOUNT_COLUMNS " from account where login = $1", login));
  return with_roles(sql, row);
}

base::Result<std::optional<std::string>> find_password_hash(store::Sql& sql, base::Id account) {
  AL_TRY(const auto row, sql.find("select password_hash from account where id = $1", account));
  return row ? std::optional(row->text(0)) : std::optional<std::string>();
}

base::Result<std::vector<Account>> load_accounts(store::Sql& sql) {
  AL_TRY(const auto rows, sql.query("select " AL_ACCOUNT_COLUMNS " from account order by login"));
  AL_TRY(const auto role_rows,
         sql.query("select account_role.account, account_role.role from account_role"
                   " join role on role.code = account_role.role order by role.rank, role.code"));
  std::map<base::Id, std::vector<std::string>> roles;
  for (const auto& row : role_rows) roles[row.id(0)].push_back(row.text(1));
  std::vector<Account> accounts;
  accounts.reserve(rows.size());
  for (const auto& row : rows) {
    accounts.push_back(account_of(row));
    accounts.back().roles = roles[accounts.back().id];
  }
  sort_vietnamese(accounts, [](const Account& a) -> std::string_view { return a.name; });
  return accounts;
}

base::Result<std::int64_t> count_accounts(store::Sql& sql) {
  AL_TRY(const auto rows, sql.query("select count(*) from account"));
  return rows.front().integer(0);
}

base::Result<std::vector<base::Id>> load_holders(store::Sql& sql, std::string_view right) {
  AL_TRY(const auto rows,
         sql.query("select distinct account.id from account"
                   " join account_role on account_role.account = account.id"
                   " join role on role.code = account_role.role and role.ended_at is null"
                   " join role_right on role_right.role = role.code"
                   " where account.state = 'active' and role_right.right_name = $1"
                   " and role_right.reach = 'all'",
                   right));
  std::vector<base::Id> holders;
  for (const auto& row : rows) holders.push_back(row.id(0));
  return holders;
}

base::Result<bool> has_other_manager(store::Sql& sql, base::Id account, base::Instant used_since) {
  AL_TRY(const auto holders, load_holders(sql, rights::kAccountsManage));
  for (const auto holder : holders) {
    if (holder == account) continue;
    AL_TRY(const auto found, find_account(sql, holder));
    if (found && last_used(*found) >= used_since) return true;
  }
  return false;
}

base::Status save_woken(store::Sql& sql, base::Id account, base::Instant now) {
  AL_TRY_DO(sql.exec("update account set woken_at = $2 where id = $1", account, now));
  return base::ok();
}

}  // namespace anlanh::people
