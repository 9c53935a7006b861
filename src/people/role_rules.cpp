#include "people/role_rules.h"

#include <optional>

namespace anlanh::people {

namespace {

// What the grants of one right come to.
struct Sum {
  std::optional<Reach> widest;  // of those that go by units
  bool own = false;
};

Scope scope_of(const Sum& sum, const Unit& unit, const std::vector<base::Id>& below,
               base::Id account) {
  if (sum.widest == Reach::All) return Scope::everywhere();
  std::vector<base::Id> ids;
  if (sum.widest == Reach::UnitAndBelow) ids = below;
  if (sum.widest == Reach::OwnUnit) ids = {unit.id};
  return sum.own ? Scope::own(account, std::move(ids)) : Scope::units(std::move(ids));
}

}  // namespace

Scopes decide_scopes(std::span<const Grant> grants, const Unit& unit, std::vector<base::Id> below,
                     base::Date today, base::Id account) {
  if (!valid_on(unit, today)) return {};
  below.push_back(unit.id);
  std::map<std::string, Sum, std::less<>> sums;
  for (const auto& grant : grants) {
    auto& sum = sums[grant.right];
    if (grant.reach == Reach::Own) {
      sum.own = true;
    } else if (!sum.widest || *sum.widest < grant.reach) {
      sum.widest = grant.reach;
    }
  }
  Scopes scopes;
  for (const auto& [right, sum] : sums) scopes.emplace(right, scope_of(sum, unit, below, account));
  return scopes;
}

}  // namespace anlanh::people
