#include "web/url.h"

#include <gtest/gtest.h>

namespace anlanh::web {
namespace {

static_assert(is_local("/") && is_local("/a?b=1#c") && is_local("#main"));
static_assert(!is_local("") && !is_local("//evil.example") && !is_local("https://x") &&
              !is_local("/a b") && !is_local("a/b") && !is_local("/\\evil.example") &&
              !is_local("/a\"b") && !is_local("/a\nb"));

TEST(Url, BuildsPaths) {
  EXPECT_EQ(path({"/vu-viec", std::string("a/b"), "dong"}).text(), "/vu-viec/a%2Fb/dong");
  EXPECT_EQ(path({"/vu-viec/moi"}).text(), "/vu-viec/moi");
  EXPECT_EQ(path({"/truong", 12}).text(), "/truong/12");
  EXPECT_EQ(path({"/x", base::Id{1}}).text(), "/x/" + base::id_text(base::Id{1}));
  EXPECT_EQ(path({"/x", std::string("xã Tân")}).text(), "/x/x%C3%A3%20T%C3%A2n");
  EXPECT_EQ(path({"/"}).text(), "/");
  EXPECT_EQ(path({"/", std::string("a")}).text(), "/a");
}

TEST(Url, KeepsDataInsideItsSegment) {
  EXPECT_EQ(path({"/x", std::string("..")}).text(), "/x/___");
  EXPECT_EQ(path({"/x", std::string("."), "y"}).text(), "/x/__/y");
  EXPECT_EQ(path({std::string(""), std::string("evil.example")}).text(), "/_/evil.example");
  EXPECT_EQ(path({"/x", std::string("a?b#c%2F")}).text(), "/x/a%3Fb%23c%252F");
}

TEST(Url, SetsParameters) {
  const Url url = path({"/vu-viec"});
  EXPECT_EQ(url.with("q", "a&b=c d").text(), "/vu-viec?q=a%26b%3Dc%20d");
  EXPECT_EQ(url.with("q", "x").with("trang", 2).text(), "/vu-viec?q=x&trang=2");
  EXPECT_EQ(url.with("q", "x").with("trang", 2).with("q", "y").text(), "/vu-viec?q=y&trang=2");
  EXPECT_EQ(url.with("lang", "vi").with("lang", "en").text(), "/vu-viec?lang=en");
  EXPECT_EQ(url.with("slang", "1").with("lang", "en").text(), "/vu-viec?slang=1&lang=en");
  EXPECT_EQ(url.at("ket-qua").with("q", "x").text(), "/vu-viec?q=x#ket-qua");
  EXPECT_EQ(url.at("a").at("b\"").text(), "/vu-viec#b%22");
}

TEST(Url, ReadsPathsFromOutside) {
  struct Case {
    std::string_view target;
    std::optional<std::string> text;
  };
  const Case cases[] = {
      {"/tin-bao?buoc=2", "/tin-bao?buoc=2"},
      {"/t\xC3\xA2n", "/t%C3%A2n"},
      {"//evil.example", std::nullopt},
      {"/\\evil.example", std::nullopt},
      {"https://evil.example/", std::nullopt},
      {"javascript:alert(1)", std::nullopt},
      {"", std::nullopt},
      {"#x", std::nullopt},
      {"/a\r\nSet-Cookie: x", std::nullopt},
      {"/a<b", std::nullopt},
  };
  for (const Case& c : cases) {
    const auto url = Url::parse_local(c.target);
    EXPECT_EQ(url ? std::optional(url->text()) : std::nullopt, c.text) << c.target;
  }
}

TEST(Url, ReadsForeignAddresses) {
  const std::string_view good[] = {"https://example.org/", "http://a.example:8080/x?y=1#z",
                                   "https://example.org", "https://xn--bcher-kva.example/%20"};
  for (std::string_view address : good) {
    ASSERT_TRUE(Url::external(address)) << address;
    EXPECT_EQ(Url::external(address)->text(), address);
  }
  EXPECT_EQ(Url::external("HTTPS://example.org/Ê")->text(), "https://example.org/%C3%8A");
  const std::string_view bad[] = {"javascript:alert(1)",
                                  "data:text/html,x",
                                  "//example.org",
                                  "/x",
                                  "https://",
                                  "https:///x",
                                  "https://a@b.example/",
                                  "https://a b.example/",
                                  "https://a.example\\@b.example/",
                                  "https://a.example:99999999/",
                                  "https://a.example/\"x",
                                  "http:example.org",
                                  "https://-a.example",
                                  " https://a.example",
                                  "https://a.example/\nx",
                                  "ftp://a.example/",
                                  "https://b\xC3\xBC.example/"};
  for (std::string_view address : bad) EXPECT_FALSE(Url::external(address)) << address;
}

TEST(Url, ReadsTelephoneNumbers) {
  EXPECT_EQ(tel("111").text(), "tel:111");
  EXPECT_EQ(Url::parse_tel("(0273) 3 555.111")->text(), "tel:02733555111");
  EXPECT_EQ(Url::parse_tel("+84 273 355 5111")->text(), "tel:+842733555111");
  EXPECT_EQ(Url::parse_tel("111")->text(), "tel:111");
  for (std::string_view bad : {"", "1", "abc", "111;ext=2", "1+11", "12345678901234567890"}) {
    EXPECT_FALSE(Url::parse_tel(bad)) << bad;
  }
}

}  // namespace
}  // namespace anlanh::web
