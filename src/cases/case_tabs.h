#pragma once
// The pages of one case, as one line of links under its heading.

#include <string_view>

#include "base/id.h"
#include "cases/family_model.h"
#include "web/page.h"
#include "web/view.h"

namespace anlanh::cases {

// `current` is the tab's part of the address: "" for the overview, "tre" for child and family.
web::Html case_tabs(const web::View& view, base::Id case_id, std::string_view current);

// Shown over every page of a case in which a carer is suspected: nothing may be asked or told through that carer
// (Decree 56/2017, article 26.3: the carer as perpetrator).
web::Html guardian_warning(const web::View& view, CarerSuspected suspected);

}  // namespace anlanh::cases
