#include "people/scope.h"

#include <algorithm>

namespace anlanh::people {

Scope Scope::units(std::vector<base::Id> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::erase(ids, base::Id{});
  return Scope(Kind::Units, std::move(ids));
}

Scope Scope::own(base::Id account, std::vector<base::Id> ids) {
  auto scope = units(std::move(ids));
  scope.account_ = account;
  return scope;
}

bool Scope::covers(base::Id unit) const {
  return all() || std::binary_search(ids_.begin(), ids_.end(), unit);
}

std::string Scope::condition(std::string_view column, std::vector<store::Value>& values) const {
  if (all()) return "true";
  if (ids_.empty()) return "false";
  std::string text(column);
  text += " in (";
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    values.push_back(store::to_value(ids_[i]));
    if (i > 0) text += ", ";
    text += "$" + std::to_string(values.size());
  }
  return text + ")";
}

std::string Scope::condition(std::string_view column, std::string_view assignee_column,
                             std::vector<store::Value>& values) const {
  const auto by_unit = condition(column, values);
  if (all() || !account_) return by_unit;
  values.push_back(store::to_value(account_));
  return "(" + by_unit + " or " + std::string(assignee_column) + " = $" +
         std::to_string(values.size()) + ")";
}

}  // namespace anlanh::people
