#pragma once
// "May be the same as …" on the page of a report.

#include "cases/case_desk.h"
#include "cases/report_model.h"
#include "people/officer.h"
#include "web/page.h"
#include "web/router.h"
#include "web/visit.h"

namespace anlanh::cases {

// What is proposed, with the reason, and what may be said about it. `version`: of the report the officer sees. Empty
// where nothing is alike.
base::Result<web::Html> likely_part(const Desk& desk, const web::Visit& visit,
                                    const people::Officer& officer, const Report& report);

// "/tin/:id/khac". REQUIRES: `desk` outlives the router.
void add_duplicate_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
