#pragma once
// /tai-khoan/quan-ly: accounts for administrators.

#include "people/people_parts.h"
#include "web/router.h"

namespace anlanh::people {

// `parts` outlives the router.
void add_account_admin_routes(web::Router& router, const PeopleParts& parts);

}  // namespace anlanh::people
