#include "text/clean.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <rapidcheck.h>

#include "base/utf8.h"

namespace anlanh::text {
namespace {

using namespace std::string_view_literals;

std::string kept(std::string_view text) { return clean(text, Lines::Keep).text; }

TEST(Clean, PlainTextStays) {
  for (const std::string text :
       {"", "a", "Em bị bạn nhắn tin đe doạ.", "dòng một\ndòng hai", "đoạn một\n\nđoạn hai",
        "5 > 3 & 'x' \"y\"", "http://xau.example/a?b=c", "日本語 العربية ไทย हिन्दी",
        "👩🏽‍⚕️ ❤️‍🔥 1️⃣ 🇻🇳"}) {
    const auto cleaned = clean(text, Lines::Keep);
    EXPECT_EQ(cleaned.text, text);
    EXPECT_FALSE(cleaned.removed.any()) << text;
  }
}

TEST(Clean, CountsWhatItTakesOut) {
  const struct {
    std::string_view text, cleaned;
    Removed removed;
  } cases[] = {
      {"a\0b"sv, "ab", {.controls = 1}},
      {"a\x1b[2Jb\x7f\x01", "a[2Jb", {.controls = 3}},
      {"\xC2\x9F\xEF\xBF\xBF\xEF\xB7\x90x", "x", {.controls = 3}},
      {"a\xFF\xC3", "a\xEF\xBF\xBD\xEF\xBF\xBD", {.bad_bytes = 2}},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", {.bad_bytes = 3}},
      {"con\xE2\x80\x8B"
       " trai\xEF\xBB\xBF\xC2\xAD",
       "con trai",
       {.invisible = 3}},
      {"a\xE2\x80\x8D"
       " b\xEF\xB8\x8F",
       "a b",
       {.invisible = 2}},
      {"x\xF3\xA0\x81\xA1\xE3\x85\xA4y", "xy", {.invisible = 2}},
      {"\xE2\x80\xAEgnp.exe\xE2\x80\xAC \xE2\x81\xA6 \xE2\x80\x8F", "gnp.exe", {.direction = 4}},
      {"a\xCC\x80\xCC\xA3\xCC\x84\xCC\x85\xCC\x87\xCC\x88",
       "ạ\xCC\x80\xCC\x84\xCC\x85",
       {.marks = 2}},
  };
  for (const auto& c : cases) {
    const auto cleaned = clean(c.text, Lines::Keep);
    EXPECT_EQ(cleaned.text, c.cleaned);
    EXPECT_TRUE(cleaned.removed == c.removed) << c.text;
    EXPECT_TRUE(cleaned.removed.any());
  }
}

TEST(Clean, BlanksAndLines) {
  const struct {
    std::string_view text, keep, join;
  } cases[] = {
      {"  a  b\t c  ", "a b c", "a b c"},
      {"a\xC2\xA0\xC2\xA0\xE3\x80\x80\xE2\x80\x89"
       "b",
       "a b", "a b"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d"},
      {"a\xE2\x80\xA8"
       "b\xE2\x80\xA9"
       "c\xC2\x85"
       "d",
       "a\nb\nc\nd", "a b c d"},
      {"a  \n  b", "a\nb", "a b"},
      {"\n\n a \n\n\n\n b \n\n", "a\n\nb", "a b"},
      {" \n \t ", "", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(clean(c.text, Lines::Keep).text, c.keep);
    EXPECT_EQ(clean(c.text, Lines::Join).text, c.join);
    EXPECT_FALSE(clean(c.text, Lines::Keep).removed.any()) << "blanks are no offence";
  }
}

TEST(Clean, BothWaysOfTypingAreOne) {
  EXPECT_EQ(kept("e\xCC\xA3\xCC\x82"), "ệ");
  EXPECT_EQ(kept("e\xCC\x82\xCC\xA3"), "ệ");
  EXPECT_EQ(kept("e\xE2\x80\x8B\xCC\x82\xE2\x80\x8D\xCC\xA3"), "ệ")
      << "nothing hides between letter and mark";
}

TEST(Clean, ManyMarksOfOneCharacter) {
  std::string heap = "a";
  for (int i = 0; i < 10'000; ++i) heap += "\xCD\x84";  // U+0344, two marks in one
  EXPECT_LT(kept(heap).size(), 12u);
}

TEST(Clean, IsSoundComposedAndStable) {
  const auto holds = [](const std::string& bytes) {
    for (const auto lines : {Lines::Keep, Lines::Join}) {
      const auto once = clean(bytes, lines);
      RC_ASSERT(base::valid_utf8(once.text));
      RC_ASSERT(once.text.size() <= bytes.size() * 3);
      const auto twice = clean(once.text, lines);
      RC_ASSERT(twice.text == once.text);
      RC_ASSERT(!twice.removed.any());
      UErrorCode status = U_ZERO_ERROR;
      RC_ASSERT(icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(once.text, status));
    }
  };
  EXPECT_TRUE(rc::check("any bytes", holds));
  EXPECT_TRUE(rc::check("any characters", [&](const std::vector<std::uint32_t>& picks) {
    // Half of them from where the trouble lives.
    constexpr std::uint32_t kBlocks[] = {0x0,     0x80,    0x300,   0x320,  0x1E80, 0x1EC0,
                                         0x2000,  0x2020,  0x2040,  0x2060, 0xFE00, 0xFFE0,
                                         0x1F468, 0x1F3E0, 0xE0000, 0x1100};
    std::string text;
    for (const auto pick : picks) {
      const UChar32 c = static_cast<UChar32>(pick % 2 ? pick % 0x110000
                                                      : kBlocks[pick / 2 % 16] + pick / 32 % 32);
      icu::UnicodeString(c).toUTF8String(text);
    }
    holds(text);
  }));
}

}  // namespace
}  // namespace anlanh::text
