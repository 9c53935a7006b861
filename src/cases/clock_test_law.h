#pragma once
// For tests: the steps of the decree with two levels and a few reasons, and Viet Nam's holidays with the announced
// years 2024 to 2026, as in data/law but without reading a file.

#include "cases/clock_law_model.h"

namespace anlanh::cases::test_support {

WorkCalendar vietnam_calendar();
// Weekends only, so that a test can count on its fingers.
ClockLaw decree_clock();

base::Date day(int year, unsigned month, unsigned day_of_month);
// A moment in Viet Nam.
base::Instant at(base::Date date, int hour, int minute = 0);

}  // namespace anlanh::cases::test_support
