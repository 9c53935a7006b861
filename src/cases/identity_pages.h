#pragma once
// Opening names and contacts: the tab "Identity" of a report or case, and the page of what waits.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/tin/:id/danh-tinh", "/vu-viec/:id/danh-tinh", "/danh-tinh" and the acts below it. REQUIRES: `desk` outlives the
// router.
void add_identity_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
