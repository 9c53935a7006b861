#pragma once
// The way in for everybody: one question a page, no account, no script, Vietnamese or English.
//
// All of it lives at one neutral address. What was answered travels in hidden fields of the next POST, so neither
// the server nor the address bar keeps a draft.

#include "cases/case_desk.h"
#include "web/router.h"

namespace anlanh::cases {

// "/goc-cua-em/ke", "/goc-cua-em/gui", "/goc-cua-em/da-chep". REQUIRES: `desk` outlives the router.
void add_ask_routes(web::Router& router, const Desk& desk);

}  // namespace anlanh::cases
