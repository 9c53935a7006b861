#pragma once
// Asking to close a case as helped, and deciding on it: parts of the review's page.

#include "cases/office_parts.h"
#include "cases/plan_actions.h"
#include "web/visit.h"

namespace anlanh::cases {

// What was asked and answered, and the form to ask or to decide, as the officer may. Empty without fields.plan.
base::Result<web::Html> closing_part(const Desk& desk, const web::Visit& visit, base::Id case_id,
                                     const Returned& returned);
// Approve or return, with a comment. `number` and day of a decision only for a plan.
enum class AsksNumber { No, Yes };
web::Html decision_fields(const web::View& view, const Returned& back, std::string_view form,
                          AsksNumber number);
DecisionInput decision_sent(const web::Params& sent);

}  // namespace anlanh::cases
