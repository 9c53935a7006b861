#pragma once
// The children's corner: 111, telling, coming back.

#include "web/router.h"

namespace anlanh::cases {

// "/goc-cua-em".
void add_corner_routes(web::Router& router);

}  // namespace anlanh::cases
