#include "web/params.h"

namespace anlanh::web {

const std::string* Params::find(std::string_view name) const {
  for (const auto& [key, value] : all_)
    if (key == name) return &value;
  return nullptr;
}

const std::string& Params::get(std::string_view name) const {
  static const std::string kNone;
  const auto* found = find(name);
  return found ? *found : kNone;
}

std::vector<std::string> Params::all(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& [key, value] : all_)
    if (key == name) out.push_back(value);
  return out;
}

void Params::drop(std::string_view name) {
  std::erase_if(all_, [name](const auto& field) { return field.first == name; });
}

}  // namespace anlanh::web
