#pragma once
// What an officer sees of the danger check and of how a report came in.

#include "cases/intake_model.h"
#include "cases/report_model.h"
#include "web/page.h"

namespace anlanh::cases {

// In red, above everything else: a yes of the danger check, contact that is not safe, a carer under suspicion.
// Empty where there is none of these.
web::Html intake_alert(const web::View& view, const Intake& intake);

// "A child, under 11".
web::Html teller_part(const web::View& view, Speaker speaker, const Intake& intake);

}  // namespace anlanh::cases
