#pragma once
// The front door, the health check and the list of all routes.

#include <functional>

#include "store/store.h"
#include "web/router.h"

namespace anlanh::app {

// `/`: where a child, a parent, a teacher and an officer each find their way.
void add_home_routes(web::Router& router);
// `/khoe`: 200 and "ok" while the database answers, else 503. Says nothing else: anybody may ask.
void add_health_route(web::Router& router, store::Store& store);
// `/duong-dan`: every route with who may use it and what for, for those who manage accounts. Call it last; it shows
// what was added before.
void add_route_list(web::Router& router);

}  // namespace anlanh::app
