#pragma once
// The Vietnamese lunar calendar, reckoned from the sky: a month begins on the day of the new moon in Viet Nam
// (UTC+7), month 11 holds the winter solstice, and of the thirteen months between two of them the first in which the
// sun enters no new sign is the leap month. Tết and Hùng Kings' day follow from it.
//
// The new moons are those of Jean Meeus, "Astronomical Algorithms" (2nd edition), chapter 49, good to some seconds in
// our time; the sun is that of chapter 25, good to 0.01 degree.
// Good for 1900 to 2199. It is the rule of today: before 8 August 1967 the North, and before 1976 the South, kept
// calendars of UTC+8, so that days told then may be another day here.
//
// Pure; every function may be called from any thread.

#include <optional>

#include "base/time.h"

namespace anlanh::cases {

struct LunarDate {
  int year = 0;  // the year in which its Tết falls
  int month = 0;
  int day = 0;
  bool leap = false;  // the second month of this number

  bool operator==(const LunarDate&) const = default;
};

LunarDate lunar_date(base::Date day);
// Absent: that year has no such month or day.
std::optional<base::Date> find_date(const LunarDate& lunar);
// The first day of the lunar year that begins in this Gregorian year.
base::Date tet_of(int year);

// The new moon number `k` after that of 6 January 2000, in days since 1 January 1970 UTC.
double new_moon(int k);

}  // namespace anlanh::cases
