#pragma once
// Recovery follow-up of a case (/vu-viec/:id/phuc-hoi) and what falls due (/theo-doi).

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// `desk` outlives the router.
void add_recovery_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
