#include "people/account_model.h"

#include <algorithm>

namespace anlanh::people {

base::Instant last_used(const Account& account) {
  return std::max({account.created_at, account.last_sign_in_at.value_or(account.created_at),
                   account.woken_at.value_or(account.created_at)});
}

}  // namespace anlanh::people
