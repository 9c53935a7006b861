#include "catalog/address_rules.h"

#include <gtest/gtest.h>

namespace anlanh::catalog {
namespace {

const std::vector<std::string> kPlatforms{"facebook.com", "gov.vn", "zalo.me"};

struct Case {
  const char* text;
  AddressKind kind;
  const char* host;
};

TEST(ReadAddress, FindsTheName) {
  const Case cases[] = {
      {"nhan-qua.example", AddressKind::Host, "nhan-qua.example"},
      {"  https://Nhan-Qua.Example/qua?id=7#x ", AddressKind::Host, "nhan-qua.example"},
      {"http://user:pass@xau.example:8080/", AddressKind::Host, "xau.example"},
      {"www.xau.example.", AddressKind::Host, "www.xau.example"},
      {"<xau.example>", AddressKind::Host, "xau.example"},
      {"https://quà-tặng.example/a", AddressKind::Host, "xn--qu-tng-jta8222d.example"},
      {"XN--QU-TNG-JTA8222D.example", AddressKind::Host, "xn--qu-tng-jta8222d.example"},
      {"xau.com.vn", AddressKind::Host, "xau.com.vn"},
      {"facebook.com/ai-do", AddressKind::SharedPlatform, "facebook.com"},
      {"https://m.facebook.com/x", AddressKind::SharedPlatform, "m.facebook.com"},
      {"notfacebook.com", AddressKind::Host, "notfacebook.com"},
      {"dongthap.gov.vn", AddressKind::SharedPlatform, "dongthap.gov.vn"},
      {"com.vn", AddressKind::PublicSuffix, "com.vn"},
      {"127.0.0.1", AddressKind::IpAddress, "127.0.0.1"},
      {"http://[::1]/", AddressKind::IpAddress, "[::1]"},
      {"", AddressKind::NotAnAddress, ""},
      {"localhost", AddressKind::NotAnAddress, ""},
      {"một người lạ nhắn tin", AddressKind::NotAnAddress, ""},
      {"a..b.example", AddressKind::NotAnAddress, ""},
      {"-a.example", AddressKind::NotAnAddress, ""},
      {"\xff\xfe.example", AddressKind::NotAnAddress, ""},
  };
  for (const auto& c : cases) {
    const auto got = read_address(c.text, kPlatforms);
    EXPECT_EQ(got.kind, c.kind) << c.text;
    EXPECT_EQ(got.host, c.host) << c.text;
  }
}

// A block holds for what is below the name too.
TEST(ReadAddress, RefusesTheNameAboveAProtectedOne) {
  const std::vector<std::string> own{"an-lanh.so.example.vn"};
  for (const char* text : {"an-lanh.so.example.vn", "so.example.vn", "https://example.vn/x"})
    EXPECT_EQ(read_address(text, own).kind, AddressKind::SharedPlatform) << text;
  EXPECT_EQ(read_address("khac.example.vn", own).kind, AddressKind::Host);
}

TEST(ReadAddress, BearsAnyLength) {
  const std::string huge(1000000, 'a');
  EXPECT_EQ(read_address(huge, kPlatforms).kind, AddressKind::NotAnAddress);
  EXPECT_EQ(read_address("http://" + huge + ".example", kPlatforms).kind,
            AddressKind::NotAnAddress);
}

TEST(Refusal, HasASentenceForEachKindButHost) {
  EXPECT_TRUE(refusal(AddressKind::Host).empty());
  for (const auto kind : {AddressKind::SharedPlatform, AddressKind::PublicSuffix,
                          AddressKind::IpAddress, AddressKind::NotAnAddress})
    EXPECT_FALSE(refusal(kind).empty());
}

}  // namespace
}  // namespace anlanh::catalog
