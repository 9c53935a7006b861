#include "web/clean_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"

namespace anlanh::web {

namespace {

constexpr UChar32 kJoiner = 0x200D;

bool in(UChar32 c, UChar32 first, UChar32 last) { return c >= first && c <= last; }

bool removed(UChar32 c) {
  if (c == '\n' || c == '\t') return false;
  if (c < 0x20 || in(c, 0x7F, 0x9F)) return true;  // C0, DEL, C1
  if (c == 0xAD || c == 0x034F || c == 0x061C || c == 0x180E) return true;
  if (in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E))
    return true;  // zero width, bidirectional marks and embeddings
  if (in(c, 0x2060, 0x206F) || c == 0xFEFF) return true;  // joiners, isolates, deprecated controls
  if (in(c, 0x115F, 0x1160) || c == 0x3164 || c == 0xFFA0)
    return true;  // Hangul fillers: blank, yet "letters"
  if (in(c, 0xFFF9, 0xFFFB) || in(c, 0xE0000, 0xE007F)) return true;  // annotations, tags
  return U_IS_UNICODE_NONCHAR(c);
}

bool part_of_picture(UChar32 c) {
  return c == 0xFE0F || u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
}

// The character at `at` of sound UTF-8, and its length. Zero past the end.
struct Step {
  UChar32 c = 0;
  std::size_t length = 1;
};

Step step_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const std::size_t length = base::utf8_length_at(text, at);
  const auto first = static_cast<unsigned char>(text[at]);
  UChar32 c = length == 1 ? first : first & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    c = c << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
  return {c, length};
}

// REQUIRES: sound UTF-8 without NUL.
std::string without_invisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  UChar32 before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = step_at(text, at);
    const auto piece = text.substr(at, length);
    at += length;
    const UChar32 after = step_at(text, at).c;
    if (c == '\r' && after == '\n') continue;
    const bool breaks_line = c == '\r' || c == 0x2028 || c == 0x2029;
    const bool joins = c == kJoiner && part_of_picture(before) && part_of_picture(after);
    if (breaks_line) {
      out += '\n';
    } else if (!removed(c) || joins) {
      out += piece;
    } else {
      continue;
    }
    before = c;
  }
  return out;
}

base::Result<std::string> composed(std::string text) {
  if (std::all_of(text.begin(), text.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return text;
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(status)) nfc->normalizeUTF8(0, text, sink, nullptr, status);
  if (U_FAILURE(status))
    return base::make_error(base::Code::Internal, std::string("NFC: ") + u_errorName(status));
  return out;
}

}  // namespace

base::Result<std::string> clean_text(std::string_view text) {
  if (!base::valid_utf8(text))
    return base::make_error(
        base::Code::Invalid, "text is not UTF-8",
        base::msg(
            "The text is not in Unicode (UTF-8), so we cannot read it. Please type it again."));
  if (text.find('\0') != text.npos)
    return base::make_error(
        base::Code::Invalid, "text holds NUL",
        base::msg("The text holds a character that cannot be kept. Please type it again."));
  return composed(without_invisible(text));
}

}  // namespace anlanh::web
