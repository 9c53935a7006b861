#include "app/own_host.h"

#include <gtest/gtest.h>

namespace anlanh::app {
namespace {

TEST(HostOfUrl, TakesTheNameOnly) {
  EXPECT_EQ(host_of_url("http://localhost:8080"), "localhost");
  EXPECT_EQ(host_of_url("https://An-Lanh.Example:8443/x?y"), "an-lanh.example");
  EXPECT_EQ(host_of_url("http://[::1]:8080/"), "[::1]");
  EXPECT_EQ(host_of_url("an-lanh.example"), "");
  EXPECT_EQ(host_of_url(""), "");
}

TEST(IsOwnHost, KnowsOursFromForeignNames) {
  const std::vector<std::string> own{"an-lanh.example", "localhost", "192.0.2.7"};
  for (const char* host : {"", "an-lanh.example", "an-lanh.example.", "localhost", "server",
                           "127.0.0.1", "192.0.2.99", "::1", "[::1]", "[2001:db8::7]"})
    EXPECT_TRUE(is_own_host(host, own)) << host;
  for (const char* host : {"nhan-qua.example", "www.an-lanh.example", "evil-an-lanh.example",
                           "an-lanh.example.xau.example", "127.0.0.1.xau.example", "[xau.example]",
                           "999.0.0.1", "<b>.example"})
    EXPECT_FALSE(is_own_host(host, own)) << host;
}

TEST(IsOwnHost, WithoutSettingsStillAnswersByAddress) {
  EXPECT_TRUE(is_own_host("198.51.100.4", {}));
  EXPECT_FALSE(is_own_host("an-lanh.example", {}));
}

}  // namespace
}  // namespace anlanh::app
