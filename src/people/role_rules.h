#pragma once
// From the grants of an account's roles to the place where each right holds. Pure.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "people/role_model.h"
#include "people/scope.h"
#include "people/unit_model.h"

namespace anlanh::people {

using Scopes = std::map<std::string, Scope, std::less<>>;

// The widest reach of each right wins; records assigned to the account come beside it. `below` is the unit and everything under it. Nothing at all
// where the unit is not there on that day: an office that ended has no officers.
Scopes decide_scopes(std::span<const Grant> grants, const Unit& unit, std::vector<base::Id> below,
                     base::Date today, base::Id account = {});

}  // namespace anlanh::people
