#include "text/sort_key.h"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <algorithm>

namespace anlanh::text {
namespace {

const VietnameseOrder& order() {
  static const VietnameseOrder kOrder = VietnameseOrder::open().value();
  return kOrder;
}

// Each list stands in the order of a Vietnamese dictionary.
TEST(SortKey, DictionaryOrder) {
  const std::vector<std::vector<const char*>> lists = {
      {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g",
       "i", "n", "o", "ô", "ơ", "p", "u", "ư", "v", "y"},
      {"ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"},
      {"An Giang", "Cà Mau", "Cần Thơ", "Đắk Lắk", "Đồng Nai", "Đồng Tháp", "Hà Nội", "Vĩnh Long"},
      {"da", "dư", "đa", "đào"},
      {"Cao Lãnh", "Cần Thơ"},
      {"lớp 1", "lớp 2", "lớp 9", "lớp 10", "lớp 11"},
      {"", "a", "a b", "aa", "ab"},
      {"xã", "Xã", "xấ"},
  };
  for (const auto& list : lists)
    for (std::size_t i = 1; i < list.size(); ++i)
      EXPECT_LT(order().key(list[i - 1]), order().key(list[i]))
          << list[i - 1] << " before " << list[i];
}

TEST(SortKey, BothWaysOfTypingAreOne) {
  EXPECT_EQ(order().key("ệ"), order().key("e\xCC\x82\xCC\xA3"));
}

TEST(SortKey, NamesGoByTheGivenName) {
  const std::vector<const char*> names = {
      "An",           "Lê Văn An",  "Nguyễn Thị An",    "Trần Bình",  "Phạm Dũng",
      "Huỳnh Văn Đa", "Võ Thị Đào", "Nguyễn Quỳnh Hoa", "Lê Văn Hòa", "Trần Ngọc Yến"};
  for (std::size_t i = 1; i < names.size(); ++i)
    EXPECT_LT(order().name_key(names[i - 1]), order().name_key(names[i]))
        << names[i - 1] << " " << names[i];
  EXPECT_EQ(order().name_key("Trần Bình  "), order().name_key("Trần Bình"));
  EXPECT_LT(order().name_key(""), order().name_key("An"));
  EXPECT_LT(order().name_key("Lê An"), order().name_key("Bùi Anh")) << "An is shorter than Anh";
}

TEST(SortKey, AnyBytesHaveAKeyWithoutZero) {
  EXPECT_TRUE(rc::check("key", [](const std::string& bytes) {
    const auto key = order().key(bytes);
    RC_ASSERT(key.find('\0') == key.npos);
    RC_ASSERT(key == order().key(bytes));
  }));
  EXPECT_FALSE(order().key(std::string(100'000, 'x')).empty());
}

TEST(SortKey, HasAVersion) { EXPECT_NE(order().version().find('.'), std::string::npos); }

}  // namespace
}  // namespace anlanh::text
