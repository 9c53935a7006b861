#include "people/attestation_reader.h"

#include <cstdint>
#include <string_view>

namespace anlanh::people {

namespace {

constexpr std::size_t kMostBytes = 64 * 1024;
constexpr int kMostLevels = 16;
constexpr std::size_t kHeadBytes = 37, kFlagsAt = 32;  // hash, flags, sign count
constexpr std::size_t kMakerBytes = 16;
constexpr std::uint8_t kHasCredential = 0x40;

enum class Major : std::uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

struct Head {
  Major major = Major::Unsigned;
  std::uint64_t value = 0;  // a number, or how many bytes or items follow
};

class Reader {
 public:
  explicit Reader(base::ByteView bytes) : left_(bytes) {}

  bool done() const { return left_.empty(); }

  std::optional<Head> head() {
    const auto first = take(1);
    if (!first) return std::nullopt;
    Head out{static_cast<Major>(first->front() >> 5), first->front() & 31u};
    if (out.value < 24) return out;
    if (out.value > 27) return std::nullopt;  // reserved, or of unknown length
    const auto more = take(std::size_t{1} << (out.value - 24));
    if (!more) return std::nullopt;
    out.value = 0;
    for (const auto byte : *more) out.value = out.value << 8 | byte;
    return out;
  }

  std::optional<base::ByteView> string_of(Major major) {
    const auto found = head();
    if (!found || found->major != major) return std::nullopt;
    return take(found->value);
  }

  std::optional<base::ByteView> take(std::uint64_t count) {
    if (count > left_.size()) return std::nullopt;
    const auto out = left_.first(static_cast<std::size_t>(count));
    left_ = left_.subspan(static_cast<std::size_t>(count));
    return out;
  }

  bool skip(int levels) {
    const auto found = head();
    if (!found || levels == 0) return false;
    switch (found->major) {
      case Major::Bytes:
      case Major::Text: return take(found->value).has_value();
      case Major::Tag: return skip(levels - 1);
      case Major::Array: return skip_items(found->value, levels - 1);
      case Major::Map:
        return found->value <= kMostBytes && skip_items(found->value * 2, levels - 1);
      case Major::Unsigned:
      case Major::Negative:
      case Major::Simple: return true;
    }
    return false;
  }

 private:
  bool skip_items(std::uint64_t count, int levels) {
    if (count > left_.size()) return false;  // each has at least one byte
    for (std::uint64_t i = 0; i < count; ++i)
      if (!skip(levels)) return false;
    return true;
  }

  base::ByteView left_;
};

}  // namespace

std::optional<Attestation> parse_attestation(base::ByteView bytes) {
  if (bytes.size() > kMostBytes) return std::nullopt;
  Reader reader(bytes);
  const auto map = reader.head();
  if (!map || map->major != Major::Map || map->value != 3) return std::nullopt;
  std::optional<base::ByteView> format, data;
  for (int i = 0; i < 3; ++i) {
    const auto key = reader.string_of(Major::Text);
    if (!key) return std::nullopt;
    const auto name = base::as_text(*key);
    if (name == "fmt" && !format) {
      if (!(format = reader.string_of(Major::Text))) return std::nullopt;
    } else if (name == "authData" && !data) {
      if (!(data = reader.string_of(Major::Bytes))) return std::nullopt;
    } else if (name != "attStmt" || !reader.skip(kMostLevels)) {
      return std::nullopt;
    }
  }
  if (!format || !data || !reader.done()) return std::nullopt;
  return Attestation{std::string(base::as_text(*format)), {data->begin(), data->end()}};
}

bool holds_sound_items(base::ByteView data) {
  if (data.size() < kHeadBytes || data.size() > kMostBytes) return false;
  Reader reader(data.subspan(kHeadBytes));
  if ((data[kFlagsAt] & kHasCredential) != 0) {
    if (!reader.take(kMakerBytes)) return false;
    const auto size = reader.take(2);
    if (!size || !reader.take(static_cast<std::uint64_t>((*size)[0]) << 8 | (*size)[1])) return false;
  }
  while (!reader.done())
    if (!reader.skip(kMostLevels)) return false;
  return true;
}

}  // namespace anlanh::people
