#pragma once
// Chance, handed in like the clock, so that tests can fix it.

#include <cstdint>
#include <functional>
#include <span>

#include "base/bytes.h"

namespace anlanh::base {

// Fills the span with bytes nobody can foresee. Thread-safe in production.
using Random = std::function<void(std::span<std::uint8_t>)>;

// The kernel's getrandom(2). Given out once, by `app`.
void system_random(std::span<std::uint8_t> out);

std::uint64_t random_u64(const Random& random);
// Uniform in [0, below). REQUIRES: below > 0.
std::uint64_t random_below(const Random& random, std::uint64_t below);
Bytes random_bytes(const Random& random, std::size_t count);

}  // namespace anlanh::base
