#include "cases/clock_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <ctime>

#include "cases/clock_test_law.h"

namespace anlanh::cases {
namespace {

using test_support::at;
using test_support::day;
using test_support::decree_clock;
using test_support::vietnam_calendar;

Deadline deadline(TimeUnit unit, std::int64_t value) {
  Deadline out;
  out.code = "x";
  out.unit = unit;
  out.value = value;
  out.may_pause = unit == TimeUnit::Days || unit == TimeUnit::WorkingDays;
  return out;
}

base::Instant due(TimeUnit unit, std::int64_t value, base::Instant start) {
  static const auto calendar = vietnam_calendar();
  return due_of(deadline(unit, value), start, {}, calendar).value();
}

TEST(DueOf, TwelveHoursRunThroughNightAndTet) {
  EXPECT_EQ(due(TimeUnit::Hours, 12, at(day(2026, 2, 16), 20)), at(day(2026, 2, 17), 8));
  EXPECT_EQ(due(TimeUnit::Hours, 12, at(day(2026, 12, 31), 23)), at(day(2027, 1, 1), 11));
}

TEST(DueOf, WorkingDaysAcrossHolidays) {
  const struct {
    base::Instant start;
    base::Date last;
  } table[] = {
      // Friday 13 February 2026; Tết until Sunday the 22nd: 23, 24, 25, 26, 27.
      {at(day(2026, 2, 13), 9), day(2026, 2, 27)},
      {at(day(2026, 2, 17), 0), day(2026, 2, 27)},  // received on Tết itself
      {at(day(2026, 2, 22), 23, 59), day(2026, 2, 27)},
      {at(day(2026, 2, 23), 0), day(2026, 3, 2)},
      // Thursday 20 August 2026: the 21st, Saturday the 22nd worked instead of the 31st, 24, 25, 26.
      {at(day(2026, 8, 20), 8), day(2026, 8, 26)},
      // Friday 28 August: off until 2 September: 3, 4, 7, 8, 9.
      {at(day(2026, 8, 28), 8), day(2026, 9, 9)},
      // New Year 2026: Wednesday 31 December; 1 and 2 off: 5, 6, 7, 8, 9.
      {at(day(2025, 12, 31), 23, 59), day(2026, 1, 9)},
      {at(day(2026, 1, 1), 0), day(2026, 1, 9)},
      // Hùng Kings' day instead on Monday the 27th: 23, 24, 28, 29, then 30 April and 1 May off: 4 May.
      {at(day(2026, 4, 22), 10), day(2026, 5, 4)}};
  for (const auto& row : table)
    EXPECT_EQ(due(TimeUnit::WorkingDays, 5, row.start), end_of_day(row.last))
        << base::iso_date(row.last);
}

TEST(DueOf, TheFirstDayCountedIsTheOneAfterReceipt) {
  // One second before midnight and midnight itself in Viet Nam lie a day apart.
  const auto midnight = base::start_of_day(day(2026, 3, 10));
  EXPECT_EQ(due(TimeUnit::WorkingDays, 1, midnight - std::chrono::seconds(1)),
            end_of_day(day(2026, 3, 10)));
  EXPECT_EQ(due(TimeUnit::WorkingDays, 1, midnight), end_of_day(day(2026, 3, 11)));
  EXPECT_EQ(due(TimeUnit::Days, 15, midnight), end_of_day(day(2026, 3, 25)));
}

TEST(DueOf, DaysMonthsAtOnceAndSetElsewhere) {
  static const auto calendar = vietnam_calendar();
  EXPECT_EQ(due(TimeUnit::Days, 15, at(day(2026, 2, 10), 12)), end_of_day(day(2026, 2, 25)));
  EXPECT_EQ(due(TimeUnit::Months, 1, at(day(2026, 1, 31), 12)), end_of_day(day(2026, 2, 28)));
  EXPECT_EQ(due(TimeUnit::Months, 1, at(day(2028, 1, 31), 12)), end_of_day(day(2028, 2, 29)));
  EXPECT_EQ(due(TimeUnit::Months, 3, at(day(2026, 11, 30), 12)), end_of_day(day(2027, 2, 28)));
  EXPECT_EQ(due(TimeUnit::Months, 12, at(day(2026, 5, 4), 0)), end_of_day(day(2027, 5, 4)));
  EXPECT_EQ(due(TimeUnit::AtOnce, 60, at(day(2026, 5, 4), 23, 30)), at(day(2026, 5, 5), 0, 30));
  EXPECT_FALSE(due_of(deadline(TimeUnit::SetElsewhere, 0), at(day(2026, 5, 4), 1), {}, calendar));
  // Civil Code, article 148.5, only where the row says so: 15 February 2026 is a Sunday before Tết.
  auto rolling = deadline(TimeUnit::Days, 15);
  EXPECT_EQ(due_of(rolling, at(day(2026, 1, 31), 9), {}, calendar), end_of_day(day(2026, 2, 15)));
  rolling.rolls_over_days_off = true;
  EXPECT_EQ(due_of(rolling, at(day(2026, 1, 31), 9), {}, calendar), end_of_day(day(2026, 2, 23)));
}

TEST(DueOf, APauseTakesOutTheDaysAtWhoseEndTheClockStands) {
  static const auto calendar = vietnam_calendar();
  const auto start = at(day(2026, 3, 2), 9);  // Monday; due the next Monday
  const auto five = deadline(TimeUnit::WorkingDays, 5);
  const auto with = [&](base::Instant from, std::optional<base::Instant> to) {
    const Pause pause{from, to};
    return due_of(five, start, {&pause, 1}, calendar);
  };
  EXPECT_EQ(due_of(five, start, {}, calendar), end_of_day(day(2026, 3, 9)));
  // Within one day: nothing is won.
  EXPECT_EQ(with(at(day(2026, 3, 3), 8), at(day(2026, 3, 3), 17)), end_of_day(day(2026, 3, 9)));
  // Tuesday to Thursday morning: Tuesday and Wednesday do not count.
  EXPECT_EQ(with(at(day(2026, 3, 3), 10), at(day(2026, 3, 5), 9)), end_of_day(day(2026, 3, 11)));
  // Over a weekend only: Friday evening does.
  EXPECT_EQ(with(at(day(2026, 3, 7), 10), at(day(2026, 3, 8), 9)), end_of_day(day(2026, 3, 9)));
  EXPECT_FALSE(with(at(day(2026, 3, 3), 10), std::nullopt)) << "the clock stands";
  // Hours never pause, nor does a row that may not.
  const Pause open{at(day(2026, 3, 2), 10), std::nullopt};
  EXPECT_EQ(due_of(deadline(TimeUnit::Hours, 12), start, {&open, 1}, calendar),
            at(day(2026, 3, 2), 21));
  auto fixed = five;
  fixed.may_pause = false;
  EXPECT_EQ(due_of(fixed, start, {&open, 1}, calendar), end_of_day(day(2026, 3, 9)));
}

TEST(WarnAt, HoursAndWorkingDaysBeforeButNeverBeforeTheStart) {
  static const auto calendar = vietnam_calendar();
  const auto law = decree_clock();
  const auto start = at(day(2026, 2, 12), 9);
  const auto& emergency = *law.deadline("emergency");
  EXPECT_EQ(warn_at(emergency, start, at(day(2026, 2, 12), 21), calendar),
            at(day(2026, 2, 12), 18));
  EXPECT_EQ(warn_at(emergency, start, at(day(2026, 2, 12), 10), calendar), start);
  const auto& plan = *law.deadline("plan");
  const auto plan_due = *due_of(plan, start, {}, calendar);
  EXPECT_EQ(plan_due, end_of_day(day(2026, 2, 26)));
  EXPECT_EQ(warn_at(plan, start, plan_due, calendar), base::start_of_day(day(2026, 2, 25)));
  // The working day before Monday 23 February is Friday the 13th.
  EXPECT_EQ(warn_at(plan, start, end_of_day(day(2026, 2, 23)), calendar),
            base::start_of_day(day(2026, 2, 13)));
  EXPECT_FALSE(warn_at(*law.deadline("record"), start, start, calendar));
  EXPECT_EQ(moment_after(end_of_day(day(2026, 2, 13)), {1, TimeUnit::WorkingDays}, calendar),
            end_of_day(day(2026, 2, 23)));
  EXPECT_EQ(moment_after(at(day(2026, 2, 13), 8), {2, TimeUnit::Hours}, calendar),
            at(day(2026, 2, 13), 10));
}

TEST(DeadlineIn, TakesTheShortestOfLawProvinceAndCommune) {
  auto law = decree_clock();
  law.locals = {
      {"", "plan", 4, TimeUnit::WorkingDays, "tỉnh", std::nullopt, std::nullopt},
      {"28261", "plan", 3, TimeUnit::WorkingDays, "xã", day(2026, 3, 1), day(2026, 6, 30)},
      {"28261", "emergency", 8, TimeUnit::Hours, "xã", std::nullopt, std::nullopt}};
  ASSERT_TRUE(check_clock(law));
  EXPECT_EQ(deadline_in(law, "plan", "28261", day(2026, 3, 1)).value, 3);
  EXPECT_EQ(deadline_in(law, "plan", "28261", day(2026, 2, 28)).value, 4);
  EXPECT_EQ(deadline_in(law, "plan", "28261", day(2026, 7, 1)).value, 4);
  EXPECT_EQ(deadline_in(law, "plan", "", day(2026, 3, 1)).value, 4);
  EXPECT_EQ(deadline_in(law, "emergency", "28261", day(2026, 3, 1)).value, 8);
  EXPECT_EQ(deadline_in(law, "emergency", "28270", day(2026, 3, 1)).value, 12);
}

TEST(CheckClock, NeverLongerThanTheDecree) {
  const auto refused = [](const ClockLaw& law, const char* why) {
    const auto done = check_clock(law);
    ASSERT_FALSE(done) << why;
    EXPECT_NE(done.error().operator_text.find(why), std::string::npos)
        << done.error().operator_text;
  };
  const auto local = [](const char* code, std::int64_t value, TimeUnit unit) {
    auto law = decree_clock();
    law.locals = {{"28261", code, value, unit, "", std::nullopt, std::nullopt}};
    return law;
  };
  EXPECT_TRUE(check_clock(decree_clock()));
  EXPECT_TRUE(check_clock(local("emergency", 12, TimeUnit::Hours)));
  refused(local("emergency", 13, TimeUnit::Hours), "longer than the law's 12");
  refused(local("plan", 7, TimeUnit::WorkingDays), "longer than the law's 5");
  refused(local("emergency", 1, TimeUnit::WorkingDays), "must be in hours");
  refused(local("plan", 0, TimeUnit::WorkingDays), "at least 1");
  refused(local("record", 1, TimeUnit::AtOnce), "may not be set locally");
  refused(local("made-up", 1, TimeUnit::Hours), "the law has none");
  auto law = decree_clock();
  law.deadlines[3].value = 24;
  refused(law, "deadline emergency");
  law = decree_clock();
  law.deadlines[5].unit = TimeUnit::Days;
  refused(law, "deadline plan");
  law = decree_clock();
  law.deadlines.erase(law.deadlines.begin() + 5);
  refused(law, "deadline plan: is missing");
  law = decree_clock();
  law.deadlines[3].may_pause = true;
  refused(law, "only days");
  law = decree_clock();
  law.levels.pop_back();
  refused(law, "no level province-desk");
}

TEST(IsProvisional, WhereAYearInBetweenIsNotAnnounced) {
  static const auto calendar = vietnam_calendar();
  const auto five = deadline(TimeUnit::WorkingDays, 5);
  const auto start = at(day(2026, 12, 28), 9);
  EXPECT_TRUE(is_provisional(five, start, *due_of(five, start, {}, calendar), calendar));
  EXPECT_FALSE(is_provisional(five, at(day(2026, 5, 4), 9), at(day(2026, 5, 12), 9), calendar));
  EXPECT_FALSE(
      is_provisional(deadline(TimeUnit::Hours, 12), start, at(day(2027, 1, 1), 9), calendar));
}

TEST(PlainSpan, InDaysHoursAndMinutes) {
  const auto from = at(day(2026, 5, 4), 9);
  const auto span = plain_span(from, from + std::chrono::minutes(3 * 60 + 20));
  EXPECT_EQ(span.hours, 3);
  EXPECT_EQ(span.minutes, 20);
  EXPECT_EQ(plain_span(from, from + std::chrono::hours(49)).days, 2);
  EXPECT_EQ(plain_span(from, from - std::chrono::hours(49)).minutes, 0);
}

// ---- The slow twin --------------------------------------------------------------------------------

// Walks second by second over the ends of days: it asks of every day for itself whether it counts.
base::Instant slow_due(base::Instant start, int days, const std::vector<Pause>& pauses,
                       const WorkCalendar& calendar) {
  base::Instant walk = start;
  const auto received_on = base::vietnam_date(start);
  int counted = 0;
  while (true) {
    walk += std::chrono::hours(1);
    const bool last_hour =
        base::vietnam_date(walk) != base::vietnam_date(walk + std::chrono::hours(1));
    if (!last_hour) continue;
    const auto today = base::vietnam_date(walk);
    if (today <= received_on || !calendar.is_working_day(today)) continue;
    const auto last = base::start_of_day(base::add_days(today, 1)) - base::Millis(1);
    bool stands = false;
    for (const auto& pause : pauses) stands = stands || (pause.from <= last && last < *pause.to);
    if (!stands && ++counted == days) return last;
  }
}

// Random moments, with those around midnight, Tết and the turn of the year made likely.
rc::Gen<base::Instant> moments() {
  const auto anywhere = rc::gen::map(rc::gen::inRange<std::int64_t>(1704042000, 1861894800),
                                     [](std::int64_t s) { return base::from_millis(s * 1000); });
  const auto near_midnight = rc::gen::map(
      rc::gen::pair(rc::gen::inRange(19723, 21550), rc::gen::inRange(-2, 3)), [](const auto& pick) {
        const base::Date date{std::chrono::sys_days{std::chrono::days{pick.first}}};
        return base::start_of_day(date) + std::chrono::seconds(pick.second);
      });
  const auto near_tet = rc::gen::map(
      rc::gen::pair(rc::gen::inRange(2024, 2029), rc::gen::inRange(-12 * 24 * 60, 12 * 24 * 60)),
      [](const auto& pick) {
        const bool new_year = pick.second % 2 == 0;
        const auto turn = new_year ? day(pick.first, 1, 1) : day(pick.first, 2, 10);
        return base::start_of_day(turn) + std::chrono::minutes(pick.second);
      });
  return rc::gen::oneOf(anywhere, near_midnight, near_tet);
}

RC_GTEST_PROP(DueOf, AgreesWithTheSlowTwin, ()) {
  static const auto calendar = vietnam_calendar();
  const auto start = *moments();
  const int days = *rc::gen::inRange(1, 12);
  std::vector<Pause> pauses;
  const int count = *rc::gen::inRange(0, 3);
  auto from = start;
  for (int i = 0; i < count; ++i) {
    from += std::chrono::minutes(*rc::gen::inRange(0, 4 * 24 * 60));
    const auto to = from + std::chrono::minutes(*rc::gen::inRange(1, 4 * 24 * 60));
    pauses.push_back({from, to});
    from = to;
  }
  const auto found = due_of(deadline(TimeUnit::WorkingDays, days), start, pauses, calendar);
  RC_ASSERT(found.has_value());
  RC_ASSERT(*found == slow_due(start, days, pauses, calendar));
}

RC_GTEST_PROP(DueOf, GrowsWithDaysAndPausesAndNeverEndsOnADayOff, ()) {
  static const auto calendar = vietnam_calendar();
  const auto start = *moments();
  const int days = *rc::gen::inRange(1, 12);
  const auto plain = *due_of(deadline(TimeUnit::WorkingDays, days), start, {}, calendar);
  RC_ASSERT(plain > start);
  RC_ASSERT(calendar.is_working_day(base::vietnam_date(plain)));
  RC_ASSERT(plain < *due_of(deadline(TimeUnit::WorkingDays, days + 1), start, {}, calendar));
  const Pause pause{start, start + std::chrono::hours(*rc::gen::inRange(1, 200))};
  RC_ASSERT(plain <= *due_of(deadline(TimeUnit::WorkingDays, days), start, {&pause, 1}, calendar));
  RC_ASSERT(*due_of(deadline(TimeUnit::Hours, 12), start, {&pause, 1}, calendar) - start ==
            std::chrono::hours(12));
}

TEST(DueOf, DoesNotDependOnTheTimeZoneOfTheMachine) {
  static const auto calendar = vietnam_calendar();
  const char* before = std::getenv("TZ");
  const std::string kept = before ? before : "";
  for (const char* zone : {"UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Ho_Chi_Minh"}) {
    setenv("TZ", zone, 1);
    tzset();
    EXPECT_EQ(due(TimeUnit::WorkingDays, 5, at(day(2026, 3, 6), 23, 59)),
              end_of_day(day(2026, 3, 13)))
        << zone;
    EXPECT_EQ(due(TimeUnit::Hours, 12, at(day(2026, 3, 29), 1)), at(day(2026, 3, 29), 13)) << zone;
  }
  if (before)
    setenv("TZ", kept.c_str(), 1);
  else
    unsetenv("TZ");
  tzset();
}

}  // namespace
}  // namespace anlanh::cases
