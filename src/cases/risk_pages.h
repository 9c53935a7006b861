#pragma once
// The risk of a report or a case: how it is shown, and the page on which a person sets it otherwise
// (/tin/:id/rui-ro, /vu-viec/:id/rui-ro).

#include <vector>

#include "cases/case_desk.h"
#include "cases/office_parts.h"
#include "cases/risk_model.h"
#include "web/components/summary-list/summary_list.h"
#include "web/router.h"

namespace anlanh::cases {

// The effective level, the reasons of the score, and who set it otherwise.
web::Html risk_part(const web::View& view, const RiskView& risk);
enum class MaySet : bool { No, Yes };
std::vector<web::RowAction> risk_actions(const web::View& view, const web::Url& page, MaySet may);

void add_risk_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
