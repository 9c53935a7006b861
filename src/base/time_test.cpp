#include "base/time.h"

#include <gtest/gtest.h>

#include <rapidcheck.h>

namespace anlanh::base {
namespace {

using namespace std::chrono_literals;

Date date(int y, unsigned m, unsigned d) {
  return Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
}

TEST(Time, TheDayChangesAtSeventeenHoursUtc) {
  const Instant before = Instant{std::chrono::sys_days{date(2026, 8, 1)}} + 17h - 1ms;
  EXPECT_EQ(vietnam_date(before), date(2026, 8, 1));
  EXPECT_EQ(vietnam_date(before + 1ms), date(2026, 8, 2));
  EXPECT_EQ(start_of_day(date(2026, 8, 2)), before + 1ms);
}

TEST(Time, StartOfDayIsTheFirstMomentOfIt) {
  EXPECT_TRUE(rc::check("start of day", [] {
    const auto day = add_days(date(1970, 1, 1), *rc::gen::inRange(-20000, 80000));
    RC_ASSERT(vietnam_date(start_of_day(day)) == day);
    RC_ASSERT(vietnam_date(start_of_day(day) - 1ms) == add_days(day, -1));
    RC_ASSERT(date_from_number(to_number(day)) == std::optional(day));
    RC_ASSERT(parse_iso_date(iso_date(day)) == std::optional(day));
    RC_ASSERT(parse_vietnam_date(vietnam_date_text(day)) == std::optional(day));
  }));
}

TEST(Time, IsoDates) {
  const std::pair<const char*, Date> good[] = {{"2026-08-01", date(2026, 8, 1)},
                                               {"2024-02-29", date(2024, 2, 29)},
                                               {"1900-01-01", date(1900, 1, 1)},
                                               {"2199-12-31", date(2199, 12, 31)}};
  for (const auto& [text, day] : good) {
    EXPECT_EQ(parse_iso_date(text), day);
    EXPECT_EQ(iso_date(day), text);
  }
  for (const auto* text :
       {"", "2026-8-1", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31",
        "1899-12-31", "2200-01-01", "2026/08/01", "20260801", "2026-08-01 ", "+026-08-01",
        "2026-+8-01", "2026--8-01", "２０２６-08-01", "0000-00-00"})
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
}

TEST(Time, VietnameseDates) {
  for (const auto* text : {"01/08/2026", "1/8/2026", "01/8/2026", "1/08/2026"})
    EXPECT_EQ(parse_vietnam_date(text), date(2026, 8, 1)) << text;
  EXPECT_EQ(vietnam_date_text(date(2026, 8, 1)), "01/08/2026");
  for (const auto* text :
       {"", "/", "//", "1/8", "1/8/26", "31/02/2026", "08/31/2026", "001/08/2026", "1/008/2026",
        "1-8-2026", "1/8/2026/", " 1/8/2026", "/8/2026", "1//2026", "1/8/20260", "a/b/cccc"})
    EXPECT_EQ(parse_vietnam_date(text), std::nullopt) << text;
}

TEST(Time, DatesAsNumbers) {
  EXPECT_EQ(to_number(date(2026, 8, 1)), 20260801);
  for (const std::int64_t number : std::initializer_list<std::int64_t>{
           0, -1, 20260229, 20261301, 20260100, 18991231, 22000101, INT64_MAX, INT64_MIN})
    EXPECT_EQ(date_from_number(number), std::nullopt) << number;
}

TEST(Time, DaysAreCounted) {
  EXPECT_EQ(days_between(date(2026, 3, 1), date(2026, 2, 1)), 28);
  EXPECT_EQ(days_between(date(2024, 3, 1), date(2024, 2, 1)), 29);
  EXPECT_EQ(days_between(date(2026, 1, 1), date(2026, 1, 2)), -1);
  EXPECT_EQ(add_days(date(2026, 12, 31), 1), date(2027, 1, 1));
  EXPECT_EQ(add_days(date(2026, 1, 1), -1), date(2025, 12, 31));
}

TEST(Time, MomentsAsText) {
  const Instant at = Instant{std::chrono::sys_days{date(2026, 8, 1)}} + 7h + 5min + 9s + 123ms;
  EXPECT_EQ(iso_time(at), "2026-08-01T07:05:09.123Z");
  EXPECT_EQ(vietnam_time_text(at), "14:05 01/08/2026");
  EXPECT_EQ(vietnam_time_text(at + 10h), "00:05 02/08/2026");
  EXPECT_EQ(iso_time(from_millis(0)), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(iso_time(from_millis(-1)), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(from_millis(to_millis(at)), at);
}

TEST(Time, TheMachineKnowsThatThisProgramIsNotOld) {
  EXPECT_GT(system_now(), start_of_day(date(2026, 1, 1)));
}

}  // namespace
}  // namespace anlanh::base
