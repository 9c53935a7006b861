#pragma once
// Which days are working days in Viet Nam: Saturdays and Sundays off (40-hour week of public offices), the public
// holidays of Labour Code 2019, article 112, a day instead of a holiday that falls on a weekly day off (article
// 111.3), and the days that the ministry swaps each year. Where a year's announcement is not in the data, its days
// are reckoned from the rules and `is_announced` says so.

#include <string>
#include <vector>

#include "base/result.h"
#include "cases/clock_model.h"

namespace anlanh::cases {

enum class DayOffKind { Holiday, Instead, Swapped, Extra };

struct DayOff {
  base::Date day;
  DayOffKind kind = DayOffKind::Holiday;
  std::string holiday;  // code of the rule; empty for Swapped and Extra

  auto operator<=>(const DayOff& other) const { return day <=> other.day; }
  bool operator==(const DayOff& other) const { return day == other.day; }
};

// Read-only after `make`; shared by all threads. Holds 1900 to 2199; further days know weekends only.
class WorkCalendar {
 public:
  // Knows Saturdays and Sundays only.
  WorkCalendar() = default;
  // Invalid, naming the year and the line: an announced span of another length than the law's or away from its day, a
  // swap of a day that is off anyway or made up on a working day.
  static base::Result<WorkCalendar> make(std::vector<HolidayRule> rules,
                                         std::vector<WorkYear> years);

  bool is_working_day(base::Date day) const;
  // The year's announcement is in the data and was checked.
  bool is_announced(int year) const;

  // For showing: days off of one year besides weekends, in order, and Saturdays and Sundays worked instead.
  std::vector<DayOff> days_off(int year) const;
  std::vector<base::Date> extra_working_days(int year) const;
  const HolidayRule* rule(std::string_view code) const;
  const WorkYear* year(int year) const;

 private:
  std::vector<HolidayRule> rules_;
  std::vector<WorkYear> years_;
  std::vector<DayOff> off_;         // sorted
  std::vector<base::Date> worked_;  // sorted
};

// The n-th working day after `day` (n > 0) or before it (n < 0); `day` itself for 0.
base::Date add_working_days(base::Date day, int n, const WorkCalendar& calendar);
bool is_weekend(base::Date day);

}  // namespace anlanh::cases
