#include "catalog/publish_rules.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace anlanh::catalog {

namespace {

std::uint64_t mask_of(const std::vector<Category>& categories, std::string_view slug) {
  const auto* category = find_category(categories, slug);
  return category ? std::uint64_t{1} << category->bit : 0;
}

std::vector<guard::Category> table_of(const std::vector<Category>& categories) {
  int places = 0;
  for (const auto& category : categories) places = std::max(places, category.bit + 1);
  std::vector<guard::Category> table(static_cast<std::size_t>(places));
  for (const auto& category : categories)
    table[static_cast<std::size_t>(category.bit)] = {category.slug, category.label,
                                                     static_cast<std::uint16_t>(category.ede_code),
                                                     static_cast<std::uint16_t>(category.severity)};
  // A place between the bits that no category has: named, so that the bundle's table stays whole.
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].slug.empty()) table[i].slug = "unused-" + std::to_string(i);
  return table;
}

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  while (out.ends_with('.')) out.pop_back();
  return out;
}

using Hosts = std::unordered_set<std::string>;

// `name` itself or a name above it.
bool stands_under(const std::string& name, const Hosts& hosts) {
  for (std::size_t start = 0; start < name.size();) {
    if (hosts.contains(name.substr(start))) return true;
    const auto dot = name.find('.', start);
    if (dot == name.npos) return false;
    start = dot + 1;
  }
  return false;
}

bool would_open(const guard::PolicyEntry& entry, const Hosts& closed) {
  return entry.action == guard::Action::Allow && stands_under(lower(entry.name), closed);
}

}  // namespace

guard::PolicySource make_policy_source(const std::vector<Category>& categories,
                                       const std::vector<Entry>& in_force,
                                       std::vector<ReadList> lists) {
  guard::PolicySource source;
  source.categories = table_of(categories);
  source.lists.push_back("province");
  Hosts closed;
  for (const auto& entry : in_force) {
    const auto mask = mask_of(categories, entry.category);
    if (mask == 0) continue;
    source.entries.push_back({entry.host, mask, 0, guard::Action::Block, guard::Scope::Subtree});
    closed.insert(lower(entry.host));
  }
  for (auto& list : lists) {
    const auto mask = mask_of(categories, list.category);
    if (mask == 0) continue;
    source.lists.push_back(list.name);
    for (auto& entry : list.entries) {
      if (would_open(entry, closed)) continue;
      entry.categories = mask;
      entry.list = static_cast<std::uint16_t>(source.lists.size() - 1);
      source.entries.push_back(std::move(entry));
    }
  }
  return source;
}

}  // namespace anlanh::catalog
