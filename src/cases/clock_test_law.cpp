#include "cases/clock_test_law.h"

#include <cstdlib>

namespace anlanh::cases::test_support {

namespace {

HolidayRule rule(const char* code, HolidayCalendar calendar, int month, int of_month, int before,
                 int after) {
  HolidayRule out;
  out.code = code;
  out.calendar = calendar;
  out.month = month;
  out.day = of_month;
  out.before = before;
  out.after = after;
  out.valid_from = day(2021, 1, 1);
  return out;
}

WorkYear announced(int year, base::Date tet, base::Date national, std::vector<WorkSwap> swaps) {
  WorkYear out;
  out.year = year;
  out.spans = {{"tet", tet, base::add_days(tet, 4)},
               {"national-day", national, base::add_days(national, 1)}};
  out.swaps = std::move(swaps);
  return out;
}

Deadline step(const char* code, int place, TimeUnit unit, std::int64_t value, TimeSpan warn,
              TimeSpan to_desk) {
  Deadline out;
  out.code = code;
  out.label = {code, code};
  out.value = value;
  out.unit = unit;
  out.law = "decree";
  out.article = {"điều", "article"};
  out.may_shorten = unit == TimeUnit::Hours || unit == TimeUnit::WorkingDays;
  out.may_pause = unit == TimeUnit::WorkingDays;
  out.step = place;
  out.form = "0" + std::to_string(place);
  if (warn.value > 0) out.warn = warn;
  out.escalations = {{"commune-chair", {0, TimeUnit::Hours}}, {"province-desk", to_desk}};
  return out;
}

}  // namespace

base::Date day(int year, unsigned month, unsigned day_of_month) {
  return base::Date{std::chrono::year{year}, std::chrono::month{month},
                    std::chrono::day{day_of_month}};
}

base::Instant at(base::Date date, int hour, int minute) {
  return base::start_of_day(date) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

WorkCalendar vietnam_calendar() {
  std::vector<HolidayRule> rules{rule("new-year", HolidayCalendar::Solar, 1, 1, 0, 0),
                                 rule("tet", HolidayCalendar::Lunar, 1, 1, 1, 3),
                                 rule("hung-kings", HolidayCalendar::Lunar, 3, 10, 0, 0),
                                 rule("victory", HolidayCalendar::Solar, 4, 30, 0, 0),
                                 rule("labour", HolidayCalendar::Solar, 5, 1, 0, 0),
                                 rule("national-day", HolidayCalendar::Solar, 9, 2, 0, 0)};
  rules.back().neighbour = std::vector<std::int64_t>{1, -1, -1, 1, -1, -1, 1};
  auto made = WorkCalendar::make(
      std::move(rules),
      {announced(2024, day(2024, 2, 8), day(2024, 9, 2), {{day(2024, 4, 29), day(2024, 5, 4)}}),
       announced(2025, day(2025, 1, 27), day(2025, 9, 1), {{day(2025, 5, 2), day(2025, 4, 26)}}),
       announced(2026, day(2026, 2, 16), day(2026, 9, 1),
                 {{day(2026, 1, 2), day(2026, 1, 10)}, {day(2026, 8, 31), day(2026, 8, 22)}})});
  if (!made) std::abort();
  return *made;
}

ClockLaw decree_clock() {
  ClockLaw law;
  const TimeSpan none{0, TimeUnit::Hours};
  const TimeSpan three_hours{3, TimeUnit::Hours};
  const TimeSpan one_day{1, TimeUnit::WorkingDays};
  law.deadlines = {
      step("record", 1, TimeUnit::AtOnce, 60, none, {4, TimeUnit::Hours}),
      step("transfer", 2, TimeUnit::AtOnce, 120, none, {4, TimeUnit::Hours}),
      step("initial", 3, TimeUnit::Hours, 12, three_hours, {2, TimeUnit::Hours}),
      step("emergency", 4, TimeUnit::Hours, 12, three_hours, {2, TimeUnit::Hours}),
      step("specific", 5, TimeUnit::WorkingDays, 5, one_day, one_day),
      step("plan", 6, TimeUnit::WorkingDays, 5, one_day, one_day),
      step("decision", 7, TimeUnit::WorkingDays, 5, one_day, one_day),
      step("review", 8, TimeUnit::SetElsewhere, 0, {3, TimeUnit::WorkingDays}, one_day),
      step("separation", 0, TimeUnit::Days, 15, none, one_day)};
  law.levels = {{"commune-chair", {"chủ tịch", "chair"}, "cases.close", false},
                {"province-desk", {"tỉnh", "province"}, "cases.work", true}};
  law.pause_reasons = {{"information-asked", {"chờ", "waits"}, {}, true}};
  law.skip_reasons = {{"no-emergency", {"không cần", "not needed"}, {"emergency"}, false},
                      {"elsewhere", {"nơi khác", "elsewhere"}, {"plan", "decision"}, false}};
  return law;
}

}  // namespace anlanh::cases::test_support
