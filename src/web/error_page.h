#pragma once
// From an error to a page: the one place where a base::Code becomes an HTTP status.

#include "base/result.h"
#include "web/response.h"
#include "web/view.h"

namespace anlanh::web {

int status_of(base::Code code);

// What happened in the reader's words, what to do next, the number to tell us, and 111. Never the operator's text.
Response render_error(const View& view, int status, const base::Error& error);

}  // namespace anlanh::web
