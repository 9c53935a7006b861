#include "cases/clock_rules.h"

#include <algorithm>
#include <array>

namespace anlanh::cases {

namespace {

using base::Code;
using base::make_error;

struct UnitName {
  std::string_view code;
  TimeUnit unit;
};

constexpr std::array<UnitName, 6> kUnits{{{"at-once", TimeUnit::AtOnce},
                                          {"hours", TimeUnit::Hours},
                                          {"days", TimeUnit::Days},
                                          {"working-days", TimeUnit::WorkingDays},
                                          {"months", TimeUnit::Months},
                                          {"set-elsewhere", TimeUnit::SetElsewhere}}};

// Decree 56/2017, articles 26.3, 28 and 32: what no data may lengthen.
struct Most {
  std::string_view code;
  TimeUnit unit;
  std::int64_t value;
};
constexpr std::array<Most, 6> kDecree{{{"initial", TimeUnit::Hours, 12},
                                       {"emergency", TimeUnit::Hours, 12},
                                       {"specific", TimeUnit::WorkingDays, 5},
                                       {"plan", TimeUnit::WorkingDays, 5},
                                       {"decision", TimeUnit::WorkingDays, 5},
                                       {"separation", TimeUnit::Days, 15}}};

base::Error wrong(std::string_view code, const std::string& what) {
  return make_error(Code::Invalid, "deadline " + std::string(code) + ": " + what);
}

base::Status check_decree(const ClockLaw& law) {
  for (const auto& most : kDecree) {
    const auto* found = law.deadline(most.code);
    if (!found) return wrong(most.code, "is missing");
    if (found->unit != most.unit || found->value > most.value || found->value < 1)
      return wrong(most.code, "may be shortened, not dropped, lengthened or counted otherwise");
  }
  return base::ok();
}

base::Status check_local(const ClockLaw& law, const LocalDeadline& local) {
  const auto* whole = law.deadline(local.code);
  if (!whole) return wrong(local.code, "is set locally and the law has none of this name");
  if (!whole->may_shorten) return wrong(local.code, "may not be set locally");
  if (local.time_unit != whole->unit)
    return wrong(local.code,
                 "the local time must be in " + std::string(time_unit_code(whole->unit)));
  if (local.value < 1) return wrong(local.code, "the local time must be at least 1");
  if (local.value > whole->value)
    return wrong(local.code, "the local time of " + std::to_string(local.value) +
                                 " is longer than the law's " + std::to_string(whole->value) +
                                 "; it may only be shortened");
  return base::ok();
}

base::Status check_step(const ClockLaw& law, const Deadline& row) {
  if (row.may_pause && row.unit != TimeUnit::Days && row.unit != TimeUnit::WorkingDays)
    return wrong(row.code, "only days and working days may be paused");
  for (const auto& rule : row.escalations)
    if (!law.level(rule.level)) return wrong(row.code, "there is no level " + rule.level);
  return base::ok();
}

bool in_force(const LocalDeadline& local, base::Date day) {
  return (!local.valid_from || *local.valid_from <= day) &&
         (!local.valid_to || day <= *local.valid_to);
}

// Does the clock stand when this day ends?
bool stands_at_end(base::Date day, std::span<const Pause> pauses) {
  const auto end = end_of_day(day);
  return std::any_of(pauses.begin(), pauses.end(), [end](const Pause& pause) {
    return pause.from <= end && (!pause.to || end < *pause.to);
  });
}

bool is_standing(std::span<const Pause> pauses) {
  return std::any_of(pauses.begin(), pauses.end(), [](const Pause& pause) { return !pause.to; });
}

base::Date add_months(base::Date day, std::int64_t months) {
  auto month = base::Date{day.year() / day.month() / std::chrono::day{1}};
  month += std::chrono::months(months);
  const auto last =
      std::chrono::year_month_day_last{month.year() / month.month() / std::chrono::last};
  return {month.year(), month.month(), std::min(day.day(), last.day())};
}

base::Date roll(base::Date day, const WorkCalendar& calendar) {
  while (!calendar.is_working_day(day)) day = base::add_days(day, 1);
  return day;
}

enum class Counted { EveryDay, WorkingDays };

base::Date count_days(base::Date day, std::int64_t n, Counted counted,
                      std::span<const Pause> pauses, const WorkCalendar& calendar) {
  while (n > 0) {
    day = base::add_days(day, 1);
    if (counted == Counted::WorkingDays && !calendar.is_working_day(day)) continue;
    if (!stands_at_end(day, pauses)) --n;
  }
  return day;
}

}  // namespace

std::optional<TimeUnit> parse_time_unit(std::string_view code) {
  for (const auto& known : kUnits)
    if (known.code == code) return known.unit;
  return std::nullopt;
}

std::string_view time_unit_code(TimeUnit unit) {
  for (const auto& known : kUnits)
    if (known.unit == unit) return known.code;
  return "";
}

const Deadline* ClockLaw::deadline(std::string_view code) const {
  const auto found = std::find_if(deadlines.begin(), deadlines.end(),
                                  [code](const Deadline& row) { return row.code == code; });
  return found == deadlines.end() ? nullptr : &*found;
}

const EscalationLevel* ClockLaw::level(std::string_view code) const {
  const auto found = std::find_if(levels.begin(), levels.end(),
                                  [code](const EscalationLevel& row) { return row.code == code; });
  return found == levels.end() ? nullptr : &*found;
}

base::Status check_clock(const ClockLaw& law) {
  AL_TRY_DO(check_decree(law));
  for (const auto& row : law.deadlines) AL_TRY_DO(check_step(law, row));
  for (const auto& local : law.locals) AL_TRY_DO(check_local(law, local));
  return base::ok();
}

Deadline deadline_in(const ClockLaw& law, std::string_view code, std::string_view unit_code,
                     base::Date day) {
  const auto* whole = law.deadline(code);
  AL_CHECK(whole != nullptr);
  Deadline out = *whole;
  for (const auto& local : law.locals) {
    const bool here = local.code == code && (local.unit.empty() || local.unit == unit_code);
    if (here && in_force(local, day)) out.value = std::min(out.value, local.value);
  }
  return out;
}

base::Instant end_of_day(base::Date day) {
  return base::start_of_day(base::add_days(day, 1)) - base::Millis(1);
}

std::optional<base::Instant> due_of(const Deadline& deadline, base::Instant start,
                                    std::span<const Pause> pauses, const WorkCalendar& calendar) {
  const auto first = base::vietnam_date(start);
  if (!deadline.may_pause) pauses = {};
  if (is_standing(pauses)) return std::nullopt;
  base::Date last = first;
  switch (deadline.unit) {
    case TimeUnit::AtOnce: return start + std::chrono::minutes(deadline.value);
    case TimeUnit::Hours: return start + std::chrono::hours(deadline.value);
    case TimeUnit::SetElsewhere: return std::nullopt;
    case TimeUnit::Days:
      last = count_days(first, deadline.value, Counted::EveryDay, pauses, calendar);
      break;
    case TimeUnit::WorkingDays:
      last = count_days(first, deadline.value, Counted::WorkingDays, pauses, calendar);
      break;
    case TimeUnit::Months: last = add_months(first, deadline.value); break;
  }
  if (deadline.rolls_over_days_off) last = roll(last, calendar);
  return end_of_day(last);
}

std::optional<base::Instant> warn_at(const Deadline& deadline, base::Instant start,
                                     base::Instant due, const WorkCalendar& calendar) {
  if (!deadline.warn) return std::nullopt;
  base::Instant at = due - std::chrono::hours(deadline.warn->value);
  if (deadline.warn->unit == TimeUnit::WorkingDays)
    at = base::start_of_day(add_working_days(base::vietnam_date(due),
                                             -static_cast<int>(deadline.warn->value), calendar));
  if (deadline.warn->unit == TimeUnit::AtOnce)
    at = due - std::chrono::minutes(deadline.warn->value);
  return std::max(start, at);
}

base::Instant moment_after(base::Instant from, const TimeSpan& span, const WorkCalendar& calendar) {
  Deadline plain;
  plain.value = span.value;
  plain.unit = span.unit;
  return due_of(plain, from, {}, calendar).value_or(from);
}

bool is_provisional(const Deadline& deadline, base::Instant start, base::Instant due,
                    const WorkCalendar& calendar) {
  if (deadline.unit != TimeUnit::WorkingDays && !deadline.rolls_over_days_off) return false;
  const int last = static_cast<int>(base::vietnam_date(due).year());
  for (int year = static_cast<int>(base::vietnam_date(start).year()); year <= last; ++year)
    if (!calendar.is_announced(year)) return true;
  return false;
}

PlainSpan plain_span(base::Instant from, base::Instant to) {
  const auto minutes =
      std::chrono::duration_cast<std::chrono::minutes>(std::max(to - from, base::Millis(0)))
          .count();
  return {minutes / 1440, minutes / 60 % 24, minutes % 60};
}

const StepReason* find_reason(const std::vector<StepReason>& reasons, std::string_view code,
                              std::string_view step) {
  for (const auto& reason : reasons) {
    const bool fits = reason.steps.empty() || std::find(reason.steps.begin(), reason.steps.end(),
                                                        step) != reason.steps.end();
    if (reason.code == code && fits) return &reason;
  }
  return nullptr;
}

}  // namespace anlanh::cases
