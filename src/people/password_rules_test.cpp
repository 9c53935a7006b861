#include "people/password_rules.h"

#include <gtest/gtest.h>

#include <string>

#include "base/file.h"
#include "people/embedded.h"

namespace anlanh::people {
namespace {

const CommonPasswords& common() {
  static const CommonPasswords kCommon(
      base::read_file("data/words/common-passwords-vi.txt", 1 << 20).value());
  return kCommon;
}

bool good(std::string_view password, std::string_view login = "hoa.nguyen",
          SecondFactor factor = SecondFactor::None) {
  return !decide_password(password, login, factor, common());
}

TEST(DecidePassword, TakesLongOnesOfOnesOwn) {
  EXPECT_TRUE(good("con mèo ngồi trên mái tôn"));
  EXPECT_TRUE(good("sáu quả xoài chín"));
  EXPECT_TRUE(good("k7!Rr29-pw0Lzzx"));
}

TEST(DecidePassword, RefusesTheRest) {
  const char* bad[] = {
      "",
      "k7!Rr29-pw0Lz",            // 13 characters
      "ếếếếếếếếếếế",              // short in characters, long in bytes
      "Mật khẩu 2026!!",          // a common word and its trimmings
      "matkhaumatkhau",           // said twice
      "AnhYeuEm12345678",         //
      "password123456",           //
      "12345678901234",           // a run
      "98765432109876",           //
      "aaaaaaaaaaaaaaaa",         //
      "ababababababab",           //
      "hoa.nguyen2026",           // the login and a year
      "1234567hoa.nguyen",        //
      "độc lập tự do hạnh phúc",  // everybody knows it
  };
  for (const auto* password : bad) EXPECT_FALSE(good(password)) << password;
  EXPECT_FALSE(good(std::string(201, 'x') + "abcdefgh"));
}

TEST(DecidePassword, ASecondFactorAllowsAShorterOne) {
  EXPECT_FALSE(good("tr4ng-mat", "hoa.nguyen", SecondFactor::None));
  EXPECT_TRUE(good("tr4ng-mat", "hoa.nguyen", SecondFactor::Totp));
  EXPECT_FALSE(good("tr4ng-m", "hoa.nguyen", SecondFactor::Totp));
}

TEST(CommonPasswordsList, HasNoRemarkAsAWord) {
  EXPECT_GT(common().size(), 150u);
  EXPECT_TRUE(common().has("matkhau"));
  EXPECT_FALSE(common().has(""));
}

}  // namespace
}  // namespace anlanh::people
