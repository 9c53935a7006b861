#include "text/fold.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <rapidcheck.h>
#include <fstream>

#include "base/utf8.h"

namespace anlanh::text {
namespace {

// The slow twin: the whole text through ICU.
std::string fold_by_icu(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto apart = icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 c = apart.char32At(at);
    if (c >= 0x0300 && c <= 0x036F) continue;
    const UChar32 lower = u_tolower(c);
    out.append(lower == 0x0111 ? UChar32{'d'} : lower);
  }
  std::string bytes;
  return out.toUTF8String(bytes);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

TEST(Fold, Vietnamese) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"Đồng Tháp", "dong thap"},
      {"TRƯỜNG TIỂU HỌC", "truong tieu hoc"},
      {"Nguyễn Thị Quỳnh Nga", "nguyen thi quynh nga"},
      {"ĐƯỢC đượ̂c", "duoc duoc"},
      {"ăâêôơư ĂÂÊÔƠƯ", "aaeoou aaeoou"},
      {"Phường 3, số 12/4A", "phuong 3, so 12/4a"},
      {"Kỳ Ỹ ỵ Ỷ ý", "ky y y y y"},
      {"Café Ångström Škoda", "cafe angstrom skoda"},
      {"ΑΒΓ ЖЁ", "αβγ же"},
      {"Straße Ø Æ ł", "straße ø æ ł"},
      {"😀 1", "😀 1"},
      {"a\xFF\xC3", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xCC\x81\xCC\x80", ""},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(fold(text), folded) << text;
}

TEST(Fold, BothWaysOfTypingAreOne) {
  EXPECT_EQ(fold("ệ"), fold("e\xCC\xA3\xCC\x82"));
  EXPECT_EQ(fold("ệ"), fold("e\xCC\x82\xCC\xA3"));
  EXPECT_EQ(fold("ệ"), "e");
}

TEST(Fold, AgreesWithIcuOnEveryCharacter) {
  for (UChar32 c = 1; c <= 0x10FFFF; ++c) {
    if (U_IS_SURROGATE(c)) continue;
    const icu::UnicodeString text(c);
    ASSERT_EQ(fold(utf8(text)), fold_by_icu(text)) << std::hex << c;
  }
}

TEST(Fold, AgreesWithIcuOnRandomVietnamese) {
  const icu::UnicodeString letters = icu::UnicodeString::fromUTF8(
      "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY àằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹ"
      "áắấéếíóốớúứýạặậẹệịọộợụựỵ 0123456789.,-/");
  EXPECT_TRUE(rc::check("twin", [&](const std::vector<unsigned>& picks) {
    icu::UnicodeString text;
    UErrorCode status = U_ZERO_ERROR;
    for (const auto pick : picks)
      text.append(letters.charAt(
          static_cast<std::int32_t>(pick % static_cast<unsigned>(letters.length()))));
    const auto apart = icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
    RC_ASSERT(fold(utf8(text)) == fold_by_icu(text));
    RC_ASSERT(fold(utf8(apart)) == fold_by_icu(text));
  }));
}

TEST(Fold, FoldingTwiceChangesNothing) {
  EXPECT_TRUE(rc::check("twice", [](const std::string& bytes) {
    const auto once = fold(bytes);
    RC_ASSERT(base::valid_utf8(once));
    RC_ASSERT(once.size() <= bytes.size() * 3);
    RC_ASSERT(fold(once) == once);
  }));
}

}  // namespace
}  // namespace anlanh::text
