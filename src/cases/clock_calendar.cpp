#include "cases/clock_calendar_model.h"

#include <algorithm>

#include "cases/clock_lunar.h"

namespace anlanh::cases {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

int year_of(base::Date day) { return static_cast<int>(day.year()); }

bool in_force(const HolidayRule& rule, base::Date day) {
  return (!rule.valid_from || *rule.valid_from <= day) && (!rule.valid_to || day <= *rule.valid_to);
}

// The day itself in one year.
std::optional<base::Date> day_of(const HolidayRule& rule, int year) {
  if (rule.calendar == HolidayCalendar::Lunar)
    return find_date({.year = year, .month = rule.month, .day = rule.day});
  const base::Date day{std::chrono::year{year},
                       std::chrono::month(static_cast<unsigned>(rule.month)),
                       std::chrono::day(static_cast<unsigned>(rule.day))};
  return day.ok() ? std::optional(day) : std::nullopt;
}

HolidaySpan span_by_rule(const HolidayRule& rule, base::Date day) {
  HolidaySpan span{rule.code, base::add_days(day, -rule.before), base::add_days(day, rule.after)};
  if (!rule.neighbour) return span;
  const std::chrono::weekday weekday{std::chrono::sys_days(day)};
  const auto side = (*rule.neighbour)[weekday.iso_encoding() - 1];
  if (side < 0) span.first = base::add_days(span.first, -1);
  if (side > 0) span.last = base::add_days(span.last, 1);
  return span;
}

int length_of(const HolidaySpan& span) { return base::days_between(span.last, span.first) + 1; }

base::Error wrong(int year, const std::string& what) {
  return base::make_error(base::Code::Invalid,
                          "work calendar " + std::to_string(year) + ": " + what);
}

// The days of one year while they are put together.
struct YearDays {
  std::vector<DayOff> off;
  std::vector<base::Date> worked;

  bool is_off(base::Date day) const {
    return std::any_of(off.begin(), off.end(), [day](const DayOff& one) { return one.day == day; });
  }
};

base::Result<HolidaySpan> span_in(const HolidayRule& rule, base::Date day,
                                  const WorkYear* announced) {
  const auto by_rule = span_by_rule(rule, day);
  if (!announced) return by_rule;
  for (const auto& span : announced->spans) {
    if (span.code != rule.code) continue;
    if (length_of(span) != length_of(by_rule))
      return wrong(announced->year, rule.code + " has not as many days as the law gives");
    if (day < span.first || span.last < day)
      return wrong(announced->year, rule.code + " does not hold its day " + base::iso_date(day));
    return span;
  }
  return by_rule;
}

// Labour Code 2019, article 111.3: the next working day instead.
void add_instead(YearDays& days) {
  const auto holidays = days.off;
  for (const auto& holiday : holidays) {
    if (!is_weekend(holiday.day)) continue;
    base::Date instead = base::add_days(holiday.day, 1);
    while (is_weekend(instead) || days.is_off(instead)) instead = base::add_days(instead, 1);
    days.off.push_back({instead, DayOffKind::Instead, holiday.holiday});
  }
}

base::Status add_announced(const WorkYear& announced, YearDays& days) {
  for (const auto& day : announced.extra_off) {
    if (year_of(day) != announced.year) return wrong(announced.year, "a day of another year");
    if (!days.is_off(day)) days.off.push_back({day, DayOffKind::Extra, ""});
  }
  for (const auto& swap : announced.swaps) {
    if (year_of(swap.off) != announced.year)
      return wrong(announced.year, "a swap belongs to the year of its day off");
    if (is_weekend(swap.off) || days.is_off(swap.off))
      return wrong(announced.year, base::iso_date(swap.off) + " is off without a swap");
    if (!is_weekend(swap.work))
      return wrong(announced.year, base::iso_date(swap.work) + " is a working day already");
    days.off.push_back({swap.off, DayOffKind::Swapped, ""});
    days.worked.push_back(swap.work);
  }
  return base::ok();
}

base::Status check_codes(const std::vector<HolidayRule>& rules, const WorkYear& year) {
  for (const auto& span : year.spans) {
    const auto known = std::any_of(rules.begin(), rules.end(),
                                   [&](const HolidayRule& rule) { return rule.code == span.code; });
    if (!known) return wrong(year.year, "there is no holiday " + span.code);
  }
  return base::ok();
}

base::Result<YearDays> days_of_year(const std::vector<HolidayRule>& rules, int year,
                                    const WorkYear* announced) {
  YearDays days;
  for (const auto& rule : rules) {
    const auto day = day_of(rule, year);
    if (!day || !in_force(rule, *day)) continue;
    AL_TRY(const auto span, span_in(rule, *day, announced));
    for (auto one = span.first; one <= span.last; one = base::add_days(one, 1))
      if (!days.is_off(one)) days.off.push_back({one, DayOffKind::Holiday, rule.code});
  }
  std::sort(days.off.begin(), days.off.end());
  add_instead(days);
  if (announced) AL_TRY_DO(add_announced(*announced, days));
  std::sort(days.off.begin(), days.off.end());
  return days;
}

}  // namespace

bool is_weekend(base::Date day) {
  const std::chrono::weekday weekday{std::chrono::sys_days(day)};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

base::Result<WorkCalendar> WorkCalendar::make(std::vector<HolidayRule> rules,
                                              std::vector<WorkYear> years) {
  WorkCalendar out;
  for (const auto& rule : rules)
    if (rule.neighbour && rule.neighbour->size() != 7)
      return base::make_error(base::Code::Invalid,
                              "holiday " + rule.code + ": neighbour needs seven days");
  for (const auto& year : years) AL_TRY_DO(check_codes(rules, year));
  out.rules_ = std::move(rules);
  out.years_ = std::move(years);
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    AL_TRY(auto days, days_of_year(out.rules_, year, out.year(year)));
    out.off_.insert(out.off_.end(), days.off.begin(), days.off.end());
    out.worked_.insert(out.worked_.end(), days.worked.begin(), days.worked.end());
  }
  std::sort(out.off_.begin(), out.off_.end());
  std::sort(out.worked_.begin(), out.worked_.end());
  return out;
}

bool WorkCalendar::is_working_day(base::Date day) const {
  if (std::binary_search(worked_.begin(), worked_.end(), day)) return true;
  return !is_weekend(day) &&
         !std::binary_search(off_.begin(), off_.end(), DayOff{.day = day, .holiday = {}});
}

bool WorkCalendar::is_announced(int wanted) const {
  const auto* found = year(wanted);
  return found && !found->to_confirm;
}

std::vector<DayOff> WorkCalendar::days_off(int wanted) const {
  std::vector<DayOff> out;
  for (const auto& off : off_)
    if (year_of(off.day) == wanted) out.push_back(off);
  return out;
}

std::vector<base::Date> WorkCalendar::extra_working_days(int wanted) const {
  std::vector<base::Date> out;
  for (const auto& day : worked_)
    if (year_of(day) == wanted) out.push_back(day);
  return out;
}

const HolidayRule* WorkCalendar::rule(std::string_view code) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [code](const HolidayRule& rule) { return rule.code == code; });
  return found == rules_.end() ? nullptr : &*found;
}

const WorkYear* WorkCalendar::year(int wanted) const {
  const auto found = std::find_if(years_.begin(), years_.end(),
                                  [wanted](const WorkYear& year) { return year.year == wanted; });
  return found == years_.end() ? nullptr : &*found;
}

base::Date add_working_days(base::Date day, int n, const WorkCalendar& calendar) {
  const int step = n < 0 ? -1 : 1;
  for (int left = n; left != 0;) {
    day = base::add_days(day, step);
    if (calendar.is_working_day(day)) left -= step;
  }
  return day;
}

}  // namespace anlanh::cases
