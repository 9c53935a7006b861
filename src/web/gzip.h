#pragma once
// Packing of text answers (RFC 9110 section 8.4.1.3).

#include <string>
#include <string_view>

#include "web/request.h"
#include "web/response.h"

namespace anlanh::web {

// Accept-Encoding takes gzip with a weight above zero.
Gzip parse_accept_encoding(std::string_view header);

std::string gzip_bytes(std::string_view plain);

// Packs the body where the reader takes it, it is text over 1 KB, and the answer allows it. Sets Vary either way.
void compress(Response& response, Gzip accepted);

}  // namespace anlanh::web
