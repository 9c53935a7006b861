#pragma once
// One case and its acts.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/vu-viec/:id" and what may be done there. REQUIRES: `desk` outlives the router.
void add_case_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
