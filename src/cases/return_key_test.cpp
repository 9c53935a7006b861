#include "cases/return_key.h"

#include <gtest/gtest.h>

#include <set>

#include "cases/cases_test_world.h"

namespace anlanh::cases {
namespace {

using test_support::World;

class ReturnKeyTest : public testing::Test {
 protected:
  World world_{store::Engine::Sqlite};
  const ReturnKeys& keys() { return *world_.desk().keys; }
};

TEST_F(ReturnKeyTest, FourWordsFollowFromTheFormAndAreAllDifferent) {
  std::set<std::string> seen;
  for (int i = 0; i < 2000; ++i) {
    const auto words = keys().draw("form" + std::to_string(i), 0);
    ASSERT_EQ(words.size(), kKeyWords);
    EXPECT_EQ(words, keys().draw("form" + std::to_string(i), 0));
    EXPECT_NE(words, keys().draw("form" + std::to_string(i), 1));
    seen.insert(key_text(words));
  }
  EXPECT_EQ(seen.size(), 2000u);
}

TEST_F(ReturnKeyTest, TypingIsForgiving) {
  const auto shown = keys().hash("ấm áp an lành ánh trăng áo ấm");
  ASSERT_TRUE(shown);
  for (const auto* typed :
       {"am ap an lanh anh trang ao am", "AM AP  An Lành, anh-trang. ao am",
        "\xE1\xBA\xA5m \xC3\xA1p an l\xC3\xA0nh \xC3\xA1nh tr\xC4\x83ng \xC3\xA1o am\n",
        "amapanlanhanhtrangaoam"})
    EXPECT_EQ(keys().hash(typed).value(), *shown) << typed;
  for (const auto* other : {"", "am ap an lanh anh trang", "am ap an lanh anh trang ao an",
                            "an lanh am ap anh trang ao am"})
    EXPECT_NE(keys().hash(other).value(), *shown) << other;
  EXPECT_TRUE(keys().hash(std::string(100000, 'a')));
}

TEST_F(ReturnKeyTest, RefusesAListThatIsShortOrAmbiguous) {
  const auto& sealer = world_.desk().sealer;
  EXPECT_FALSE(ReturnKeys::open("mot\nhai\n", test_support::plain_fold, sealer));
  std::string words = test_support::key_words();
  words.replace(0, words.find('\n'), "an lanh");  // the same as "an lành" without its mark
  EXPECT_FALSE(ReturnKeys::open(words, test_support::plain_fold, sealer));
}

}  // namespace
}  // namespace anlanh::cases
