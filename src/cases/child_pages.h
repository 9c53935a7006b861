#pragma once
// Child, family and incident of a case: /vu-viec/:id/tre, and one form each under it.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// `desk` outlives the router.
void add_child_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
