#include "web/limit.h"

#include <gtest/gtest.h>

#include "support/test_store.h"

namespace anlanh::web {
namespace {

using namespace std::chrono_literals;

constexpr std::array<LimitRule, kLimitKinds> kRules{{
    {.burst = 3, .each = 10s, .site_burst = 100, .site_each = 1s},
    {.burst = 3, .each = 10s, .site_burst = 5, .site_each = 2s},
    {.burst = 3, .each = 10s, .site_burst = 100, .site_each = 1s},
}};

const auto kNow = base::Instant{1000h};

TEST(Limit, GivesBurstThenOneAtATime) {
  Limiter limiter(kRules, test::test_random());
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.take(LimitKind::SignIn, "10.0.0.1", kNow)) << i;
  EXPECT_EQ(limiter.take(LimitKind::SignIn, "10.0.0.1", kNow), base::Millis(10s));
  EXPECT_EQ(limiter.take(LimitKind::SignIn, "10.0.0.1", kNow + 4s), base::Millis(6s));
  EXPECT_FALSE(limiter.take(LimitKind::SignIn, "10.0.0.1", kNow + 10s));
  EXPECT_TRUE(limiter.take(LimitKind::SignIn, "10.0.0.1", kNow + 10s));
}

TEST(Limit, KindsAndClientsAreApart) {
  Limiter limiter(kRules, test::test_random());
  for (int i = 0; i < 4; ++i) (void)limiter.take(LimitKind::SignIn, "10.0.0.1", kNow);
  EXPECT_FALSE(limiter.take(LimitKind::ReturnKey, "10.0.0.1", kNow));
  EXPECT_FALSE(limiter.take(LimitKind::SignIn, "10.0.0.2", kNow));
}

TEST(Limit, OneHouseholdHoldsOneNetworkOfIpv6) {
  Limiter limiter(kRules, test::test_random());
  for (int i = 0; i < 3; ++i)
    EXPECT_FALSE(limiter.take(LimitKind::SignIn, "2001:db8:1:2::" + std::to_string(i), kNow));
  EXPECT_TRUE(limiter.take(LimitKind::SignIn, "2001:db8:1:2:ffff::9", kNow));
  EXPECT_FALSE(limiter.take(LimitKind::SignIn, "2001:db8:1:3::1", kNow));
}

TEST(Limit, WholeSiteSlowsADistributedGuesser) {
  Limiter limiter(kRules, test::test_random());
  for (int i = 0; i < 5; ++i)
    EXPECT_FALSE(limiter.take(LimitKind::Report, "10.0.1." + std::to_string(i), kNow));
  EXPECT_EQ(limiter.take(LimitKind::Report, "10.0.2.1", kNow), base::Millis(2s));
}

TEST(Limit, AClientPastItsOwnLimitTakesNothingFromOthers) {
  Limiter limiter(kRules, test::test_random());
  for (int i = 0; i < 50; ++i) (void)limiter.take(LimitKind::Report, "10.0.0.1", kNow);  // 3 pass
  EXPECT_FALSE(limiter.take(LimitKind::Report, "10.0.0.2", kNow));
  EXPECT_FALSE(limiter.take(LimitKind::Report, "10.0.0.3", kNow));
}

TEST(Limit, TableIsBounded) {
  Limiter limiter(kRules, test::test_random(), 100);
  for (int i = 0; i < 1000; ++i)
    (void)limiter.take(LimitKind::SignIn,
                       "10.1." + std::to_string(i / 250) + "." + std::to_string(i % 250), kNow);
  EXPECT_LE(limiter.held(), 100u);
  // Full buckets are forgotten and make room again.
  EXPECT_FALSE(limiter.take(LimitKind::SignIn, "10.9.9.9", kNow + 1h));
  EXPECT_EQ(limiter.held(), 1u);
}

TEST(Limit, ClockThatGoesBackGivesNothing) {
  Limiter limiter(kRules, test::test_random());
  for (int i = 0; i < 3; ++i) (void)limiter.take(LimitKind::SignIn, "10.0.0.1", kNow);
  EXPECT_TRUE(limiter.take(LimitKind::SignIn, "10.0.0.1", kNow - 1h));
}

}  // namespace
}  // namespace anlanh::web
