#pragma once
// What an account must be, and who may change which. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "people/account_model.h"
#include "people/role_model.h"

namespace anlanh::people {

// What an administrator types.
struct NewAccount {
  std::string login;
  std::string name;
  base::Id unit;
  std::vector<std::string> roles;
};

// What is wrong with one field of a form.
struct Problem {
  std::string field;
  base::Message message;
};

// " Hoa.Nguyen " as it is kept: "hoa.nguyen".
std::string normal_login(std::string_view typed);
// 3 to 40 of a-z, 0-9, dot, dash and underscore; begins with a letter.
bool is_login(std::string_view login);

// REQUIRES: `account.login` from normal_login(). Empty: all is well.
std::vector<Problem> decide_account(const NewAccount& account, const std::vector<Role>& known);
std::optional<base::Message> decide_roles(const std::vector<std::string>& roles,
                                          const std::vector<Role>& known);

// Nobody changes the roles of their own account or closes it: two people are needed to give rights.
std::optional<base::Message> may_change(base::Id officer, const Account& account);

}  // namespace anlanh::people
