#pragma once
// /tai-khoan: one's own account, and the first password that must be changed.

#include "people/people_parts.h"
#include "web/router.h"

namespace anlanh::people {

// `parts` outlives the router.
void add_own_account_routes(web::Router& router, const PeopleParts& parts);

}  // namespace anlanh::people
