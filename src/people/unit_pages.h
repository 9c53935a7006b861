#pragma once
// /don-vi: communes, departments, schools and care facilities on a day, and what each was before.

#include "people/people_parts.h"
#include "web/router.h"

namespace anlanh::people {

// `parts` outlives the router.
void add_unit_routes(web::Router& router, const PeopleParts& parts);

}  // namespace anlanh::people
