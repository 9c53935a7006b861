#include "people/role_rules.h"

#include <algorithm>

namespace anlanh::people {

namespace {

Scope scope_of(Reach reach, const Unit& unit, const std::vector<base::Id>& below) {
  switch (reach) {
    case Reach::OwnUnit: return Scope::units({unit.id});
    case Reach::UnitAndBelow: return Scope::units(below);
    case Reach::All: return Scope::everywhere();
  }
  return Scope::nowhere();
}

}  // namespace

Scopes decide_scopes(std::span<const Grant> grants, const Unit& unit, std::vector<base::Id> below,
                     base::Date today) {
  if (!valid_on(unit, today)) return {};
  below.push_back(unit.id);
  std::map<std::string, Reach, std::less<>> widest;
  for (const auto& grant : grants) {
    const auto [at, added] = widest.emplace(grant.right, grant.reach);
    if (!added) at->second = std::max(at->second, grant.reach);
  }
  Scopes scopes;
  for (const auto& [right, reach] : widest) scopes.emplace(right, scope_of(reach, unit, below));
  return scopes;
}

}  // namespace anlanh::people
