#pragma once
// Accounts of officers, school staff and administrators. Children and reporters have none.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace anlanh::people {

enum class AccountState { Active, Closed };
// Once: handed out by an administrator, good only for choosing one's own.
enum class PasswordKind { Own, Once };
enum class SecondFactor { None, Totp, Passkey };

// The demo province asks nobody for a second step and shuts no idle account; its pages say so.
enum class HouseKind { Real, Demo };

struct Account {
  base::Id id;
  std::string login;  // lower case ASCII: "hoa.nguyen"
  std::string name;   // "Nguyễn Thị Hoa"
  base::Id unit;
  std::vector<std::string> roles;  // codes: "commune_worker"
  AccountState state = AccountState::Active;
  base::Instant created_at;
  std::optional<base::Instant> last_sign_in_at;
  std::optional<base::Instant> locked_until;  // after too many wrong passwords
  PasswordKind password_kind = PasswordKind::Own;
  SecondFactor second_factor = SecondFactor::None;
  std::int64_t wrong_tries = 0;                // since the last right one
  std::optional<base::Instant> woken_at = {};  // reopened after lying idle
};

// The last moment somebody signed in with it, or it was opened (again).
base::Instant last_used(const Account& account);

}  // namespace anlanh::people
