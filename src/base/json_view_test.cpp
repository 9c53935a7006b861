#include "base/json_view.h"

#include <gtest/gtest.h>

namespace anlanh::base {
namespace {

std::string fault_of(const JsonView& view) {
  const auto status = view.status();
  return status ? "" : status.error().operator_text;
}

JsonView parsed(std::string_view text) { return JsonView::parse("x.json", text).value(); }

TEST(JsonViewTest, ReadsEachType) {
  const auto view = parsed(R"({"a":"x","n":7,"f":true,"d":"2026-08-01","l":["p","q"],
                               "b":{"vi":"có","en":"yes"},"bs":[{"vi":"m","en":"n"}],"o":{"k":"v"}})");
  EXPECT_EQ(view.text("a"), "x");
  EXPECT_EQ(view.number("n"), 7);
  EXPECT_TRUE(view.flag("f"));
  EXPECT_EQ(iso_date(view.day("d")), "2026-08-01");
  EXPECT_EQ(view.texts("l"), (std::vector<std::string>{"p", "q"}));
  EXPECT_EQ(view.bilingual("b").vi, "có");
  EXPECT_EQ(view.bilinguals("bs").at(0).en, "n");
  EXPECT_EQ(view.object("o").text("k"), "v");
  EXPECT_EQ(view.text_or("none", "y"), "y");
  EXPECT_FALSE(view.flag_or_false("none"));
  EXPECT_EQ(fault_of(view), "");
}

TEST(JsonViewTest, NamesTheFirstFaultByPlace) {
  const auto view = parsed(R"({"steps":[{"id":"s1","prompt":{"vi":"a"}},{"n":"x"}]})");
  const auto steps = view.items("steps");
  steps[0].bilingual("prompt");
  steps[1].number("n");
  EXPECT_EQ(fault_of(view), "x.json: steps[s1].prompt.en must be a text");
}

TEST(JsonViewTest, NamesAnElementWithoutIdByNumber) {
  const auto view = parsed(R"({"rows":[{"n":1},{"n":"x"}]})");
  for (const auto& row : view.items("rows")) row.number("n");
  EXPECT_EQ(fault_of(view), "x.json: rows[1].n must be a whole number");
}

TEST(JsonViewTest, WrongTypesAndMissingGiveEmptyValues) {
  const auto view = parsed(R"({"a":1,"b":null})");
  EXPECT_EQ(view.text("a"), "");
  EXPECT_TRUE(view.items("a").empty());
  EXPECT_TRUE(view.object("a").items("x").empty());
  EXPECT_FALSE(view.has("b"));
  EXPECT_EQ(fault_of(view), "x.json: a must be a text");
}

TEST(JsonViewTest, RefusesWhatIsNoJson) {
  for (const char* text : {"", "{", "{}x", "{'a':1}", "\xff"}) {
    EXPECT_FALSE(JsonView::parse("x.json", text)) << text;
  }
  const std::string deep(200, '[');
  EXPECT_FALSE(JsonView::parse("x.json", deep + std::string(200, ']')));
}

}  // namespace
}  // namespace anlanh::base
