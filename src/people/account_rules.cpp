#include "people/account_rules.h"

#include <algorithm>

#include "base/utf8.h"

namespace anlanh::people {

namespace {

using base::msg;

constexpr std::size_t kLongestName = 120;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_login_char(char c) {
  return is_lower(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_lower(c) || (c >= 'A' && c <= 'Z');
  });
}

}  // namespace

std::string normal_login(std::string_view typed) {
  std::string out;
  for (const char c : typed) {
    if (c == ' ' || c == '\t' || c == '\n') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool is_login(std::string_view login) {
  return login.size() >= 3 && login.size() <= 40 && is_lower(login.front()) &&
         std::all_of(login.begin(), login.end(), is_login_char);
}

std::optional<base::Message> decide_roles(const std::vector<std::string>& roles,
                                          const std::vector<Role>& known) {
  if (roles.empty()) return msg("Choose at least one role.");
  for (const auto& role : roles) {
    const auto same = [&](const Role& one) { return one.code == role; };
    if (std::none_of(known.begin(), known.end(), same))
      return msg("There is no such role. Please choose from the list.");
  }
  return std::nullopt;
}

std::vector<Problem> decide_account(const NewAccount& account, const std::vector<Role>& known) {
  std::vector<Problem> problems;
  if (!is_login(account.login))
    problems.push_back({"login", msg("The login has 3 to 40 letters without marks, digits, dots or "
                                     "dashes, and begins with a letter: hoa.nguyen")});
  if (!has_letter(account.name))
    problems.push_back({"name", msg("Enter the person's full name.")});
  else if (base::count_code_points(account.name) > kLongestName)
    problems.push_back(
        {"name", msg("The name has at most {1} characters.", std::to_string(kLongestName))});
  if (!account.unit) problems.push_back({"unit", msg("Choose the unit this person works in.")});
  if (auto wrong = decide_roles(account.roles, known))
    problems.push_back({"roles", std::move(*wrong)});
  return problems;
}

std::optional<base::Message> may_change(base::Id officer, const Account& account) {
  if (officer == account.id)
    return msg("You cannot change the rights of your own account. Ask another administrator.");
  return std::nullopt;
}

}  // namespace anlanh::people
