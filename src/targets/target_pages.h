#pragma once
// Pages of the targets: the four figures, and each figure's rows.

#include "targets/target_actions.h"
#include "web/router.h"

namespace anlanh::targets {

// `actions` outlives the router.
void add_target_routes(web::Router& router, const TargetActions& actions);

}  // namespace anlanh::targets
