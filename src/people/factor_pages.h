#pragma once
// /tai-khoan/buoc-hai: setting up one's own second step, looking after it, taking it away.

#include "people/people_parts.h"
#include "web/router.h"

namespace anlanh::people {

// `parts` outlives the router.
void add_factor_routes(web::Router& router, const PeopleParts& parts);

}  // namespace anlanh::people
