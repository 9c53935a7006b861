#pragma once
// The legal clock as data: what a deadline is, which days do not count, what may stop it. Loaded by `app` from
// data/law (deadlines.json, deadlines-local.json, holidays.json, work-calendar-years.json, step-rules.json).

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"
#include "base/time.h"

namespace anlanh::cases {

// ---- Days that do not count -----------------------------------------------------------------------

enum class HolidayCalendar { Solar, Lunar };

// A public holiday (Labour Code 2019, article 112). `before` and `after`: days beside the day itself.
struct HolidayRule {
  std::string code;
  base::Bilingual label;
  HolidayCalendar calendar = HolidayCalendar::Solar;
  int month = 1;
  int day = 1;
  int before = 0;
  int after = 0;
  // One day more, before or after as the weekday of the day itself says (National Day): Monday first, -1 or 1.
  std::optional<std::vector<std::int64_t>> neighbour;
  std::string law;
  std::string article;
  std::optional<base::Date> valid_from;
  std::optional<base::Date> valid_to;
};

// Which days a holiday of several days takes in one year, as announced.
struct HolidaySpan {
  std::string code;
  base::Date first;
  base::Date last;
};

// A working day given away for a weekly day off (hoán đổi ngày làm việc).
struct WorkSwap {
  base::Date off;
  base::Date work;
};

// What was announced for one year.
struct WorkYear {
  int year = 0;
  std::vector<HolidaySpan> spans;
  std::vector<WorkSwap> swaps;
  std::vector<base::Date> extra_off;  // by a decision of its own
  std::string source;
  bool to_confirm = false;  // a line was not checked against the announcement itself
};

// ---- Deadlines ------------------------------------------------------------------------------------

enum class TimeUnit {
  AtOnce,       // the law says "at once": `value` minutes is this house's aim, not the law's
  Hours,        // unbroken: nights, holidays and pauses count
  Days,         // of the calendar
  WorkingDays,  // Labour Code 2019, articles 111 and 112
  Months,
  SetElsewhere,  // by a plan or a decision; no time until then
};
std::optional<TimeUnit> parse_time_unit(std::string_view code);  // "working-days", as in the data
std::string_view time_unit_code(TimeUnit unit);

// A span of time before or after a due moment.
struct TimeSpan {
  std::int64_t value = 0;
  TimeUnit unit = TimeUnit::Hours;
};

// To whom an overdue step is shown beside those who work on it, and how long after it was due.
struct EscalationRule {
  std::string level;  // code of an EscalationLevel
  TimeSpan after;
};

// Who stands at a level: the right, and whether it must reach the whole province.
struct EscalationLevel {
  std::string code;
  base::Bilingual label;
  std::string right;
  bool whole_province = false;
};

// A row of data/law/deadlines.json.
struct Deadline {
  std::string code;
  base::Bilingual label;
  std::int64_t value = 0;
  TimeUnit unit = TimeUnit::Hours;
  std::string law;
  base::Bilingual article;  // "khoản 3 Điều 26"
  bool to_confirm = false;
  bool may_shorten = false;
  bool may_pause = false;
  // Civil Code 2015, article 148.5: a time that ends on a day off ends with the next working day. Only where the row
  // says so: a time that protects somebody is not made longer.
  bool rolls_over_days_off = false;
  // A step of a case has a place in the order, and a form of the decree.
  int step = 0;  // 0: not a step of a case
  std::string form;
  std::optional<TimeSpan> warn;  // before it is due
  std::vector<EscalationRule> escalations;
  std::optional<base::Date> valid_from;
  std::optional<base::Date> valid_to;
};

// A shorter time that a province or one commune has set for itself.
struct LocalDeadline {
  std::string unit;  // code of the commune; empty: the whole province
  std::string code;  // of the deadline
  std::int64_t value = 0;
  TimeUnit time_unit = TimeUnit::Hours;
  std::string decision;  // by what it was set
  std::optional<base::Date> valid_from;
  std::optional<base::Date> valid_to;
};

// A reason for pausing or leaving out a step.
struct StepReason {
  std::string code;
  base::Bilingual label;
  std::vector<std::string> steps;  // for these only; empty: for every step
  bool to_confirm = false;
};

// The clock stands from `from` (inclusive) to `to` (exclusive); no `to`: it stands still.
struct Pause {
  base::Instant from;
  std::optional<base::Instant> to;
};

}  // namespace anlanh::cases
