#include "targets/period_rules.h"

#include <algorithm>

#include "base/message.h"

namespace anlanh::targets {

using base::Date;
using std::chrono::year;

namespace {

// Where piece `index` of the round that opens in year `opening` begins. A piece earlier in the
// calendar than the opening one lies in the next year.
Date start_of(const PeriodFamily& family, year opening, std::size_t index) {
  const auto& first = family.pieces.front().from;
  const auto& piece = family.pieces[index].from;
  const year in = piece < first ? opening + std::chrono::years(1) : opening;
  return in / piece;
}

// The first day after piece `index`.
Date end_of(const PeriodFamily& family, year opening, std::size_t index) {
  const bool last = index + 1 == family.pieces.size();
  return last ? start_of(family, opening + std::chrono::years(1), 0)
              : start_of(family, opening, index + 1);
}

// The programme's start and other odd pieces need no year of their own: a round is named by its
// years.
std::string years_text(const PeriodFamily& family, year opening) {
  const auto opens = std::to_string(static_cast<int>(opening));
  const auto ends = std::to_string(static_cast<int>(opening) + 1);
  return family.naming == YearNaming::End ? ends : opens + "-" + ends;
}

Period make_period(const PeriodFamily& family, year opening, std::size_t index) {
  const Piece& piece = family.pieces[index];
  const std::string years = years_text(family, opening);
  Period period;
  period.family = family.code;
  period.code = piece.code.empty() ? years : years + "-" + piece.code;
  period.window = {start_of(family, opening, index),
                   base::add_days(end_of(family, opening, index), -1)};
  period.owes = piece.owes;
  period.name = {base::fill_places(piece.name.vi, {years}),
                 base::fill_places(piece.name.en, {years})};
  return period;
}

}  // namespace

Period period_on(const PeriodFamily& family, Date day) {
  AL_CHECK(!family.pieces.empty());
  const bool before_opening = day < start_of(family, day.year(), 0);
  const year opening = before_opening ? day.year() - std::chrono::years(1) : day.year();
  std::size_t index = family.pieces.size() - 1;
  while (index > 0 && day < start_of(family, opening, index)) --index;
  return make_period(family, opening, index);
}

std::vector<Period> periods_in(const PeriodFamily& family, Window window) {
  std::vector<Period> periods;
  for (Date day = window.from; day <= window.to;) {
    periods.push_back(period_on(family, day));
    day = base::add_days(periods.back().window.to, 1);
  }
  return periods;
}

Period since_start(const PeriodRules& rules, Date today) {
  Period period;
  period.family = kSinceStart;
  period.window = {rules.start, std::max(today, rules.start)};
  return period;
}

std::vector<Period> choices_of(const PeriodRules& rules, const PeriodFamily& family, Date today) {
  auto periods = periods_in(family, {rules.start, std::max(today, rules.start)});
  std::reverse(periods.begin(), periods.end());
  return periods;
}

const PeriodFamily* find_family(const PeriodRules& rules, std::string_view code) {
  for (const auto& family : rules.families) {
    if (family.code == code) return &family;
  }
  return nullptr;
}

std::string period_key(const Period& period) {
  return period.code.empty() ? period.family : period.family + ":" + period.code;
}

std::optional<Period> find_period(const PeriodRules& rules, std::string_view key, Date today) {
  if (key == kSinceStart) return since_start(rules, today);
  const auto colon = key.find(':');
  const PeriodFamily* family = find_family(rules, key.substr(0, colon));
  if (!family || colon == std::string_view::npos) return {};
  for (auto& period : choices_of(rules, *family, today)) {
    if (period.code == key.substr(colon + 1)) return std::move(period);
  }
  return {};
}

Period default_period(const PeriodRules& rules, Date today) {
  const PeriodFamily* family = find_family(rules, rules.default_family);
  AL_CHECK(family != nullptr);
  return period_on(*family, std::max(today, rules.start));
}

int shared_days(const Window& a, const Window& b) {
  const Date from = std::max(a.from, b.from);
  const Date to = std::min(a.to, b.to);
  return from > to ? 0 : base::days_between(to, from) + 1;
}

std::vector<Period> owing_in(const PeriodRules& rules, Window window) {
  std::vector<Period> owing;
  for (const auto& family : rules.families) {
    const bool owes = std::any_of(family.pieces.begin(), family.pieces.end(),
                                  [](const Piece& p) { return p.owes == Piece::Owes::Yes; });
    if (!owes) continue;
    for (auto& period : periods_in(family, window)) {
      const int days = base::days_between(period.window.to, period.window.from) + 1;
      const int twice = 2 * shared_days(period.window, window);
      // Halves of equal length: the earlier window has it.
      const bool mostly_here = twice > days || (twice == days && window.from <= period.window.from);
      if (period.owes == Piece::Owes::Yes && mostly_here) owing.push_back(std::move(period));
    }
  }
  return owing;
}

}  // namespace anlanh::targets
