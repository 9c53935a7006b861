#pragma once
// One violator: what is known, what was done, what may be done.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/doi-tuong/:id" and its acts. REQUIRES: `desk` outlives the router.
void add_violator_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
