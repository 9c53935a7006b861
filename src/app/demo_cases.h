#pragma once
// The reports, cases, violators and closed addresses of the demo.

#include "app/demo_cast.h"
#include "app/demo_story.h"
#include "cases/case_desk.h"
#include "catalog/catalog.h"

namespace anlanh::app {

// Adds the events to the story. All five outlive its run. `return_key` receives the four words of the report the
// visitor is invited to open.
void tell_cases(Story& story, Cast& cast, const cases::Desk& desk, catalog::Catalog& catalog,
                const base::JsonView& file, std::string& return_key);

}  // namespace anlanh::app
