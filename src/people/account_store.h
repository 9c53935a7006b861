#pragma once
// SQL of accounts. Functions run inside the caller's transaction.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/account_model.h"
#include "store/sql.h"

namespace anlanh::people {

// A new account with its roles. Conflict: the login is taken. Invalid: no such unit or role.
base::Status save_account(store::Sql& sql, const Account& account, std::string_view password_hash);
base::Status save_roles(store::Sql& sql, base::Id account, const std::vector<std::string>& roles);
base::Status save_account_unit(store::Sql& sql, base::Id account, base::Id unit);
base::Status save_account_state(store::Sql& sql, base::Id account, AccountState state);
// Also takes back a lock and the count of wrong tries.
base::Status save_password(store::Sql& sql, base::Id account, std::string_view password_hash,
                           PasswordKind kind, base::Instant now);
// A try that may turn out wrong.
base::Status save_try(store::Sql& sql, base::Id account, std::int64_t wrong_tries,
                      std::optional<base::Instant> locked_until);
// A right password: the count of wrong ones begins anew.
base::Status save_sign_in(store::Sql& sql, base::Id account, base::Instant now);

base::Result<std::optional<Account>> find_account(store::Sql& sql, base::Id id);
base::Result<std::optional<Account>> find_account_by_login(store::Sql& sql, std::string_view login);
// What libsodium wrote; never leaves this room.
base::Result<std::optional<std::string>> find_password_hash(store::Sql& sql, base::Id account);
// Whether another active account that is in use may manage accounts everywhere.
base::Result<bool> has_other_manager(store::Sql& sql, base::Id account, base::Instant used_since);
base::Status save_woken(store::Sql& sql, base::Id account, base::Instant now);
// All accounts, closed ones too, in Vietnamese order of names.
base::Result<std::vector<Account>> load_accounts(store::Sql& sql);
base::Result<std::int64_t> count_accounts(store::Sql& sql);
// Active accounts with a role that holds this right everywhere.
base::Result<std::vector<base::Id>> load_holders(store::Sql& sql, std::string_view right);

}  // namespace anlanh::people
