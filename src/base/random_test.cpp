#include "base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace anlanh::base {
namespace {

// Gives the listed numbers as random_u64 reads them.
Random sequence(std::vector<std::uint64_t> values) {
  auto at = std::make_shared<std::size_t>(0);
  return [values, at](std::span<std::uint8_t> out) {
    const auto value = values.at((*at)++);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(value >> 8 * i);
  };
}

TEST(Random, SystemGivesDifferentBytes) {
  const auto a = random_bytes(system_random, 32), b = random_bytes(system_random, 32);
  EXPECT_EQ(a.size(), 32u);
  EXPECT_NE(a, b);
  EXPECT_TRUE(random_bytes(system_random, 0).empty());
  EXPECT_EQ(random_bytes(system_random, 100'000).size(), 100'000u);
}

TEST(Random, BelowStaysBelow) {
  std::map<std::uint64_t, int> seen;
  for (int i = 0; i < 6000; ++i) ++seen[random_below(system_random, 6)];
  ASSERT_EQ(seen.size(), 6u);
  for (const auto& [value, count] : seen) {
    EXPECT_LT(value, 6u);
    EXPECT_GT(count, 700) << value;  // 1000 expected; 700 is over ten standard deviations away
  }
  EXPECT_EQ(random_below(system_random, 1), 0u);
}

TEST(Random, ValuesThatWouldFavourSmallNumbersAreDrawnAgain) {
  EXPECT_EQ(random_below(sequence({UINT64_MAX, 13}), 10), 3u);
  EXPECT_EQ(random_below(sequence({4}), 10), 4u);
}

TEST(RandomDeathTest, BelowNothingIsOurBug) {
  EXPECT_DEATH(random_below(system_random, 0), "check failed");
}

}  // namespace
}  // namespace anlanh::base
