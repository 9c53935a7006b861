#include "web/cookie.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include "support/test_store.h"
#include "web/csrf.h"

namespace anlanh::web {
namespace {

const base::Bytes kKey(32, 1);
const base::Bytes kOtherKey(32, 2);

TEST(Cookie, HeaderIsTakenApart) {
  const auto cookies = parse_cookies("a=1; b=\"2\"; =3; c; d=x=y;e=5 ; f=\x01;lang=vi");
  EXPECT_EQ(cookies.get("a"), "1");
  EXPECT_FALSE(cookies.has("b"));  // quotes are none of ours
  EXPECT_FALSE(cookies.has("c"));
  EXPECT_EQ(cookies.get("d"), "x=y");
  EXPECT_EQ(cookies.get("e"), "5");
  EXPECT_FALSE(cookies.has("f"));
  EXPECT_EQ(cookies.get("lang"), "vi");
}

TEST(Cookie, KeepsFiftyAtMost) {
  std::string header;
  for (int i = 0; i < 1000; ++i) header += "c" + std::to_string(i) + "=1;";
  EXPECT_EQ(parse_cookies(header).size(), 50u);
}

TEST(Cookie, IsSecureOnHttps) {
  EXPECT_EQ(set_cookie("s", "x", Scheme::Http), "s=x; Path=/; HttpOnly; SameSite=Lax");
  EXPECT_EQ(set_cookie("s", "x", Scheme::Https),
            "__Host-s=x; Path=/; HttpOnly; SameSite=Lax; Secure");
  EXPECT_NE(clear_cookie("s", Scheme::Https).find("__Host-s=; "), std::string::npos);
  EXPECT_NE(clear_cookie("s", Scheme::Https).find("Max-Age=0"), std::string::npos);
}

TEST(Cookie, OnlyOurSignatureOpens) {
  const auto value = sign_value("abc", "label", kKey);
  EXPECT_EQ(open_value(value, "label", kKey), "abc");
  EXPECT_FALSE(open_value(value, "label", kOtherKey));
  EXPECT_FALSE(open_value(value, "other", kKey));
  EXPECT_FALSE(open_value("abd" + value.substr(3), "label", kKey));
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto forged = value;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(open_value(forged, "label", kKey)) << i;
  }
  for (const auto* bad : {"", ".", "abc", "abc.", ".abc", "a.b.c"})
    EXPECT_FALSE(open_value(bad, "label", kKey)) << bad;
}

// RFC 4231 test case 2 keys with "Jefe", which is shorter than ours; so against libsodium's one-shot form.
TEST(Cookie, HashIsHmacSha256OfLabelAndText) {
  const std::string input("label\0text", 10);
  base::Bytes expected(32);
  crypto_auth_hmacsha256(expected.data(), base::as_bytes(input).data(), input.size(), kKey.data());
  EXPECT_EQ(keyed_hash("label", "text", kKey), expected);
}

class Csrf : public testing::Test {
 protected:
  Request with_cookie(const Browser& browser) {
    Request request;
    request.method = Method::Post;
    request.cookies.add("v", browser.cookie);
    return request;
  }
  base::Random random_ = test::test_random();
  Browser browser_ = find_browser(Request(), kKey, random_);
};

TEST_F(Csrf, OwnTokenPasses) {
  EXPECT_FALSE(browser_.to_set.empty());
  auto request = with_cookie(browser_);
  EXPECT_TRUE(find_browser(request, kKey, random_).to_set.empty());
  request.form.add("csrf", make_csrf_token(browser_, {}, kKey, random_));
  EXPECT_TRUE(check_csrf(request, {}, kKey).has_value());
}

TEST_F(Csrf, HeaderStandsInForTheField) {
  auto request = with_cookie(browser_);
  request.csrf_header = make_csrf_token(browser_, {}, kKey, random_);
  EXPECT_TRUE(check_csrf(request, {}, kKey).has_value());
}

TEST_F(Csrf, TokenLooksNewEachTime) {
  EXPECT_NE(make_csrf_token(browser_, {}, kKey, random_),
            make_csrf_token(browser_, {}, kKey, random_));
}

TEST_F(Csrf, EverythingElseIsRefused) {
  const auto token = make_csrf_token(browser_, {}, kKey, random_);
  const auto other = find_browser(Request(), kKey, random_);
  Session session;
  session.id_hash = base::Bytes(32, 5);
  const auto refused = [&](const Browser& browser, const std::string& sent,
                           const std::optional<Session>& in) {
    auto request = with_cookie(browser);
    if (!sent.empty()) request.form.add("csrf", sent);
    const auto done = check_csrf(request, in, kKey);
    return !done && done.error().code == base::Code::Refused;
  };
  EXPECT_TRUE(refused(browser_, "", {}));
  EXPECT_TRUE(refused(browser_, "x", {}));
  EXPECT_TRUE(refused(browser_, token + "A", {}));
  EXPECT_TRUE(refused(browser_, token.substr(1) + "A", {}));
  EXPECT_TRUE(refused(other, token, {}));
  EXPECT_TRUE(refused(Browser{"forged.forged", ""}, token, {}));
  EXPECT_TRUE(refused(browser_, token, session));  // from before the sign-in
  EXPECT_TRUE(refused(browser_, make_csrf_token(browser_, session, kKey, random_),
                      {}));  // from before the sign-out
  EXPECT_FALSE(refused(browser_, make_csrf_token(browser_, session, kKey, random_), session));
}

}  // namespace
}  // namespace anlanh::web
