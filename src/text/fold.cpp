// The hot path is a table of every Latin letter that Vietnamese and its neighbours use; a character
// outside it costs a call to ICU. fold_test.cpp holds the table against ICU, character by character.
#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace anlanh::text {

namespace {

struct Range {
  std::uint16_t first, last;
  char letter;
};

// Letters whose base is an ASCII letter, in both cases.
constexpr Range kRanges[] = {
    {0x00C0, 0x00C5, 'a'}, {0x00C7, 0x00C7, 'c'}, {0x00C8, 0x00CB, 'e'}, {0x00CC, 0x00CF, 'i'},
    {0x00D1, 0x00D1, 'n'}, {0x00D2, 0x00D6, 'o'}, {0x00D9, 0x00DC, 'u'}, {0x00DD, 0x00DD, 'y'},
    {0x00E0, 0x00E5, 'a'}, {0x00E7, 0x00E7, 'c'}, {0x00E8, 0x00EB, 'e'}, {0x00EC, 0x00EF, 'i'},
    {0x00F1, 0x00F1, 'n'}, {0x00F2, 0x00F6, 'o'}, {0x00F9, 0x00FC, 'u'}, {0x00FD, 0x00FD, 'y'},
    {0x00FF, 0x00FF, 'y'}, {0x0100, 0x0105, 'a'}, {0x0106, 0x010D, 'c'}, {0x010E, 0x0111, 'd'},
    {0x0112, 0x011B, 'e'}, {0x011C, 0x0123, 'g'}, {0x0124, 0x0125, 'h'}, {0x0128, 0x0130, 'i'},
    {0x0134, 0x0135, 'j'}, {0x0136, 0x0137, 'k'}, {0x0139, 0x013E, 'l'}, {0x0143, 0x0148, 'n'},
    {0x014C, 0x0151, 'o'}, {0x0154, 0x0159, 'r'}, {0x015A, 0x0161, 's'}, {0x0162, 0x0165, 't'},
    {0x0168, 0x0173, 'u'}, {0x0174, 0x0175, 'w'}, {0x0176, 0x0178, 'y'}, {0x0179, 0x017E, 'z'},
    {0x01A0, 0x01A1, 'o'}, {0x01AF, 0x01B0, 'u'}, {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'},
    {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'},
};

constexpr std::uint32_t kLowFirst = 0xC0, kLowLast = 0x1B0;
constexpr std::uint32_t kHighFirst = 0x1EA0,
                        kHighLast = 0x1EF9;  // Vietnamese letters with two marks

template <std::uint32_t First, std::uint32_t Last>
constexpr auto make_table() {
  std::array<char, Last - First + 1> table{};
  for (const auto& range : kRanges)
    for (std::uint32_t c = range.first; c <= range.last; ++c)
      if (c >= First && c <= Last) table[c - First] = range.letter;
  return table;
}

constexpr auto kLow = make_table<kLowFirst, kLowLast>();
constexpr auto kHigh = make_table<kHighFirst, kHighLast>();

// The ASCII base letter, or 0 where the table does not know the character.
char table_letter(std::uint32_t c) {
  if (c >= kLowFirst && c <= kLowLast) return kLow[c - kLowFirst];
  if (c >= kHighFirst && c <= kHighLast) return kHigh[c - kHighFirst];
  return 0;
}

bool is_mark(std::uint32_t c) { return c >= 0x0300 && c <= 0x036F; }

void append(std::string& out, UChar32 c) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

void append_lower(std::string& out, UChar32 c) {
  if (is_mark(static_cast<std::uint32_t>(c))) return;
  append(out, u_tolower(c));
}

void append_by_icu(std::string& out, UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(c, parts)) return append_lower(out, c);
  for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1))
    append_lower(out, parts.char32At(at));
}

std::uint32_t decode(std::string_view text, std::size_t at, std::size_t length) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
  if (length == 2) return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
  if (length == 3) return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
  return (byte(0) & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 |
         (byte(3) & 0x3Fu);
}

void append_folded(std::string& out, std::uint32_t c) {
  if (const char letter = table_letter(c)) {
    out += letter;
  } else if (!is_mark(c)) {
    append_by_icu(out, static_cast<UChar32>(c));
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<std::uint8_t>(text[at]);
    if (first < 0x80) {
      out += static_cast<char>(first >= 'A' && first <= 'Z' ? first + ('a' - 'A') : first);
      ++at;
    } else if (const auto length = base::utf8_length_at(text, at)) {
      append_folded(out, decode(text, at, length));
      at += length;
    } else {
      out += "\xEF\xBF\xBD";
      ++at;
    }
  }
  return out;
}

}  // namespace anlanh::text
