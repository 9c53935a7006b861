#pragma once
// Headers that every answer carries, whatever the handler said.

#include "web/request.h"
#include "web/response.h"

namespace anlanh::web {

enum class Audience {
  Everybody,  // the same bytes for all: the handler's Cache-Control stands
  Reader,  // made for this reader: never kept by browser or proxy, unless the handler made it public
  Personal,  // signed in, or it sets a cookie: never kept, whatever the handler said
};

void add_security_headers(Response& response, Scheme scheme, Audience audience);

}  // namespace anlanh::web
