#include "base/utf8.h"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>

namespace anlanh::base {
namespace {

constexpr const char* kReplacement = "\xEF\xBF\xBD";

TEST(Utf8, SoundText) {
  for (const std::string_view text :
       {std::string_view(""), std::string_view("abc"), std::string_view("Trẻ em Đồng Tháp"),
        std::string_view("\0", 1), std::string_view("\x7F"), std::string_view("\xC2\x80"),
        std::string_view("\xDF\xBF"), std::string_view("\xE0\xA0\x80"),
        std::string_view("\xED\x9F\xBF"), std::string_view("\xEE\x80\x80"),
        std::string_view("\xEF\xBF\xBF"), std::string_view("\xF0\x90\x80\x80"),
        std::string_view("\xF4\x8F\xBF\xBF")}) {
    EXPECT_TRUE(valid_utf8(text)) << text;
    EXPECT_EQ(repair_utf8(text), text);
  }
}

TEST(Utf8, UnsoundTextAndItsRepair) {
  const struct {
    std::string_view text;
    std::size_t bad_bytes;
  } cases[] = {
      {"\x80", 1},              // continues nothing
      {"\xC2", 1},              // cut short
      {"\xE1\xBB", 2},          //
      {"\xF0\x9F\x98", 3},      //
      {"\xC0\xAF", 2},          // overlong "/"
      {"\xC1\xBF", 2},          //
      {"\xE0\x80\xAF", 3},      //
      {"\xE0\x9F\xBF", 3},      //
      {"\xF0\x80\x80\xAF", 4},  //
      {"\xF0\x8F\xBF\xBF", 4},  //
      {"\xED\xA0\x80", 3},      // surrogates
      {"\xED\xBF\xBF", 3},      //
      {"\xF4\x90\x80\x80", 4},  // past U+10FFFF
      {"\xF5\x80\x80\x80", 4},  //
      {"\xF8\x88\x80\x80\x80", 5},
      {"\xFE", 1},
      {"\xFF", 1},
  };
  for (const auto& c : cases) {
    EXPECT_FALSE(valid_utf8(c.text));
    std::string marks;
    for (std::size_t i = 0; i < c.bad_bytes; ++i) marks += kReplacement;
    EXPECT_EQ(repair_utf8(c.text), marks);
    EXPECT_EQ(repair_utf8("a" + std::string(c.text) + "ế"), "a" + marks + "ế");
  }
}

TEST(Utf8, RepairedTextIsSoundWhateverCame) {
  EXPECT_TRUE(rc::check("repair", [](const std::string& bytes) {
    const auto repaired = repair_utf8(bytes);
    RC_ASSERT(valid_utf8(repaired));
    RC_ASSERT(repair_utf8(repaired) == repaired);
    RC_ASSERT(valid_utf8(bytes) == (repaired == bytes));
  }));
}

TEST(Utf8, CountsAndCutsCodePoints) {
  const std::string_view text = "aế😀b";
  EXPECT_EQ(count_code_points(text), 4u);
  EXPECT_EQ(count_code_points(""), 0u);
  const std::string_view starts[] = {"", "a", "aế", "aế😀", "aế😀b", "aế😀b"};
  for (std::size_t n = 0; n < 6; ++n) EXPECT_EQ(first_code_points(text, n), starts[n]);
  EXPECT_EQ(first_code_points(text, SIZE_MAX), text);
}

TEST(Utf8, LengthOfTheCharacterAt) {
  const std::string_view text = "aế😀\xFF";
  EXPECT_EQ(utf8_length_at(text, 0), 1u);
  EXPECT_EQ(utf8_length_at(text, 1), 3u);
  EXPECT_EQ(utf8_length_at(text, 2), 0u);
  EXPECT_EQ(utf8_length_at(text, 4), 4u);
  EXPECT_EQ(utf8_length_at(text, 8), 0u);
}

// A list of texts that break programs (the Big List of Naughty Strings), as a JSON array of strings.
TEST(Utf8, NaughtyStrings) {
  const char* path = std::getenv("AL_NAUGHTY_STRINGS");
  std::ifstream file(path ? path : "");
  if (!file) GTEST_SKIP() << "AL_NAUGHTY_STRINGS names no file";
  const std::string whole(std::istreambuf_iterator<char>(file), {});
  const auto list = boost::json::parse(whole);
  for (const auto& item : list.as_array()) {
    const std::string text(item.as_string());
    EXPECT_TRUE(valid_utf8(text));
    EXPECT_EQ(repair_utf8(text), text);
    EXPECT_EQ(first_code_points(text, count_code_points(text)), text);
  }
}

}  // namespace
}  // namespace anlanh::base
