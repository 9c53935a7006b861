// How fast text is folded, beside the plain way through ICU. Prints one line a way.

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "text/fold.h"

namespace {

// AL_VI_OK: the text that is measured
constexpr const char* kSentence =
    "Trẻ em có quyền được bảo vệ dưới mọi hình thức trên môi trường mạng. ";

std::string fold_by_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto apart = icu::Normalizer2::getNFDInstance(status)->normalize(
      icu::UnicodeString::fromUTF8(text), status);
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 c = apart.char32At(at);
    if (c < 0x0300 || c > 0x036F) out.append(c == 0x0110 || c == 0x0111 ? 'd' : u_tolower(c));
  }
  std::string bytes;
  return out.toUTF8String(bytes);
}

template <class Fold>
void measure(const char* name, const std::string& text, Fold fold) {
  double best = 1e9;
  std::size_t kept = 0;
  for (int round = 0; round < 9; ++round) {
    const auto start = std::chrono::steady_clock::now();
    kept += fold(text).size();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    if (spent.count() < best) best = spent.count();
  }
  std::printf("%-12s %8.1f MB/s  (best of 9, %zu bytes of Vietnamese, kept %zu)\n", name,
              static_cast<double>(text.size()) / best / 1e6, text.size(), kept / 9);
}

}  // namespace

int main() {
  std::string text;
  while (text.size() < 8'000'000) text += kSentence;
  measure("fold", text, [](const std::string& t) { return anlanh::text::fold(t); });
  measure("through ICU", text, fold_by_icu);
}
