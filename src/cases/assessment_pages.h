#pragma once
// Initial and specific assessment, review: /vu-viec/:id/danh-gia-ban-dau, /danh-gia-cu-the, /ra-soat.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// `desk` outlives the router.
void add_assessment_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
