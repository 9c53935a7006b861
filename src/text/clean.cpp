#include "text/clean.h"

#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"

namespace anlanh::text {

namespace {

constexpr int kMostMarks = 3;
constexpr UChar32 kJoiner = 0x200D, kPicture = 0xFE0F, kKeycap = 0x20E3;

enum class Kind { Plain, Blank, Line, Mark, Control, Invisible, Direction };

bool in(UChar32 c, UChar32 first, UChar32 last) { return c >= first && c <= last; }

bool is_direction(UChar32 c) {
  return c == 0x061C || in(c, 0x200E, 0x200F) || in(c, 0x202A, 0x202E) || in(c, 0x2066, 0x2069);
}

bool is_invisible(UChar32 c) {
  return c == 0x00AD || c == 0x034F || in(c, 0x115F, 0x1160) || in(c, 0x17B4, 0x17B5) ||
         in(c, 0x180B, 0x180F) || in(c, 0x200B, 0x200D) || in(c, 0x2060, 0x2065) ||
         in(c, 0x206A, 0x206F) || c == 0x3164 || in(c, 0xFE00, 0xFE0F) || c == 0xFEFF ||
         c == 0xFFA0 || in(c, 0xFFF9, 0xFFFB) || in(c, 0x1BCA0, 0x1BCA3) ||
         in(c, 0x1D173, 0x1D17A) || in(c, 0xE0000, 0xE0FFF);
}

bool is_blank(UChar32 c) { return c == ' ' || c == '\t' || u_charType(c) == U_SPACE_SEPARATOR; }

bool is_line(UChar32 c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

bool is_control(UChar32 c) { return c < 0x20 || in(c, 0x7F, 0x9F) || U_IS_UNICODE_NONCHAR(c); }

Kind kind_of(UChar32 c) {
  if (in(c, 0x21, 0x7E)) return Kind::Plain;
  if (is_line(c)) return Kind::Line;
  if (is_blank(c)) return Kind::Blank;
  if (is_control(c)) return Kind::Control;
  if (is_direction(c)) return Kind::Direction;
  if (is_invisible(c)) return Kind::Invisible;
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ? Kind::Mark : Kind::Plain;
}

bool is_picture(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
}

// Takes out what may not stay. REQUIRES: sound UTF-8.
class Sieve {
 public:
  explicit Sieve(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string run(Removed& removed) {
    while (at_ < text_.size()) {
      const auto piece = text_.substr(at_, base::utf8_length_at(text_, at_));
      const auto c = code_point(at_);
      at_ += piece.size();
      take(c, piece, removed);
    }
    return std::move(out_);
  }

 private:
  // The character at a place, or 0 past the end.
  UChar32 code_point(std::size_t at) const {
    if (at >= text_.size()) return 0;
    UChar32 c = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    U8_GET_UNSAFE(bytes, at, c);
    return c;
  }

  void keep(UChar32 c, std::string_view piece) {
    out_ += piece;
    before_ = c;
    marks_ = 0;
  }

  void take(UChar32 c, std::string_view piece, Removed& removed) {
    switch (kind_of(c)) {
      case Kind::Plain: return keep(c, piece);
      case Kind::Blank: return keep(' ', " ");
      case Kind::Line: return take_line(c);
      case Kind::Mark: return take_mark(piece, removed);
      case Kind::Control: ++removed.controls; return;
      case Kind::Direction: ++removed.direction; return;
      case Kind::Invisible: return take_invisible(c, piece, removed);
    }
  }

  void take_line(UChar32 c) {
    if (c == '\r' && code_point(at_) == '\n') return;  // the line feed will do
    keep('\n', "\n");
  }

  void take_mark(std::string_view piece, Removed& removed) {
    if (++marks_ > kMostMarks) {
      ++removed.marks;
    } else {
      out_ += piece;
    }
  }

  void take_invisible(UChar32 c, std::string_view piece, Removed& removed) {
    const bool joins =
        c == kJoiner && (is_picture(before_) || before_ == kPicture) && is_picture(code_point(at_));
    const bool paints = c == kPicture && (is_picture(before_) || code_point(at_) == kKeycap);
    if (joins || paints) return keep(c, piece);
    ++removed.invisible;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  UChar32 before_ = 0;
  int marks_ = 0;
};

std::string repaired(std::string_view text, Removed& removed) {
  for (std::size_t at = 0; at < text.size();) {
    const auto length = base::utf8_length_at(text, at);
    removed.bad_bytes += length == 0;
    at += length == 0 ? 1 : length;
  }
  return removed.bad_bytes == 0 ? std::string(text) : base::repair_utf8(text);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
}

std::string composed(std::string text) {
  if (is_ascii(text)) return text;
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(status)) nfc->normalizeUTF8(0, text, sink, nullptr, status);
  return U_SUCCESS(status) ? out : text;
}

// The last pass: spaces and empty lines.
std::string tidy(std::string_view text, Lines lines) {
  std::string out;
  out.reserve(text.size());
  std::size_t ends = 0;
  bool space = false;
  for (const char c : text) {
    const bool line_end = c == '\n' && lines == Lines::Keep;
    if (line_end) {
      ++ends;
      space = false;
    } else if (c == ' ' || c == '\n') {
      space = true;
    } else {
      if (!out.empty() && ends > 0) out.append(std::min<std::size_t>(ends, 2), '\n');
      if (!out.empty() && ends == 0 && space) out += ' ';
      ends = 0;
      space = false;
      out += c;
    }
  }
  return out;
}

}  // namespace

Cleaned clean(std::string_view text, Lines lines) {
  Cleaned cleaned;
  std::string sound = repaired(text, cleaned.removed);
  // NFC before, so that marks are counted as they will stand; and after, because what was taken out may
  // have stood between a letter and its mark.
  const std::string whole = composed(std::move(sound));
  std::string sieved = Sieve(whole).run(cleaned.removed);
  cleaned.text = tidy(composed(std::move(sieved)), lines);
  return cleaned;
}

}  // namespace anlanh::text
