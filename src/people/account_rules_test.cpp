#include "people/account_rules.h"

#include <gtest/gtest.h>

#include "people/people_test_units.h"

namespace anlanh::people {
namespace {

const std::vector<Role> kRoles{{"viewer", {}, {}, {}}, {"admin", {}, {}, {}}};

TEST(Login, IsPlain) {
  EXPECT_EQ(normal_login(" Hoa.Nguyen "), "hoa.nguyen");
  for (const auto* good : {"hoa.nguyen", "a-b", "x_1", "can.bo.28261"}) EXPECT_TRUE(is_login(good));
  for (const auto* bad : {"", "ab", "1hoa", "hoà", "hoa nguyen", "hoa@x", ".hoa", "HOA"})
    EXPECT_FALSE(is_login(bad)) << bad;
  EXPECT_FALSE(is_login(std::string(41, 'a')));
}

TEST(DecideAccount, NamesEachWrongField) {
  const NewAccount good{"hoa.nguyen", "Nguyễn Thị Mẫu", base::Id{11}, {"viewer"}};
  EXPECT_TRUE(decide_account(good, kRoles).empty());
  const auto wrong = decide_account({"h", "  ", {}, {}}, kRoles);
  ASSERT_EQ(wrong.size(), 4u);
  EXPECT_EQ(wrong[0].field, "login");
  EXPECT_EQ(wrong[1].field, "name");
  EXPECT_EQ(wrong[2].field, "unit");
  EXPECT_EQ(wrong[3].field, "roles");
  auto unknown = good;
  unknown.roles = {"viewer", "king"};
  EXPECT_EQ(decide_account(unknown, kRoles).size(), 1u);
  auto endless = good;
  endless.name = std::string(121, 'a');
  EXPECT_EQ(decide_account(endless, kRoles).size(), 1u);
}

TEST(MayChange, NotOneself) {
  const auto other = test_support::account(100, "hoa.nguyen", 11, {"viewer"});
  EXPECT_FALSE(may_change(base::Id{1}, other));
  EXPECT_TRUE(may_change(base::Id{100}, other));
}

}  // namespace
}  // namespace anlanh::people
