#include "people/sign_in_rules.h"

#include <gtest/gtest.h>

#include "people/people_test_units.h"
#include "support/test_store.h"

namespace anlanh::people {
namespace {

Account officer() {
  auto account = test_support::account(100, "hoa.nguyen", 11, {"viewer"});
  account.created_at = test::test_now();
  return account;
}

TEST(DecideSignIn, EachState) {
  const auto now = test::test_now();
  auto plain = officer();
  EXPECT_EQ(decide_sign_in(plain, PasswordVerdict::Right, now), SignInVerdict::Full);
  EXPECT_EQ(decide_sign_in(plain, PasswordVerdict::Wrong, now), SignInVerdict::Refused);

  auto closed = officer();
  closed.state = AccountState::Closed;
  EXPECT_EQ(decide_sign_in(closed, PasswordVerdict::Right, now), SignInVerdict::Refused);

  auto once = officer();
  once.password_kind = PasswordKind::Once;
  EXPECT_EQ(decide_sign_in(once, PasswordVerdict::Right, now), SignInVerdict::NeedsNewPassword);

  auto factor = once;
  factor.second_factor = SecondFactor::Totp;
  EXPECT_EQ(decide_sign_in(factor, PasswordVerdict::Right, now), SignInVerdict::NeedsSecondFactor);

  auto locked = officer();
  locked.locked_until = now + std::chrono::minutes(1);
  EXPECT_EQ(decide_sign_in(locked, PasswordVerdict::Right, now), SignInVerdict::Locked);
  locked.locked_until = now;
  EXPECT_EQ(decide_sign_in(locked, PasswordVerdict::Right, now), SignInVerdict::Full);
}

TEST(DecideSignIn, ShutsWhatNobodyUsedFor45Days) {
  auto account = officer();
  const auto opened = test::test_now();
  EXPECT_FALSE(idle_at(account, opened + kIdleDays - base::Millis(1)));
  EXPECT_TRUE(idle_at(account, opened + kIdleDays));
  const auto late = opened + std::chrono::days(60);
  EXPECT_EQ(decide_sign_in(account, PasswordVerdict::Right, late), SignInVerdict::Idle);
  EXPECT_EQ(decide_sign_in(account, PasswordVerdict::Wrong, late), SignInVerdict::Refused);
  EXPECT_EQ(
      decide_sign_in(account, PasswordVerdict::Right, late, FactorRule::Needed, IdleRule::Stays),
      SignInVerdict::NeedsSetUp);
  account.last_sign_in_at = opened + std::chrono::days(20);
  EXPECT_FALSE(idle_at(account, late));
  account.last_sign_in_at.reset();
  account.woken_at = opened + std::chrono::days(59);
  EXPECT_FALSE(idle_at(account, late));
}

TEST(DecideRest, GrowsFromTheFifthTry) {
  const std::pair<std::int64_t, int> cases[] = {{0, 0}, {4, 0},  {5, 1},   {6, 2},   {7, 4},
                                                {8, 8}, {9, 16}, {10, 32}, {11, 60}, {1000, 60}};
  for (const auto& [tries, minutes] : cases)
    EXPECT_EQ(decide_rest(tries).value_or(std::chrono::minutes{0}).count(), minutes) << tries;
}

TEST(DecideLanding, FitsTheRole) {
  const auto with = [](std::vector<std::string_view> rights) {
    Scopes scopes;
    for (const auto right : rights) scopes.emplace(right, Scope::everywhere());
    return decide_landing(scopes);
  };
  EXPECT_EQ(with({"targets.read", "sessions.record", "reports.read"}), "/hop-thu");
  EXPECT_EQ(with({"targets.read", "sessions.record"}), "/truyen-thong");
  EXPECT_EQ(with({"targets.read", "audit.read", "sessions.read"}), "/chi-tieu");
  EXPECT_EQ(with({"accounts.manage", "units.manage"}), "/tai-khoan/quan-ly");
  EXPECT_EQ(with({}), "/tai-khoan");
  EXPECT_EQ(decide_landing({{"reports.read", Scope::nowhere()}}), "/tai-khoan");
}

}  // namespace
}  // namespace anlanh::people
