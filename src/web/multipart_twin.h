#pragma once
// For tests and the fuzz target: the plain reader of a whole body, and a taker that remembers every part.

#include <optional>
#include <string>
#include <vector>

#include "web/multipart.h"

namespace anlanh::web {

struct SeenPart {
  PartHead head;
  std::string data;
  bool ended = false;
};

class PartList : public PartTaker {
 public:
  base::Status begin(const PartHead& head) override {
    parts.push_back({head, {}, false});
    return base::ok();
  }
  base::Status data(std::string_view bytes) override {
    parts.back().data += bytes;
    return base::ok();
  }
  base::Status end() override {
    parts.back().ended = true;
    return base::ok();
  }
  std::vector<SeenPart> parts;
};

// Splits at every boundary, then looks at the pieces. Absent: not a form.
inline std::optional<std::vector<SeenPart>> read_whole_multipart(std::string body,
                                                                 const std::string& boundary) {
  body = "\r\n" + body;
  const std::string border = "\r\n--" + boundary;
  std::vector<SeenPart> parts;
  if (!body.starts_with(border)) return std::nullopt;
  std::size_t at = border.size();
  while (true) {
    const auto sign = body.substr(at, 2);
    if (sign == "--") return parts;
    if (sign != "\r\n" || parts.size() == MultipartBudget{}.parts) return std::nullopt;
    const auto head_end = body.find("\r\n\r\n", at + 2);
    if (head_end == body.npos || head_end - at - 2 > MultipartBudget{}.head_bytes)
      return std::nullopt;
    auto head = parse_part_head(body.substr(at + 2, head_end - at - 2));
    const auto end = body.find(border, head_end + 4);
    if (!head || end == body.npos) return std::nullopt;
    parts.push_back({*head, body.substr(head_end + 4, end - head_end - 4), true});
    at = end + border.size();
  }
}

}  // namespace anlanh::web
