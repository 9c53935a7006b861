#pragma once
// Moments and days. A moment is milliseconds since 1970 in UTC; a day is a day in Viet Nam, which
// has kept UTC+7 without summer time since 1975. Nothing here reads a clock: the present is handed
// in as a value.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace anlanh::base {

using Millis = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Millis>;
using Date = std::chrono::year_month_day;
using Clock = std::function<Instant()>;

inline constexpr std::chrono::hours kVietnamOffset{7};

// The clock of the machine: given out once, by `app`.
Instant system_now();

constexpr std::int64_t to_millis(Instant at) { return at.time_since_epoch().count(); }
constexpr Instant from_millis(std::int64_t millis) { return Instant{Millis{millis}}; }

// The day it is in Viet Nam at this moment, and the first moment of a day.
Date vietnam_date(Instant at);
Instant start_of_day(Date date);

// Days as a number for storage: 20260801 for 1 August 2026. 0 stands for "no date".
std::int64_t to_number(Date date);
std::optional<Date> date_from_number(std::int64_t number);

// Days between, a - b.
int days_between(Date a, Date b);
Date add_days(Date date, int days);

// "2026-08-01". Anything else, and days that do not exist, are absent.
std::optional<Date> parse_iso_date(std::string_view text);
std::string iso_date(Date date);
// "01/08/2026", as Vietnamese documents write it; parse also takes "1/8/2026".
std::optional<Date> parse_vietnam_date(std::string_view text);
std::string vietnam_date_text(Date date);
// "14:05 01/08/2026" in Vietnamese time.
std::string vietnam_time_text(Instant at);
// "2026-08-01T07:05:09.123Z".
std::string iso_time(Instant at);

}  // namespace anlanh::base
