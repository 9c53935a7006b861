#include "app/law_clock.h"

#include "base/json_view.h"
#include "cases/clock_rules.h"

namespace anlanh::app {

namespace {

using base::JsonView;
using base::Result;
using cases::ClockLaw;

Result<JsonView> open(const DataFiles& files, const std::string& name) {
  AL_TRY(const auto text, files.read(name));
  return JsonView::parse(name, text);
}

std::optional<base::Date> day_or_none(const JsonView& item, std::string_view key) {
  return item.has(key) ? std::optional(item.day(key)) : std::nullopt;
}

cases::TimeUnit unit_of(const JsonView& item, std::string_view key) {
  const auto unit = cases::parse_time_unit(item.text(key));
  if (!unit) item.wrong(key, "a unit of time");
  return unit.value_or(cases::TimeUnit::Hours);
}

cases::TimeSpan span_of(const JsonView& item, std::string_view value_key) {
  return {item.number(value_key), unit_of(item, "unit")};
}

std::optional<cases::TimeSpan> warn_of(const JsonView& item) {
  if (!item.has("warn")) return std::nullopt;
  const auto warn = item.object("warn");
  const auto span = span_of(warn, "value");
  const bool known =
      span.unit == cases::TimeUnit::Hours || span.unit == cases::TimeUnit::WorkingDays;
  if (!known) warn.wrong("unit", "hours or working-days");
  return span;
}

cases::Deadline deadline_of(const JsonView& item) {
  cases::Deadline row;
  row.code = item.text("code");
  row.label = item.bilingual("label");
  row.unit = unit_of(item, "unit");
  row.value = item.number(item.has("house_minutes") ? "house_minutes" : "value");
  row.law = item.text("law");
  if (item.has("article_text")) row.article = item.bilingual("article_text");
  row.to_confirm = item.flag_or_false("confirm");
  row.may_shorten = item.text("may_change") == "shorten-only";
  row.may_pause = item.flag_or_false("may_pause");
  row.rolls_over_days_off = item.flag_or_false("rolls_over_days_off");
  if (item.has("step")) row.step = static_cast<int>(item.number("step"));
  row.form = item.text_or("form", "");
  row.warn = warn_of(item);
  for (const auto& rule : item.items_or_none("escalate"))
    row.escalations.push_back({rule.text("level"), span_of(rule, "after")});
  row.valid_from = day_or_none(item, "valid_from");
  row.valid_to = day_or_none(item, "valid_to");
  return row;
}

base::Status load_deadlines(const DataFiles& files, ClockLaw& clock) {
  AL_TRY(const auto file, open(files, "law/deadlines.json"));
  for (const auto& item : file.items("deadlines")) clock.deadlines.push_back(deadline_of(item));
  AL_TRY_DO(file.status());
  AL_TRY(const auto local, open(files, "law/deadlines-local.json"));
  for (const auto& item : local.items("local_deadlines"))
    clock.locals.push_back({item.text_or("unit", ""), item.text("code"), item.number("value"),
                            unit_of(item, "time_unit"), item.text("decision"),
                            day_or_none(item, "valid_from"), day_or_none(item, "valid_to")});
  return local.status();
}

cases::HolidayRule holiday_of(const JsonView& item) {
  cases::HolidayRule rule;
  rule.code = item.text("code");
  rule.label = item.bilingual("label");
  const auto calendar = item.text("calendar");
  if (calendar != "solar" && calendar != "lunar") item.wrong("calendar", "solar or lunar");
  if (calendar == "lunar") rule.calendar = cases::HolidayCalendar::Lunar;
  rule.month = static_cast<int>(item.number("month"));
  rule.day = static_cast<int>(item.number("day"));
  rule.before = static_cast<int>(item.number("before"));
  rule.after = static_cast<int>(item.number("after"));
  if (item.has("neighbour")) rule.neighbour = item.numbers("neighbour");
  rule.law = item.text("law");
  rule.article = item.text("article");
  rule.valid_from = day_or_none(item, "valid_from");
  rule.valid_to = day_or_none(item, "valid_to");
  return rule;
}

cases::WorkYear year_of(const JsonView& item) {
  cases::WorkYear year;
  year.year = static_cast<int>(item.number("year"));
  for (const auto& span : item.items("spans"))
    year.spans.push_back({span.text("code"), span.day("first"), span.day("last")});
  for (const auto& swap : item.items("swaps"))
    year.swaps.push_back({swap.day("off"), swap.day("work")});
  for (const auto& text : item.texts("extra_off")) {
    const auto day = base::parse_iso_date(text);
    if (!day) item.wrong("extra_off", "a list of days");
    if (day) year.extra_off.push_back(*day);
  }
  year.source = item.text("source");
  year.to_confirm = item.flag_or_false("confirm");
  return year;
}

base::Status load_calendar(const DataFiles& files, ClockLaw& clock) {
  std::vector<cases::HolidayRule> rules;
  AL_TRY(const auto holidays, open(files, "law/holidays.json"));
  for (const auto& item : holidays.items("holidays")) rules.push_back(holiday_of(item));
  AL_TRY_DO(holidays.status());
  std::vector<cases::WorkYear> years;
  AL_TRY(const auto announced, open(files, "law/work-calendar-years.json"));
  for (const auto& item : announced.items("years")) years.push_back(year_of(item));
  AL_TRY_DO(announced.status());
  AL_TRY(clock.calendar, cases::WorkCalendar::make(std::move(rules), std::move(years)));
  return base::ok();
}

std::vector<cases::StepReason> reasons_of(const JsonView& file, std::string_view key) {
  std::vector<cases::StepReason> reasons;
  for (const auto& item : file.items(key))
    reasons.push_back({item.text("code"), item.bilingual("label"), item.texts("steps"),
                       item.flag_or_false("confirm")});
  return reasons;
}

base::Status load_step_rules(const DataFiles& files, ClockLaw& clock) {
  AL_TRY(const auto file, open(files, "law/step-rules.json"));
  for (const auto& item : file.items("levels"))
    clock.levels.push_back({item.text("code"), item.bilingual("label"), item.text("right"),
                            item.flag("whole_province")});
  clock.pause_reasons = reasons_of(file, "pause_reasons");
  clock.skip_reasons = reasons_of(file, "skip_reasons");
  return file.status();
}

}  // namespace

Result<ClockLaw> load_clock(const DataFiles& files) {
  ClockLaw clock;
  for (const auto load : {load_deadlines, load_calendar, load_step_rules})
    AL_TRY_DO(load(files, clock));
  AL_TRY_DO(cases::check_clock(clock));
  return clock;
}

}  // namespace anlanh::app
