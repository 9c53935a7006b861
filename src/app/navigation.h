#pragma once
// The officers' navigation: only what this officer may open, with what waits there.

#include <functional>

#include "cases/cases.h"
#include "web/visit.h"

namespace anlanh::app {

// For SiteParts::decorate. `cases` outlives it.
std::function<void(web::Visit&)> navigation(const cases::Cases& cases);

}  // namespace anlanh::app
