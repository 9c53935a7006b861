// Cleaned text is sound, keeps still when cleaned again, and folds. Corpus: tests/corpus/clean/.

#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "text/text.h"

using anlanh::text::Lines;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void try_clean(std::string_view text, Lines lines) {
  const auto once = anlanh::text::clean(text, lines);
  require(anlanh::base::valid_utf8(once.text));
  require(once.text.size() <= text.size() * 3);
  const auto twice = anlanh::text::clean(once.text, lines);
  require(twice.text == once.text && !twice.removed.any());
  require(lines == Lines::Keep || once.text.find('\n') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try_clean(text, Lines::Keep);
  try_clean(text, Lines::Join);
  const auto folded = anlanh::text::fold(text);
  require(anlanh::base::valid_utf8(folded));
  require(anlanh::text::fold(folded) == folded);
  static const auto kOrder = anlanh::text::VietnameseOrder::open().value();
  require(kOrder.key(text).find('\0') == std::string::npos);
  return 0;
}
