#pragma once
// One measure taken further: its next stage, an appeal.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/doi-tuong/:id/bien-phap/:measure". REQUIRES: `desk` outlives the router.
void add_measure_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
