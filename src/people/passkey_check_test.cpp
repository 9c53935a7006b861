#include "people/passkey_check.h"

#include <gtest/gtest.h>

#include "people/attestation_reader.h"
#include "people/passkey_test_device.h"

namespace anlanh::people {
namespace {

using test_support::TestDevice;

const PasskeySite kSite{"https://anlanh.example", "anlanh.example"};
const base::Bytes kChallenge(32, 5);
const base::Bytes kOther(32, 6);

class PasskeyOf : public testing::TestWithParam<int> {};

TEST_P(PasskeyOf, IsTakenAndSignsIn) {
  TestDevice device(kSite, GetParam());
  const auto made = check_registration(kSite, kChallenge, device.create(kChallenge));
  ASSERT_TRUE(made) << made.error().operator_text;
  EXPECT_EQ(made->algorithm, GetParam());
  EXPECT_EQ(made->credential, device.credential);
  const auto count =
      check_assertion(kSite, kOther, made->algorithm, made->public_key, device.get(kOther));
  ASSERT_TRUE(count) << count.error().operator_text;
  EXPECT_EQ(*count, made->sign_count + 1);
}

TEST_P(PasskeyOf, AnythingThatIsNotRightIsRefused) {
  TestDevice device(kSite, GetParam());
  const auto made = check_registration(kSite, kChallenge, device.create(kChallenge));
  ASSERT_TRUE(made);
  const auto refused = [&](const char* what, auto change) {
    TestDevice odd = device;
    change(odd);
    EXPECT_FALSE(check_registration(kSite, kChallenge, odd.create(kChallenge))) << what;
    EXPECT_FALSE(
        check_assertion(kSite, kChallenge, made->algorithm, made->public_key, odd.get(kChallenge)))
        << what;
  };
  refused("another address", [](TestDevice& d) { d.origin = "https://anlanh.example.evil"; });
  refused("plain http", [](TestDevice& d) { d.origin = "http://anlanh.example"; });
  refused("another name", [](TestDevice& d) {
    d.origin = kSite.origin;
    d.site.name = "evil.example";
  });
  refused("nobody there", [](TestDevice& d) { d.flags = 0x04; });
  refused("not verified", [](TestDevice& d) { d.flags = 0x01; });
  refused("in a frame", [](TestDevice& d) { d.more_client_data = ",\"crossOrigin\":true"; });
  refused("another kind", [](TestDevice& d) { d.type = "payment.get"; });
  EXPECT_FALSE(check_registration(kSite, kOther, device.create(kChallenge)));
  EXPECT_FALSE(
      check_assertion(kSite, kOther, made->algorithm, made->public_key, device.get(kChallenge)));
  EXPECT_FALSE(check_registration(kSite, kChallenge, {device.get(kChallenge).client_data, {}}));
}

TEST_P(PasskeyOf, ASignatureOfAnotherKeyOrAChangedByteIsRefused) {
  TestDevice device(kSite, GetParam());
  TestDevice thief(kSite, GetParam());
  const auto made = check_registration(kSite, kChallenge, device.create(kChallenge));
  ASSERT_TRUE(made);
  EXPECT_FALSE(
      check_assertion(kSite, kChallenge, made->algorithm, made->public_key, thief.get(kChallenge)));
  auto answer = device.get(kChallenge);
  answer.authenticator_data.back() ^= 1;
  EXPECT_FALSE(check_assertion(kSite, kChallenge, made->algorithm, made->public_key, answer));
  answer = device.get(kChallenge);
  answer.signature.back() ^= 1;
  EXPECT_FALSE(check_assertion(kSite, kChallenge, made->algorithm, made->public_key, answer));
  answer = device.get(kChallenge);
  const int other = GetParam() == -7 ? -8 : -7;
  EXPECT_FALSE(check_assertion(kSite, kChallenge, other, made->public_key, answer));
}

// Every cut and every flipped bit of a registration is read without harm.
TEST_P(PasskeyOf, BrokenBytesAreOnlyRefused) {
  TestDevice device(kSite, GetParam());
  const auto whole = device.create(kChallenge);
  for (std::size_t i = 0; i < whole.attestation.size(); ++i) {
    auto cut = whole;
    cut.attestation.resize(i);
    EXPECT_FALSE(check_registration(kSite, kChallenge, cut)) << i;
    auto flipped = whole;
    flipped.attestation[i] ^= 0x80;
    (void)check_registration(kSite, kChallenge, flipped);
  }
}

INSTANTIATE_TEST_SUITE_P(Algorithms, PasskeyOf, testing::Values(-7, -8, -257),
                         [](const auto& one) { return "Cose" + std::to_string(-one.param); });

TEST(SignCount, GrowsOrIsNotCounted) {
  EXPECT_EQ(decide_sign_count(0, 0), CountVerdict::NotCounted);
  EXPECT_EQ(decide_sign_count(4, 5), CountVerdict::Grows);
  EXPECT_EQ(decide_sign_count(5, 5), CountVerdict::Cloned);
  EXPECT_EQ(decide_sign_count(5, 0), CountVerdict::Cloned);
}

TEST(Attestation, DeepOrOddCborIsNoAttestation) {
  base::Bytes deep{0xa3};
  for (const char c : std::string_view("\x67"
                                       "attStmt"))
    deep.push_back(static_cast<std::uint8_t>(c));
  deep.insert(deep.end(), 5000, 0x81);
  EXPECT_FALSE(parse_attestation(deep));
  EXPECT_FALSE(parse_attestation({}));
  EXPECT_FALSE(parse_attestation(base::Bytes{0xa0}));
  EXPECT_FALSE(parse_attestation(base::Bytes{0xbf, 0xff}));
  EXPECT_FALSE(parse_attestation(base::Bytes{0xbb, 255, 255, 255, 255, 255, 255, 255, 255}));
  EXPECT_FALSE(parse_attestation(base::Bytes(70000, 0)));
}

// What a head claims and the bytes do not bear out never reaches libcbor, which would set memory aside.
TEST(AuthenticatorData, AClaimOfMoreItemsThanBytesIsRefused) {
  base::Bytes data(32, 0);
  const auto add = [](base::Bytes to, std::initializer_list<std::uint8_t> more) {
    to.insert(to.end(), more);
    return to;
  };
  const auto plain = add(data, {0x05, 0, 0, 0, 1});
  EXPECT_TRUE(holds_sound_items(plain));
  EXPECT_FALSE(holds_sound_items(base::ByteView(plain).first(36)));
  EXPECT_TRUE(holds_sound_items(add(plain, {0xa1, 0x01, 0x02})));
  EXPECT_FALSE(holds_sound_items(add(plain, {0xa1, 0x01}))) << "half a pair";
  EXPECT_FALSE(holds_sound_items(add(plain, {0x9b, 1, 2, 3, 4, 5, 6, 7, 8})));
  EXPECT_FALSE(holds_sound_items(add(plain, {0xbb, 0x80, 0, 0, 0, 0, 0, 0, 1, 1})));
  EXPECT_FALSE(holds_sound_items(add(plain, {0x5a, 0xff, 0xff, 0xff, 0xff, 1})));
  EXPECT_FALSE(holds_sound_items(add(plain, {0x9f, 0xff}))) << "of unknown length";

  auto with_key = add(data, {0x45, 0, 0, 0, 1});
  with_key.resize(37 + 16);
  EXPECT_TRUE(holds_sound_items(add(with_key, {0, 1, 7, 0xa0})));
  EXPECT_FALSE(holds_sound_items(add(with_key, {0}))) << "no length of the id";
  EXPECT_FALSE(holds_sound_items(add(with_key, {0xff, 0xff, 7, 0xa0}))) << "the id ends early";
}

}  // namespace
}  // namespace anlanh::people
