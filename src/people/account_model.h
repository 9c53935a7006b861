#pragma once
// Accounts of officers, school staff and administrators. Children and reporters have none.

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace anlanh::people {

enum class AccountState { Active, Closed };

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
};

}  // namespace anlanh::people
