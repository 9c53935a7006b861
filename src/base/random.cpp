#include "base/random.h"

#include <sys/random.h>

#include <cstring>

#include "base/result.h"

namespace anlanh::base {

void system_random(std::span<std::uint8_t> out) {
  std::size_t done = 0;
  while (done < out.size()) {
    const auto got = ::getrandom(out.data() + done, out.size() - done, 0);
    AL_CHECK(got > 0);  // the kernel only fails on arguments of ours
    done += static_cast<std::size_t>(got);
  }
}

std::uint64_t random_u64(const Random& random) {
  std::uint8_t bytes[8];
  random(bytes);
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

std::uint64_t random_below(const Random& random, std::uint64_t below) {
  AL_CHECK(below > 0);
  // Values past the last whole multiple would favour the small numbers.
  const std::uint64_t limit = UINT64_MAX - UINT64_MAX % below;
  for (;;) {
    const auto value = random_u64(random);
    if (value < limit) return value % below;
  }
}

Bytes random_bytes(const Random& random, std::size_t count) {
  Bytes out(count);
  random(out);
  return out;
}

}  // namespace anlanh::base
