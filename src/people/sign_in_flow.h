#pragma once
// Where a browser goes after each step of signing in: to what is still owed, or in.

#include <string>

#include "people/factor_rules.h"
#include "people/people_parts.h"
#include "web/visit.h"

namespace anlanh::people {

// The page asked for before signing in, if it is one of ours and not a step of signing in.
std::optional<web::Url> wanted_page(const std::string& next);

// Starts a new session for the account, as far as it has come, and leads on. `next`: where to, once in.
base::Result<web::Response> go_on(const PeopleParts& parts, web::Visit& visit, base::Id account,
                                  FactorGiven given, const std::string& next);

}  // namespace anlanh::people
