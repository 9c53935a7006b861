#pragma once
// When something is due. Pure: the law, the calendar and every moment come in as values.
//
// How the law is read (docs/decisions/0124-how-days-are-counted.md):
//   hours    run from the moment of receipt without a break (Civil Code 2015, article 147.1)
//   days     the first day counted is the one after receipt (147.2); the time ends with the last moment of the last
//            day (148.1, 148.6)
//   months   end with the day of the same number, or the last day of a shorter month (148.3)
//   a pause  takes out every day at whose end the clock stands; hours and "at once" never pause

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "cases/clock_calendar_model.h"
#include "cases/clock_law_model.h"
#include "cases/clock_model.h"

namespace anlanh::cases {

// Refuses, naming the line: a time longer than the decree's, a local time that is longer, in another unit or for a
// deadline that may not be shortened, a step without its level or warning unit.
base::Status check_clock(const ClockLaw& law);

// The deadline as it holds in this unit on this day: the shortest of the law's, the province's and the commune's.
// REQUIRES: the code is known.
Deadline deadline_in(const ClockLaw& law, std::string_view code, std::string_view unit_code,
                     base::Date day);

// The last moment at which it is in time. Absent: the clock stands, or the time is set elsewhere.
std::optional<base::Instant> due_of(const Deadline& deadline, base::Instant start,
                                    std::span<const Pause> pauses, const WorkCalendar& calendar);
// When to warn; never before `start`. Absent: the row has no warning.
std::optional<base::Instant> warn_at(const Deadline& deadline, base::Instant start,
                                     base::Instant due, const WorkCalendar& calendar);
// `span` after a moment: hours as they are, days and working days to the end of that day.
base::Instant moment_after(base::Instant from, const TimeSpan& span, const WorkCalendar& calendar);
base::Instant end_of_day(base::Date day);

// Is a day in between of a year whose announcement is not there, so that the moment may still move?
bool is_provisional(const Deadline& deadline, base::Instant start, base::Instant due,
                    const WorkCalendar& calendar);

// "3 hours 20 minutes", "5 days": how far two moments are apart, in the two largest parts, never negative.
struct PlainSpan {
  std::int64_t days = 0;
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
};
PlainSpan plain_span(base::Instant from, base::Instant to);

const StepReason* find_reason(const std::vector<StepReason>& reasons, std::string_view code,
                              std::string_view step);

}  // namespace anlanh::cases
