#pragma once
// An answer as bytes on the wire, and header values taken apart (RFC 9110, 9112).

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "web/request.h"
#include "web/response.h"

namespace anlanh::web {

enum class Connection { KeepAlive, Close };
enum class Body { Sent, LeftOut };  // LeftOut: the answer to HEAD, which still tells the length

// Header names and values that hold line breaks or control characters are left out: an answer cannot be split.
std::string http_text(const Response& response, Connection connection, Body body,
                      base::Instant now);

// "Tue, 01 Sep 2026 01:00:00 GMT".
std::string http_date(base::Instant at);

// "Host: Example.VN:8080" to "example.vn"; "[::1]:80" to "[::1]". Absent: characters no host has.
std::optional<std::string> parse_host(std::string_view header);

// "Text/HTML; charset=utf-8" to "text/html".
std::string parse_content_type(std::string_view header);

// The last address of X-Forwarded-For, which our own proxy wrote; those before it are the client's word. "" for none.
std::string parse_forwarded_for(std::string_view header);

}  // namespace anlanh::web
