#pragma once
// The inbox: reports in order of risk, then deadline, within the officer's scope.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/hop-thu", "/hop-thu/tai-ve". REQUIRES: `desk` outlives the router.
void add_inbox_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
