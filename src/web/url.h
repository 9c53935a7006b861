#pragma once
// A checked address. Only a Url can stand in href, src, action and formaction.
//
//   Url::local("/tin-bao")                         a literal path of ours, checked by the compiler
//   path({"/vu-viec", id, "dong"})                 data becomes one encoded segment
//   path({"/vu-viec"}).with("q", words).with("trang", 2)
//   Url::anchor("where")                           #where
//   Url::parse_local(request_target)               a path that came from outside; absent if not ours
//   Url::external("https://example.org/")          absent unless http or https in a safe form
//   tel("111")
//
// The bytes are always ASCII and percent-encoded; escaping for HTML is done where they are written.

#include <array>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace anlanh::web {

constexpr bool is_url_byte(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return std::string_view("-._~!$&'()*+,;=:@%/?#").find(c) != std::string_view::npos;
}

// A path of this site ("/", "/tin-bao?x=1", "#main"), never a scheme or another host.
constexpr bool is_local(std::string_view s) {
  if (s.empty() || (s[0] != '/' && s[0] != '#')) return false;
  if (s.size() > 1 && s[0] == '/' && s[1] == '/') return false;
  for (char c : s) {
    if (!is_url_byte(c)) return false;
  }
  return true;
}

struct LocalPath {
  std::string_view text;
  consteval LocalPath(const char* literal) : text(literal) {
    if (!is_local(text)) throw "not a local path";
  }
};

class Url {
 public:
  static Url local(LocalPath path) { return Url(std::string(path.text)); }
  static Url anchor(std::string_view id);
  // Bytes over 0x7F are percent-encoded; anything else that is not a path of ours is absent.
  static std::optional<Url> parse_local(std::string_view target);
  static std::optional<Url> external(std::string_view address);
  // A telephone number as data: digits, spaces, dots, dashes and a leading plus.
  static std::optional<Url> parse_tel(std::string_view number);

  // Sets a query parameter, in place of one of the same name. Both are encoded.
  Url with(std::string_view name, std::string_view value) const;
  Url with(std::string_view name, std::integral auto value) const {
    return with(name, std::string_view(std::to_string(value)));
  }
  // Puts `#id` at the end, in place of an earlier one.
  Url at(std::string_view id) const;

  const std::string& text() const { return text_; }
  bool operator==(const Url&) const = default;

 private:
  friend struct UrlMaker;
  friend struct TestMarkup;  // exists only in tests
  explicit Url(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

// A piece of a path: a literal may hold several segments, data is always exactly one. Data is only
// looked at, so a Segment must not outlive the expression it is written in.
class Segment {
 public:
  consteval Segment(const char* literal) : text_(literal), literal_(true) {
    if (text_.empty() || text_.starts_with("//")) throw "not a path";
    for (char c : text_) {
      if (!is_url_byte(c) || c == '?' || c == '#' || c == '%') throw "not a path";
    }
  }
  Segment(std::string_view data) : text_(data) {}
  Segment(const std::string& data) : text_(data) {}
  Segment(base::Id id) : Segment(base::id_text(id), kShort) {}
  Segment(std::integral auto number) : Segment(std::to_string(number), kShort) {}

  void append_to(std::string& url) const;

 private:
  enum Short { kShort };
  Segment(const std::string& text, Short);

  std::string_view text_;
  std::array<char, 24> short_{};  // letters and digits that we made ourselves
  std::uint8_t short_size_ = 0;
  bool literal_ = false;
};

Url path(std::initializer_list<Segment> segments);

struct TelNumber {
  std::string_view text;
  consteval TelNumber(const char* literal) : text(literal) {
    if (text.find_first_not_of("0123456789+") != text.npos || text.empty()) throw "not a number";
  }
};
Url tel(TelNumber number);

// Percent-encodes every byte that is not a letter, digit, '-', '.', '_' or '~'.
void append_percent_encoded(std::string& out, std::string_view data);

}  // namespace anlanh::web
