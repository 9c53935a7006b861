#include "base/bytes.h"

#include <gtest/gtest.h>

#include <rapidcheck.h>

namespace anlanh::base {
namespace {

TEST(Bytes, HexIsReadBothWays) {
  const struct {
    std::string_view text;
    Bytes bytes;
  } cases[] = {{"", {}},
               {"00", {0}},
               {"ff", {255}},
               {"0a10", {10, 16}},
               {"deadbeef", {0xde, 0xad, 0xbe, 0xef}}};
  for (const auto& c : cases) {
    EXPECT_EQ(hex(c.bytes), c.text);
    EXPECT_EQ(parse_hex(c.text), c.bytes) << c.text;
  }
  EXPECT_EQ(parse_hex("DEADbeef"), parse_hex("deadBEEF"));
}

TEST(Bytes, BadHexIsAbsent) {
  for (const auto* text : {"0", "abc", "0g", "g0", " 00", "00 ", "0x00", "\xC3\xA1"})
    EXPECT_EQ(parse_hex(text), std::nullopt) << text;
}

TEST(Bytes, Base64urlVectors) {
  // RFC 4648, section 10, without padding; and the two letters that differ from base64.
  const struct {
    std::string_view plain, coded;
  } cases[] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xFB\xEF\xFF", "--__"}};
  for (const auto& c : cases) {
    EXPECT_EQ(base64url(as_bytes(c.plain)), c.coded);
    const auto back = parse_base64url(c.coded);
    ASSERT_TRUE(back) << c.coded;
    EXPECT_EQ(std::string(back->begin(), back->end()), c.plain);
  }
}

TEST(Bytes, BadBase64urlIsAbsent) {
  // A single letter, padding, letters of plain base64, and left-over bits that are not zero.
  for (const auto* text : {"A", "Zg==", "+/+/", "Zm9vA", "Zh", "Zm9", "Zg\n", "é"})
    EXPECT_EQ(parse_base64url(text), std::nullopt) << text;
}

TEST(Bytes, RandomBytesComeBack) {
  EXPECT_TRUE(rc::check("hex and base64url", [](const Bytes& bytes) {
    RC_ASSERT(parse_hex(hex(bytes)) == std::optional(bytes));
    RC_ASSERT(parse_base64url(base64url(bytes)) == std::optional(bytes));
  }));
}

TEST(Bytes, EverySoundBase64urlTextIsTheOnlyOneForItsBytes) {
  EXPECT_TRUE(rc::check("one encoding", [](const std::string& text) {
    if (const auto bytes = parse_base64url(text)) RC_ASSERT(base64url(*bytes) == text);
  }));
}

TEST(Bytes, SecretsCompareByContent) {
  EXPECT_TRUE(equal_secret(std::string_view(""), std::string_view("")));
  EXPECT_TRUE(equal_secret(std::string_view("abc"), std::string_view("abc")));
  EXPECT_FALSE(equal_secret(std::string_view("abc"), std::string_view("abd")));
  EXPECT_FALSE(equal_secret(std::string_view("abc"), std::string_view("bbc")));
  EXPECT_FALSE(equal_secret(std::string_view("abc"), std::string_view("ab")));
}

TEST(Bytes, QuickHashIsFnv1a) {
  // Vectors of the FNV reference code.
  EXPECT_EQ(quick_hash(""), 0xcbf29ce484222325u);
  EXPECT_EQ(quick_hash("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(quick_hash("foobar"), 0x85944171f73967e8u);
}

}  // namespace
}  // namespace anlanh::base
