#pragma once
// /dang-nhap and /dang-xuat.

#include "people/people_parts.h"
#include "web/router.h"

namespace anlanh::people {

// `parts` outlives the router.
void add_sign_in_routes(web::Router& router, const PeopleParts& parts);

}  // namespace anlanh::people
