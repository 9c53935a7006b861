#pragma once
// `/danh-muc`: what is closed, since when and why; confirming an address and opening it again.

#include <functional>

#include "catalog/entry_actions.h"
#include "web/router.h"

namespace anlanh::catalog {

// What the pages need; outlives the router.
struct EntryDesk {
  store::Store& store;
  EntryContext context;
  std::function<void()> changed;  // after a commit: publish
};

void add_entry_routes(web::Router& router, const EntryDesk& desk);

}  // namespace anlanh::catalog
