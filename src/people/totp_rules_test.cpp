#include "people/totp_rules.h"

#include <gtest/gtest.h>

namespace anlanh::people {
namespace {

base::Bytes rfc_secret() {
  const auto bytes = base::as_bytes("12345678901234567890");
  return {bytes.begin(), bytes.end()};
}

base::Instant at(std::int64_t seconds) { return base::from_millis(seconds * 1000); }

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
TEST(Totp, AgreesWithTheRfc) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
      {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [second, code] : cases)
    EXPECT_EQ(totp_code(rfc_secret(), second / 30), code) << second;
}

TEST(Totp, TakesOneStepBeforeAndAfterAndNoCodeTwice) {
  const auto secret = rfc_secret();
  const std::int64_t now = 1'800'000'015;
  const auto step = now / 30;
  for (std::int64_t off = -3; off <= 3; ++off) {
    const auto found = find_totp_step(secret, totp_code(secret, step + off), at(now), 0);
    if (off >= -1 && off <= 1) {
      EXPECT_EQ(found, step + off);
    } else {
      EXPECT_FALSE(found) << off;
    }
  }
  EXPECT_FALSE(find_totp_step(secret, totp_code(secret, step), at(now), step));
  EXPECT_FALSE(find_totp_step(secret, totp_code(secret, step - 1), at(now), step));
  EXPECT_TRUE(find_totp_step(secret, totp_code(secret, step + 1), at(now), step));
  for (const char* wrong : {"", "000000000", "abcdef", "12345"})
    EXPECT_FALSE(find_totp_step(secret, wrong, at(now), 0)) << wrong;
}

TEST(Totp, WritesTheSecretAsAppsReadIt) {
  EXPECT_EQ(totp_secret_text(rfc_secret()), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  EXPECT_EQ(totp_uri(rfc_secret(), "hoa.nguyen", "An Lành"),
            "otpauth://totp/An%20L%c3%a0nh:hoa.nguyen?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            "&issuer=An%20L%c3%a0nh");
}

}  // namespace
}  // namespace anlanh::people
