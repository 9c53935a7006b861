#include "targets/target_file.h"

#include <algorithm>

#include "base/json_view.h"
#include "targets/period_rules.h"

namespace anlanh::targets {

using base::JsonView;
using std::chrono::month_day;

namespace {

// "12-15". 29 February is refused: it does not come every year.
month_day read_month_day(const JsonView& view, std::string_view key) {
  const auto day = base::parse_iso_date("2001-" + view.text(key));
  if (!day) view.wrong(key, "a day of every year such as 12-15");
  return day ? month_day{day->month(), day->day()}
             : month_day{std::chrono::January, std::chrono::day{1}};
}

YearNaming read_naming(const JsonView& view) {
  const std::string years = view.text("years");
  if (years != "end" && years != "both") view.wrong("years", "end or both");
  return years == "end" ? YearNaming::End : YearNaming::Both;
}

PeriodFamily read_family(const JsonView& view) {
  PeriodFamily family{view.text("code"), view.bilingual("name"), read_naming(view), {}};
  for (const auto& item : view.items("pieces")) {
    family.pieces.push_back({item.text("code"), read_month_day(item, "from"),
                             item.flag_or_false("owes") ? Piece::Owes::Yes : Piece::Owes::No,
                             item.bilingual("name")});
  }
  if (family.pieces.empty()) view.wrong("pieces", "a list of at least one piece");
  return family;
}

// Pieces follow each other through one round of the year, each beginning on a day of its own.
bool pieces_in_order(const PeriodFamily& family) {
  const auto place = [&](const month_day& day) {
    const bool next_year = day < family.pieces.front().from;
    return std::pair(next_year, day);
  };
  for (std::size_t i = 1; i < family.pieces.size(); ++i) {
    if (place(family.pieces[i - 1].from) >= place(family.pieces[i].from)) return false;
  }
  return true;
}

PeriodRules read_periods(const JsonView& file, base::Date start) {
  const auto window = file.object("window");
  PeriodRules rules;
  rules.start = start;
  rules.default_family = window.text("default");
  rules.sessions = {window.number("minimum_sessions"), window.number("minimum_open_days")};
  for (const auto& family : window.items("families")) {
    rules.families.push_back(read_family(family));
    const auto& read = rules.families.back();
    if (!read.pieces.empty() && !pieces_in_order(read)) {
      family.wrong("pieces", "in the order of the year");
    }
  }
  if (!find_family(rules, rules.default_family)) window.wrong("default", "one of the families");
  return rules;
}

std::optional<CountedNow> read_counted_now(const JsonView& view) {
  if (!view.has("counted_now")) return {};
  const auto now = view.object("counted_now");
  return CountedNow{now.bilingual("numerator"), now.bilingual("denominator"),
                    now.bilingual("not_yet")};
}

TargetDefinition read_target(const JsonView& view) {
  TargetDefinition target;
  target.code = view.text("code");
  target.item = view.text("item");
  target.wording = view.bilingual("wording");
  target.wording_status =
      view.text("wording_status") == "official" ? Wording::Official : Wording::Paraphrase;
  if (view.has("goal_percent")) target.goal_percent = static_cast<int>(view.number("goal_percent"));
  target.valid_from = view.day("valid_from");
  if (view.has("valid_to")) target.valid_to = view.day("valid_to");
  target.numerator = view.bilingual("numerator");
  target.denominator = view.bilingual("denominator");
  target.rule = view.bilingual("rule");
  target.empty = view.bilingual("empty");
  target.counted_now = read_counted_now(view);
  return target;
}

Programme read_programme(const JsonView& file) {
  const auto programmes = file.items("programmes");
  if (programmes.empty()) {
    file.wrong("programmes", "a list of at least one programme");
    return {};
  }
  const auto& last = programmes.back();
  return {last.bilingual("name"), last.day("from"), last.day("to")};
}

}  // namespace

base::Result<TargetFile> parse_targets(std::string name, std::string_view json) {
  AL_TRY(const auto file, JsonView::parse(std::move(name), json));
  TargetFile read;
  read.table.programme = read_programme(file);
  for (const auto& target : file.items("targets")) {
    read.table.targets.push_back(read_target(target));
  }
  for (const auto& source : file.object("about").items("sources")) {
    read.table.sources.push_back(source.text("what"));
  }
  read.periods = read_periods(file, read.table.programme.from);
  AL_TRY_DO(file.status());
  return read;
}

}  // namespace anlanh::targets
