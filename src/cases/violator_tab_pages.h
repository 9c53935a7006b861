#pragma once
// The tab "Violators" of a case, and recording one.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/vu-viec/:id/doi-tuong". REQUIRES: `desk` outlives the router.
void add_violator_tab_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
