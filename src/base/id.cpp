#include "base/id.h"

namespace anlanh::base {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::int64_t kEpochMillis = 1577836800000;  // 2020-01-01
constexpr int kStepBits = 22;                         // 2^22 ms are 70 minutes
constexpr int kNoiseBits = 44;
constexpr std::size_t kLength = 13;

int digit(char c) {
  const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  const auto place = kAlphabet.find(upper);
  return place == kAlphabet.npos ? -1 : static_cast<int>(place);
}

}  // namespace

Id make_id(Instant now, const Random& random) {
  const auto since = static_cast<std::uint64_t>(to_millis(now) - kEpochMillis);
  const std::uint64_t step = since >> kStepBits & ((std::uint64_t{1} << 19) - 1);
  const std::uint64_t noise = random_u64(random) & ((std::uint64_t{1} << kNoiseBits) - 1);
  const auto value = static_cast<std::int64_t>(step << kNoiseBits | noise);
  return Id{value == 0 ? 1 : value};
}

std::string id_text(Id id) {
  std::string out(kLength, '0');
  auto rest = static_cast<std::uint64_t>(id.value);
  for (std::size_t i = kLength; i-- > 0; rest >>= 5) out[i] = kAlphabet[rest & 31];
  return out;
}

std::optional<Id> parse_id(std::string_view text) {
  if (text.size() != kLength) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    const int d = digit(c);
    if (d < 0) return std::nullopt;
    if (value >> 59 != 0) return std::nullopt;
    value = value << 5 | static_cast<std::uint64_t>(d);
  }
  if (value == 0 || value >> 63 != 0) return std::nullopt;
  return Id{static_cast<std::int64_t>(value)};
}

}  // namespace anlanh::base
