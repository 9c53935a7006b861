#pragma once
// One report as officers see it, and its acts.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/tin/:id" and what may be done there. REQUIRES: `desk` outlives the router.
void add_report_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
