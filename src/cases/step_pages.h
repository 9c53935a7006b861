#pragma once
// "Thời hạn" of a case: its steps by law at /vu-viec/:id/thoi-han, and one step with what may be done.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

void add_step_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
