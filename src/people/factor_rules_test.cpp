#include "people/factor_rules.h"

#include <gtest/gtest.h>

#include <set>

#include "people/qr_code.h"
#include "support/test_store.h"

namespace anlanh::people {
namespace {

TEST(Owed, IsDecidedInOneOrder) {
  using enum SecondFactor;
  struct Row {
    SecondFactor factor;
    PasswordKind password;
    FactorRule rule;
    FactorGiven given;
    Owed owed;
  };
  const Row rows[] = {
      {None, PasswordKind::Own, FactorRule::Free, FactorGiven::No, Owed::Nothing},
      {None, PasswordKind::Once, FactorRule::Free, FactorGiven::No, Owed::NewPassword},
      {None, PasswordKind::Own, FactorRule::Needed, FactorGiven::No, Owed::SetUp},
      {None, PasswordKind::Once, FactorRule::Needed, FactorGiven::No, Owed::SetUp},
      {None, PasswordKind::Own, FactorRule::Needed, FactorGiven::Yes, Owed::SetUp},
      {Totp, PasswordKind::Own, FactorRule::Free, FactorGiven::No, Owed::Factor},
      {Totp, PasswordKind::Once, FactorRule::Needed, FactorGiven::No, Owed::Factor},
      {Passkey, PasswordKind::Once, FactorRule::Needed, FactorGiven::Yes, Owed::NewPassword},
      {Passkey, PasswordKind::Own, FactorRule::Needed, FactorGiven::Yes, Owed::Nothing},
  };
  int number = 0;
  for (const auto& row : rows) {
    Account account;
    account.second_factor = row.factor;
    account.password_kind = row.password;
    EXPECT_EQ(decide_owed(account, row.rule, row.given), row.owed) << number;
    ++number;
  }
}

TEST(TypedCode, TellsTheAppFromThePaper) {
  EXPECT_EQ(parse_code(" 123 456 ").kind, CodeKind::Totp);
  EXPECT_EQ(parse_code("123456").text, "123456");
  EXPECT_EQ(parse_code("K7MQ4-X9TCW").kind, CodeKind::Recovery);
  EXPECT_EQ(parse_code("K7MQ4-X9TCW").text, "k7mq4x9tcw");
  for (const char* wrong : {"", "12345", "1234567", "k7mq4-x9tc1", "k7mq4", "k7mq4-x9tcw2"})
    EXPECT_EQ(parse_code(wrong).kind, CodeKind::Neither) << wrong;
}

TEST(RecoveryCodes, AreTenOfTheirOwn) {
  const auto random = test::test_random();
  const auto codes = make_recovery_codes(random);
  EXPECT_EQ(codes.size(), 10u);
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10u);
  for (const auto& code : codes) EXPECT_EQ(parse_code(code).kind, CodeKind::Recovery) << code;
}

TEST(QrCode, HasItsThreeCornersAndItsEdge) {
  const auto code = make_qr_code("otpauth://totp/x?secret=ABCD");
  ASSERT_TRUE(code);
  EXPECT_EQ((code->size - 8 - 17) % 4, 0) << "a QR code has 17 + 4n modules a side";
  EXPECT_EQ(code->path.rfind("M4 4h7v1h-7z", 0), 0u) << "the corner's first row";
  EXPECT_FALSE(make_qr_code(std::string(4000, 'x')));
}

}  // namespace
}  // namespace anlanh::people
