#include "people/scope.h"

#include <algorithm>

namespace anlanh::people {

Scope Scope::units(std::vector<base::Id> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::erase(ids, base::Id{});
  return Scope(Kind::Units, std::move(ids));
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

}  // namespace anlanh::people
