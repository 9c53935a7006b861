#pragma once
// One request being answered: what was asked, by whom, in which language, and what changes in their browser.
//
//   base::Result<Response> show(Visit& visit) {
//     const auto& t = visit.view.t;
//     ...
//     return page(render_page(visit.view, ...));
//   }

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "web/principal.h"
#include "web/request.h"
#include "web/response.h"
#include "web/session_model.h"
#include "web/view.h"

namespace anlanh::web {

// Lives for one request, used by one thread.
struct Visit {
  const Request& request;
  View view;  // translator, CSRF token, what pages need of the request
  std::shared_ptr<const Principal> principal =
      {};                               // null: not signed in, or the second factor is still owed
  std::optional<Session> session = {};  // also while the second factor is owed
  base::Instant now = {};
  std::string browser_cookie =
      {};  // Set-Cookie that goes with a page holding view.csrf; "" where it is known
  std::vector<std::string> set_cookies =
      {};  // whole Set-Cookie values, put on the answer (web/session_keeper.h)
};

}  // namespace anlanh::web
