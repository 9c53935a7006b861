#pragma once
// A domain name as it travels: length-prefixed labels, ended by the empty label of the root (RFC
// 1035 section 3.1). At most 255 bytes with labels of at most 63, so a name is a value without
// heap.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "guard/wire_type.h"

namespace anlanh::guard {

inline constexpr std::size_t kMostName = 255;
inline constexpr std::size_t kMostLabel = 63;

struct WireName {
  std::array<std::uint8_t, kMostName> octets;
  std::uint8_t size = 0;  // 0: no name at all; 1: the root

  ByteView bytes() const { return {octets.data(), size}; }
  bool operator==(const WireName& other) const {
    return base::as_text(bytes()) == base::as_text(other.bytes());
  }
};

// Reads the name at `at`, following compression. Returns the place after the name as it stands
// there, or nothing where it is cut short, too long, loops, or uses a label type that does not
// exist. A pointer must lead before the part it was met in, so reading always ends; more than 126
// pointers are refused too.
std::optional<std::size_t> parse_name(ByteView message, std::size_t at, WireName& out);
// The place after the name at `at`, without reading it through.
std::optional<std::size_t> skip_name(ByteView message, std::size_t at);

// The same name in lower case (RFC 4343: ASCII only).
WireName lower_name(const WireName& name);
void lower_in_place(WireName& name);

std::size_t count_labels(ByteView name);

// "www.example.com", with \. and \DDD where RFC 1035 section 5.1 wants them; the root is ".".
std::string name_text(ByteView name);
// Reads the same; a final dot may be there or not. Absent: empty labels, overlong ones, wrong
// escapes.
std::optional<WireName> parse_name_text(std::string_view text);

// True where `name` is `parent` or stands below it. Both in lower case.
bool is_within(ByteView name, ByteView parent);

}  // namespace anlanh::guard
