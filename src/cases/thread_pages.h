#pragma once
// Coming back with four words. The key travels in the body of a POST and nowhere else; a short-lived signed pass in
// a hidden field carries the visit from then on. No cookie, nothing in the address.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/goc-cua-em/tro-lai", "/goc-cua-em/tro-lai/viet". REQUIRES: `desk` outlives the router.
void add_thread_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
