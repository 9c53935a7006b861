#pragma once
// The register of violators: list, search, export. Names stay closed here.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/doi-tuong". REQUIRES: `desk` outlives the router.
void add_register_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
