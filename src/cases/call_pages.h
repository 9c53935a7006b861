#pragma once
// The hotline desk: one dense page with the questions in talking order, and the drafts that wait.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/goi-den", "/goi-den/:id" and its acts, "/tin/:id/ban-ghi". REQUIRES: `desk` outlives the router.
void add_call_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
