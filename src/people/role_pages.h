#pragma once
// /vai-tro: what each role may do, and changing it.

#include "people/people_parts.h"
#include "web/router.h"

namespace anlanh::people {

// `parts` outlives the router.
void add_role_routes(web::Router& router, const PeopleParts& parts);

}  // namespace anlanh::people
