#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace anlanh::base {
namespace {

Result<int> half(int value) {
  if (value % 2 != 0) return make_error(Code::Invalid, "odd");
  return value / 2;
}

Result<int> quarter(int value) {
  AL_TRY(const int once, half(value));
  AL_TRY(const int twice, half(once));
  return twice;
}

Status all_even(std::initializer_list<int> values) {
  for (const int value : values) AL_TRY_DO(half(value));
  return ok();
}

TEST(Result, CarriesAValueOrAnError) {
  const auto good = half(4);
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, 2);
  const auto bad = half(3);
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().code, Code::Invalid);
  EXPECT_EQ(bad.error().operator_text, "odd");
}

TEST(Result, TryPassesErrorsUp) {
  EXPECT_EQ(quarter(8).value(), 2);
  EXPECT_FALSE(quarter(6));
  EXPECT_FALSE(quarter(7));
  EXPECT_TRUE(all_even({2, 4}));
  EXPECT_FALSE(all_even({2, 3, 4}));
}

TEST(Result, MovesWhatCannotBeCopied) {
  const auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); };
  const auto use = [&]() -> Result<int> {
    AL_TRY(const auto pointer, make());
    return *pointer;
  };
  EXPECT_EQ(*use(), 7);
}

TEST(Result, EveryCodeHasANameAndASentence) {
  const std::pair<Code, std::string_view> names[] = {
      {Code::Invalid, "invalid"},    {Code::NotFound, "not-found"},
      {Code::Refused, "refused"},    {Code::Conflict, "conflict"},
      {Code::TooLarge, "too-large"}, {Code::TooMany, "too-many"},
      {Code::Corrupt, "corrupt"},    {Code::Unavailable, "unavailable"},
      {Code::Internal, "internal"}};
  for (const auto& [code, name] : names) {
    EXPECT_EQ(code_name(code), name);
    const auto error = make_error(code, "disk /dev/sda1 said no");
    EXPECT_FALSE(error.reader.empty());
    EXPECT_EQ(std::string(error.reader.id).find("/dev"), std::string::npos);
  }
}

TEST(Result, InvalidTellsOperatorAndReaderTheSame) {
  const auto error = invalid(msg("Between {1} and {2}", "a", "b"));
  EXPECT_EQ(error.code, Code::Invalid);
  EXPECT_EQ(error.operator_text, "Between a and b");
  EXPECT_STREQ(error.reader.id, "Between {1} and {2}");
}

TEST(ResultDeathTest, CheckNamesTheBug) {
  EXPECT_DEATH(AL_CHECK(1 + 1 == 3), "result_test.cpp.*1 \\+ 1 == 3");
}

}  // namespace
}  // namespace anlanh::base
