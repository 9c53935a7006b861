#pragma once
// Giving a new return key to whoever has lost it.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/cap-lai-khoa". REQUIRES: `desk` outlives the router.
void add_key_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
