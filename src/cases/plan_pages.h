#pragma once
// The plan of a case (/vu-viec/:id/ke-hoach) and what waits for approval (/phe-duyet).

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// `desk` outlives the router.
void add_plan_routes(web::Router& router, const Desk& desk);
void add_approval_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
