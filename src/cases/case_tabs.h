#pragma once
// The pages of one case, as one line of links under its heading.

#include <string_view>

#include "base/id.h"
#include "web/page.h"
#include "web/view.h"

namespace anlanh::cases {

// `current` is the tab's part of the address: "" for the overview, "thoi-han" for deadlines.
web::Html case_tabs(const web::View& view, base::Id case_id, std::string_view current);

}  // namespace anlanh::cases
