#pragma once
// Bytes as text and back: hexadecimal and base64url. Comparison that takes the same time
// whatever differs.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anlanh::base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string hex(ByteView bytes);
std::optional<Bytes> parse_hex(std::string_view text);

// RFC 4648 section 5, without padding.
std::string base64url(ByteView bytes);
std::optional<Bytes> parse_base64url(std::string_view text);

// Equal content; the time depends on the lengths only.
bool equal_secret(ByteView a, ByteView b);
inline bool equal_secret(std::string_view a, std::string_view b) {
  return equal_secret(as_bytes(a), as_bytes(b));
}

// 64-bit FNV-1a, for tables inside one process; not a defence against anyone.
std::uint64_t quick_hash(std::string_view text);

}  // namespace anlanh::base
