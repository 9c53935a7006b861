#pragma once
// /bat-dau: the first administrator, once, with the code from the terminal.

#include "people/people_parts.h"
#include "web/router.h"

namespace anlanh::people {

// `parts` outlives the router.
void add_start_routes(web::Router& router, const PeopleParts& parts);

}  // namespace anlanh::people
