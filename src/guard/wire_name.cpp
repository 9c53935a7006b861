#include "guard/wire_name.h"

#include <algorithm>
#include <cstring>

namespace anlanh::guard {

namespace {

constexpr int kMostPointers = 126;  // a name has at most 127 labels: more pointers only burn time

bool append_label(WireName& out, ByteView label_with_length) {
  if (out.size + label_with_length.size() > kMostName) return false;
  std::memcpy(out.octets.data() + out.size, label_with_length.data(), label_with_length.size());
  out.size = static_cast<std::uint8_t>(out.size + label_with_length.size());
  return true;
}

void append_escaped(std::string& out, std::uint8_t octet) {
  if (octet == '.' || octet == '\\' || octet == '"' || octet == ';' || octet == '@' ||
      octet == '$' || octet == '(' || octet == ')') {
    out += '\\';
    out += static_cast<char>(octet);
  } else if (octet > 0x20 && octet < 0x7f) {
    out += static_cast<char>(octet);
  } else {
    out += '\\';
    out += static_cast<char>('0' + octet / 100);
    out += static_cast<char>('0' + octet / 10 % 10);
    out += static_cast<char>('0' + octet % 10);
  }
}

// One octet of presentation form; `text` loses what was read.
std::optional<std::uint8_t> take_octet(std::string_view& text) {
  const char c = text.front();
  text.remove_prefix(1);
  if (c != '\\') return static_cast<std::uint8_t>(c);
  if (text.empty()) return std::nullopt;
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -1;
  };
  if (digit(0) < 0) {
    const char plain = text.front();
    text.remove_prefix(1);
    return static_cast<std::uint8_t>(plain);
  }
  if (digit(1) < 0 || digit(2) < 0) return std::nullopt;
  const int value = digit(0) * 100 + digit(1) * 10 + digit(2);
  if (value > 255) return std::nullopt;
  text.remove_prefix(3);
  return static_cast<std::uint8_t>(value);
}

}  // namespace

std::optional<std::size_t> parse_name(ByteView message, std::size_t at, WireName& out) {
  out.size = 0;
  std::optional<std::size_t> end;
  std::size_t part_start = at;
  int pointers = 0;
  for (;;) {
    if (at >= message.size()) return std::nullopt;
    const std::uint8_t length = message[at];
    if (length <= kMostLabel) {
      if (at + 1 + length > message.size()) return std::nullopt;
      if (!append_label(out, message.subspan(at, 1u + length))) return std::nullopt;
      at += 1u + length;
      if (length == 0) return end ? end : at;
      continue;
    }
    if ((length & 0xc0) != 0xc0 || at + 2 > message.size()) return std::nullopt;
    const std::size_t target = load_u16(message, at) & 0x3fffu;
    if (target < kHeaderSize || target >= part_start || ++pointers > kMostPointers) {
      return std::nullopt;
    }
    if (!end) end = at + 2;
    at = part_start = target;
  }
}

std::optional<std::size_t> skip_name(ByteView message, std::size_t at) {
  for (std::size_t used = 0; at < message.size();) {
    const std::uint8_t length = message[at];
    if ((length & 0xc0) == 0xc0) {
      return at + 2 <= message.size() ? std::optional(at + 2) : std::nullopt;
    }
    if (length > kMostLabel) return std::nullopt;
    used += 1u + length;
    at += 1u + length;
    if (used > kMostName) return std::nullopt;
    if (length == 0) return at;
  }
  return std::nullopt;
}

// A length octet is at most 63, below 'A': lowering every octet leaves lengths alone.
void lower_in_place(WireName& name) {
  for (std::size_t i = 0; i < name.size; ++i) {
    const std::uint8_t octet = name.octets[i];
    const bool upper = static_cast<std::uint8_t>(octet - 'A') < 26;
    name.octets[i] = static_cast<std::uint8_t>(octet | (upper ? 0x20 : 0));
  }
}

WireName lower_name(const WireName& name) {
  WireName lowered = name;
  lower_in_place(lowered);
  return lowered;
}

std::size_t count_labels(ByteView name) {
  std::size_t labels = 0;
  for (std::size_t at = 0; at < name.size() && name[at] != 0; at += 1u + name[at]) ++labels;
  return labels;
}

std::string name_text(ByteView name) {
  std::string out;
  for (std::size_t at = 0; at < name.size() && name[at] != 0; at += 1u + name[at]) {
    if (!out.empty()) out += '.';
    for (const std::uint8_t octet : name.subspan(at + 1, name[at])) append_escaped(out, octet);
  }
  return out.empty() ? "." : out;
}

std::optional<WireName> parse_name_text(std::string_view text) {
  WireName name;
  if (text == ".")
    text = {};
  else if (text.empty())
    return std::nullopt;
  while (!text.empty()) {
    std::array<std::uint8_t, kMostLabel + 1> label;
    std::size_t length = 0;
    while (!text.empty() && text.front() != '.') {
      const auto octet = take_octet(text);
      if (!octet || length == kMostLabel) return std::nullopt;
      label[++length] = *octet;
    }
    if (length == 0) return std::nullopt;
    label[0] = static_cast<std::uint8_t>(length);
    if (!append_label(name, {label.data(), length + 1})) return std::nullopt;
    if (!text.empty()) text.remove_prefix(1);
  }
  constexpr std::uint8_t kRoot[] = {0};
  if (!append_label(name, kRoot)) return std::nullopt;
  return name;
}

bool is_within(ByteView name, ByteView parent) {
  while (name.size() > parent.size()) name = name.subspan(1u + name[0]);
  return base::as_text(name) == base::as_text(parent);
}

}  // namespace anlanh::guard
