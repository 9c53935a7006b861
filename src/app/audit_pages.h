#pragma once
// `/nhat-ky`: the audit log, newest first, and whether its chain is whole.

#include "store/store.h"
#include "web/router.h"

namespace anlanh::app {

void add_audit_routes(web::Router& router, store::Store& store);

}  // namespace anlanh::app
