#pragma once
// Parts of a file (RFC 9110 section 14): one range, as players of sound and film ask for.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>

#include "web/body_source.h"
#include "web/request.h"
#include "web/response.h"

namespace anlanh::web {

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;  // inclusive
};
enum class NoRange { WholeFile, NotSatisfiable };

// WholeFile: no range, several, or one out of form (which a server may ignore).
std::variant<ByteRange, NoRange> parse_range(std::string_view header, std::uint64_t size);

// 200 with the whole, 206 with the part that was asked for, or 416.
Response streamed(const Request& request, std::shared_ptr<BodySource> source,
                  std::string_view content_type);

}  // namespace anlanh::web
