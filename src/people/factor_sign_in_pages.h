#pragma once
// /dang-nhap/buoc-hai: giving the second step.

#include "people/people_parts.h"
#include "web/router.h"

namespace anlanh::people {

// `parts` outlives the router.
void add_factor_sign_in_routes(web::Router& router, const PeopleParts& parts);

}  // namespace anlanh::people
