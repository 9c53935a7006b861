#pragma once
// The list of cases within the officer's scope, and its export.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/vu-viec", "/vu-viec/tai-ve". REQUIRES: `desk` outlives the router.
void add_case_list_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
