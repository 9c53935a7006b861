#include "cases/clock_calendar_model.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cases/clock_test_law.h"

namespace anlanh::cases {
namespace {

using test_support::day;
using test_support::vietnam_calendar;

std::string dates(const std::vector<DayOff>& days) {
  std::string out;
  for (const auto& one : days) out += base::iso_date(one.day).substr(5) + " ";
  return out;
}

// The days off of an announced year, weekends aside, and what was worked instead.
TEST(WorkCalendar, GivesTheAnnouncedYears) {
  const auto calendar = vietnam_calendar();
  // Tết 2024 held a Saturday and a Sunday: 13 and 14 February instead.
  EXPECT_EQ(dates(calendar.days_off(2024)),
            "01-01 02-08 02-09 02-10 02-11 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03 ");
  EXPECT_EQ(dates(calendar.days_off(2025)),
            "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02 ");
  // Hùng Kings' day 2026 is Sunday 26 April: Monday the 27th instead.
  EXPECT_EQ(dates(calendar.days_off(2026)),
            "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-26 04-27 04-30 05-01 08-31 09-01 09-02 ");
  EXPECT_TRUE(calendar.is_working_day(day(2024, 5, 4)));
  EXPECT_TRUE(calendar.is_working_day(day(2025, 4, 26)));
  EXPECT_TRUE(calendar.is_working_day(day(2026, 1, 10)));
  EXPECT_TRUE(calendar.is_working_day(day(2026, 8, 22)));
  EXPECT_FALSE(calendar.is_working_day(day(2026, 8, 23)));
  EXPECT_TRUE(calendar.is_announced(2026));
}

TEST(WorkCalendar, ReckonsAYearThatIsNotAnnounced) {
  const auto calendar = vietnam_calendar();
  EXPECT_FALSE(calendar.is_announced(2027));
  // Tết 2027 is Saturday 6 February: Friday to Tuesday, and two days instead of the weekend.
  EXPECT_EQ(dates(calendar.days_off(2027)),
            "01-01 02-05 02-06 02-07 02-08 02-09 02-10 02-11 04-16 04-30 05-01 05-03 09-02 09-03 ");
  // 2023: Hùng Kings' day on Saturday 29 April, 30 April on a Sunday, 1 May on a Monday.
  EXPECT_EQ(dates(calendar.days_off(2023)),
            "01-01 01-02 01-21 01-22 01-23 01-24 01-25 01-26 01-27 04-29 04-30 05-01 05-02 05-03 "
            "09-01 09-02 09-04 ");
  EXPECT_TRUE(calendar.days_off(2020).empty()) << "before the law of 2019 was in force";
}

TEST(WorkCalendar, WithoutRulesKnowsWeekendsOnly) {
  const WorkCalendar calendar;
  EXPECT_FALSE(calendar.is_working_day(day(2026, 9, 5)));
  EXPECT_FALSE(calendar.is_working_day(day(2026, 9, 6)));
  EXPECT_TRUE(calendar.is_working_day(day(2026, 9, 2)));
  EXPECT_TRUE(calendar.is_working_day(day(2350, 9, 6)) != is_weekend(day(2350, 9, 6)));
}

base::Result<WorkCalendar> with_year(WorkYear year) {
  std::vector<HolidayRule> rules;
  for (const auto* code : {"tet", "national-day", "new-year"})
    rules.push_back(*vietnam_calendar().rule(code));
  return WorkCalendar::make(std::move(rules), {std::move(year)});
}

TEST(WorkCalendar, RefusesWhatIsNoAnnouncement) {
  WorkYear good{.year = 2026,
                .spans = {{"tet", day(2026, 2, 16), day(2026, 2, 20)}},
                .swaps = {{day(2026, 8, 31), day(2026, 8, 22)}},
                .extra_off = {day(2026, 3, 3)},
                .source = ""};
  const auto made = with_year(good);
  ASSERT_TRUE(made);
  EXPECT_FALSE(made->is_working_day(day(2026, 3, 3)));

  const auto refused = [](WorkYear year, const char* why) {
    const auto made_of = with_year(std::move(year));
    ASSERT_FALSE(made_of) << why;
    EXPECT_NE(made_of.error().operator_text.find(why), std::string::npos)
        << made_of.error().operator_text;
    EXPECT_NE(made_of.error().operator_text.find("2026"), std::string::npos);
  };
  auto year = good;
  year.spans[0].last = day(2026, 2, 21);
  refused(year, "not as many days");
  year = good;
  year.spans[0] = {"tet", day(2026, 2, 18), day(2026, 2, 22)};
  refused(year, "does not hold its day 2026-02-17");
  year = good;
  year.spans[0].code = "easter";
  refused(year, "no holiday easter");
  year = good;
  year.swaps[0].off = day(2026, 9, 2);
  refused(year, "off without a swap");
  year = good;
  year.swaps[0].off = day(2026, 8, 30);
  refused(year, "off without a swap");
  year = good;
  year.swaps[0].work = day(2026, 8, 24);
  refused(year, "working day already");
  year = good;
  year.swaps[0].off = day(2027, 8, 30);
  refused(year, "year of its day off");
  year = good;
  year.extra_off[0] = day(2027, 3, 3);
  refused(year, "another year");
}

RC_GTEST_PROP(AddWorkingDays, AgreesWithWalkingDayByDay, ()) {
  static const auto calendar = vietnam_calendar();
  const base::Date from{std::chrono::sys_days{std::chrono::days{*rc::gen::inRange(19000, 24000)}}};
  const int n = *rc::gen::inRange(-40, 40);
  const auto found = add_working_days(from, n, calendar);
  int counted = 0;
  const int step = n < 0 ? -1 : 1;
  for (auto walk = from; walk != found;) {
    walk = base::add_days(walk, step);
    if (calendar.is_working_day(walk)) counted += step;
  }
  RC_ASSERT(counted == n);
  RC_ASSERT(n == 0 || calendar.is_working_day(found));
}

// Every year has its eleven days of law, on weekdays or made good.
TEST(WorkCalendar, LosesNoDayOfLawInAnyYear) {
  const auto calendar = vietnam_calendar();
  for (int year = 2021; year < 2200; ++year) {
    int weekdays_off = 0;
    int swapped = 0;
    for (const auto& off : calendar.days_off(year)) {
      if (!is_weekend(off.day)) ++weekdays_off;
      if (off.kind == DayOffKind::Swapped) ++swapped;
    }
    const auto hung_kings = calendar.rule("hung-kings");
    ASSERT_NE(hung_kings, nullptr);
    // Where Hùng Kings' day is 30 April or 1 May, two holidays are one day.
    EXPECT_GE(weekdays_off - swapped, 10) << year;
    EXPECT_LE(weekdays_off - swapped, 11) << year;
  }
}

}  // namespace
}  // namespace anlanh::cases
