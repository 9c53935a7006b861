#include "people/vi_order.h"

#include <gtest/gtest.h>

namespace anlanh::people {
namespace {

TEST(VietnameseOrder, FollowsTheDictionary) {
  std::vector<std::string> names{"Đức", "Trường 10", "Dũng", "Ánh", "Ăn", "Trường 2", "Ân", "Anh"};
  sort_vietnamese(names, [](const std::string& name) -> std::string_view { return name; });
  EXPECT_EQ(names, (std::vector<std::string>{"Anh", "Ánh", "Ăn", "Ân", "Dũng", "Đức", "Trường 2",
                                             "Trường 10"}));
}

TEST(VietnameseOrder, FoldsCaseMarksAndBlanks) {
  const std::pair<const char*, const char*> cases[] = {
      {"Xã Đốc Binh Kiều", "xa doc binh kieu"},
      {"  Mã\t trường ", "ma truong"},
      {"ƯỚC", "uoc"},
      {"Mã", "ma"},  // the same, typed as two characters
      {"", ""},
      {"\xff", "\xef\xbf\xbd"},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(fold_vietnamese(text), folded) << text;
}

}  // namespace
}  // namespace anlanh::people
