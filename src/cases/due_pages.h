#pragma once
// What is due: one's own steps and those that were escalated (/han), as CSV, and the days off of a year.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

void add_due_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
