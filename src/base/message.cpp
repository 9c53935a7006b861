#include "base/message.h"

namespace anlanh::base {

std::string fill_places(std::string_view text, const std::vector<std::string>& args) {
  std::string out;
  out.reserve(text.size() + 32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                       text[i + 1] >= '1' && text[i + 1] <= '9';
    const std::size_t index = place ? static_cast<std::size_t>(text[i + 1] - '1') : 0;
    if (place && index < args.size()) {
      out += args[index];
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace anlanh::base
