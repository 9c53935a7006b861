#include "guard/list_name.h"

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "base/utf8.h"
#include "guard/server_socket.h"

namespace anlanh::guard {

namespace {

constexpr std::size_t kMostNameText = 253;
constexpr std::size_t kMostLabelText = 63;
constexpr std::size_t kMostWritten = 1000;  // a name in letters may be longer than its ASCII form

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool may_stand_in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// One for the process: ICU's object is immutable and safe for all threads. Never freed, so that no
// thread can meet a freed one at exit.
const UIDNA* idna() {
  static const UIDNA* const kIdna = [] {
    UErrorCode error = U_ZERO_ERROR;
    const UIDNA* made = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, &error);
    return U_SUCCESS(error) ? made : nullptr;
  }();
  return kIdna;
}

std::optional<std::string> to_ascii(std::string_view text) {
  if (idna() == nullptr) return std::nullopt;
  std::array<char, 512> out;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t size =
      uidna_nameToASCII_UTF8(idna(), text.data(), static_cast<std::int32_t>(text.size()),
                             out.data(), out.size(), &info, &error);
  if (U_FAILURE(error) || info.errors != 0 || size > static_cast<std::int32_t>(out.size())) {
    return std::nullopt;
  }
  return std::string(out.data(), static_cast<std::size_t>(size));
}

std::optional<base::Message> fault_of_labels(std::string_view name, TopLevel top) {
  std::size_t labels = 0;
  bool last_is_number = false;
  for (std::size_t start = 0; start <= name.size(); ++labels) {
    const std::size_t end = std::min(name.find('.', start), name.size());
    const std::string_view label = name.substr(start, end - start);
    if (label.empty() || label.size() > kMostLabelText) {
      return base::msg("A part of this name is empty or longer than 63 characters.");
    }
    if (!std::all_of(label.begin(), label.end(), may_stand_in_name)) {
      return base::msg("This name has a character that no name can have.");
    }
    last_is_number =
        std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
    start = end + 1;
  }
  if (last_is_number) return base::msg("This is a number (an IP address), not a name.");
  if (labels == 1 && top == TopLevel::Refuse) {
    return base::msg("A name without a dot would close a whole top-level domain.");
  }
  return std::nullopt;
}

}  // namespace

std::variant<std::string, base::Message> parse_list_name(std::string_view text, TopLevel top) {
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.size() > kMostWritten) return base::msg("This name is longer than 253 characters.");
  std::string name(text);
  if (is_ascii(text)) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  } else if (!base::valid_utf8(text)) {
    return base::msg("This is not text in UTF-8.");
  } else if (auto ascii = to_ascii(text)) {
    name = std::move(*ascii);
  } else {
    return base::msg("This name has a character that no name can have.");
  }
  if (name.size() > kMostNameText) return base::msg("This name is longer than 253 characters.");
  if (is_ip_address(name)) return base::msg("This is a number (an IP address), not a name.");
  if (auto fault = fault_of_labels(name, top)) return std::move(*fault);
  return name;
}

bool is_ip_address(std::string_view text) {
  return parse_ipv4(text).has_value() || parse_ipv6(text).has_value();
}

bool is_sinkhole(std::string_view text) {
  if (text == "0") return true;
  if (const auto four = parse_ipv4(text)) return *four == Ipv4{} || (*four)[0] == 127;
  const auto six = parse_ipv6(text);
  if (!six) return false;
  return std::all_of(six->begin(), six->end() - 1, [](std::uint8_t octet) { return octet == 0; }) &&
         six->back() <= 1;
}

}  // namespace anlanh::guard
