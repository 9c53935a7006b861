#pragma once
// Pieces that show steps and their times: on the page of a case, in lists, on the page of what is due.

#include <string>

#include "cases/clock_law_model.h"
#include "cases/office_parts.h"
#include "cases/step_model.h"

namespace anlanh::cases {

// "Emergency measures …"; the bare code where the table no longer has it.
std::string step_label(const web::View& view, const ClockLaw& law, const std::string& code);
std::string level_label(const web::View& view, const ClockLaw& law, const std::string& code);
// "3 hours 20 minutes left", "1 day late".
base::Words time_left(const web::View& view, base::Instant due, base::Instant now);
// Time left and the moment itself, in colour where it presses.
web::Html due_cell(const web::View& view, const Step& step, base::Instant now);
web::Html mark_tag(const web::View& view, StepMark mark);
// The nearest open step in a list of cases or reports.
web::Html nearest_cell(const web::View& view, const ClockLaw& law, const NearestStep& step,
                       base::Instant now);

}  // namespace anlanh::cases
