#pragma once
// A role as somebody wants it to be, and what that would do.

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "people/role_model.h"

namespace anlanh::people {

// One right of a role or of an account, before and after; absent: it does not have it.
struct GrantChange {
  std::string right;
  std::optional<Reach> before;
  std::optional<Reach> after;
};

// What an account gains and loses, all its roles together.
struct AccountImpact {
  base::Id account;
  std::string name;
  std::string unit_name;
  std::vector<GrantChange> changes;
};

// A change that waits for a second person.
struct RoleChange {
  base::Id id;
  Role wanted;  // its version is the one that was seen
  base::Instant asked_at;
  base::Id asked_by;
  std::string asked_name;
};

}  // namespace anlanh::people
