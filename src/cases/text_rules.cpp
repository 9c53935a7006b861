#include "cases/text_rules.h"

#include <string>

#include "base/utf8.h"

namespace anlanh::cases {

base::Status check_length(std::string_view text, std::size_t most) {
  const auto have = base::count_code_points(text);
  if (have <= most) return base::ok();
  return base::invalid(base::msg("Please shorten this to at most {1} letters; there are {2} now",
                                 std::to_string(most), std::to_string(have)));
}

}  // namespace anlanh::cases
