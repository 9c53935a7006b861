#include "base/message.h"

#include <gtest/gtest.h>

namespace anlanh::base {
namespace {

TEST(Message, FillsPlaces) {
  const struct {
    std::string_view text;
    std::vector<std::string> args;
    std::string filled;
  } cases[] = {
      {"", {}, ""},
      {"no place", {"a"}, "no place"},
      {"{1}", {"a"}, "a"},
      {"{1}{1} {2}", {"a", "b"}, "aa b"},
      {"{2} {1}", {"a", "b"}, "b a"},
      {"{3}", {"a", "b"}, "{3}"},
      {"{0} {10} {x} {} {", {"a"}, "{0} {10} {x} {} {"},
      {"{1", {"a"}, "{1"},
      {"{{1}}", {"a"}, "{a}"},
      // An argument is put in as it is: places in it stay.
      {"{1} {2}", {"{2}", "{1}"}, "{2} {1}"},
      {"{9}", {"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "9"},
  };
  for (const auto& c : cases) EXPECT_EQ(fill_places(c.text, c.args), c.filled) << c.text;
}

TEST(Message, KeepsIdAndArguments) {
  const auto message = msg("Between {1} and {2}", "a", std::string("b"));
  EXPECT_STREQ(message.id, "Between {1} and {2}");
  EXPECT_EQ(message.args, (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(message.empty());
  EXPECT_TRUE(Message{}.empty());
}

}  // namespace
}  // namespace anlanh::base
