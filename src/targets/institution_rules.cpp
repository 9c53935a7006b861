#include "targets/institution_rules.h"

#include <algorithm>

#include "targets/period_rules.h"

namespace anlanh::targets {

using base::Date;
using base::msg;

namespace {

Window open_window(const InstitutionFact& fact, const Window& window) {
  return {std::max(fact.open_from, window.from),
          fact.open_to ? std::min(*fact.open_to, window.to) : window.to};
}

std::int64_t held_in(const InstitutionFact& fact, const Window& window) {
  return std::count_if(fact.sessions.begin(), fact.sessions.end(),
                       [&](Date day) { return window.covers(day); });
}

std::optional<Date> last_held(const InstitutionFact& fact, const Window& window) {
  std::optional<Date> last;
  for (const Date day : fact.sessions) {
    if (window.covers(day) && (!last || *last < day)) last = day;
  }
  return last;
}

// Terms that have begun and in which the institution was open long enough to owe a session.
std::vector<Period> owed_by(const InstitutionFact& fact, const PeriodRules& rules, Window window,
                            Date today) {
  auto terms = owing_in(rules, window);
  std::erase_if(terms, [&](const Period& term) {
    const int open_days = shared_days(open_window(fact, window), term.window);
    return term.window.from > today || open_days < rules.sessions.minimum_open_days;
  });
  return terms;
}

CountedRow left_out(CountedRow row, base::Message reason) {
  row.state = RowState::LeftOut;
  row.reason = std::move(reason);
  return row;
}

CountedRow judge_terms(CountedRow row, const InstitutionFact& fact, const PeriodRules& rules,
                       const std::vector<Period>& terms, Window window, Date today) {
  const auto lacks = [&](const Period& term) {
    const Window both{std::max(term.window.from, window.from), std::min(term.window.to, window.to)};
    return held_in(fact, both) < rules.sessions.minimum_sessions;
  };
  const auto lacking = std::find_if(terms.begin(), terms.end(), lacks);
  if (lacking == terms.end()) {
    row.state = RowState::Counted;
    row.reason = msg("Sessions held: {1}", std::to_string(held_in(fact, window)));
    return row;
  }
  const bool running = lacking->window.to >= today && window.to >= today;
  row.state = running ? RowState::Pending : RowState::NotCounted;
  row.reason = running ? msg("No session yet; there is time until {1}",
                             base::vietnam_date_text(std::min(lacking->window.to, window.to)))
                       : msg("No session from {1} to {2}",
                             base::vietnam_date_text(std::max(lacking->window.from, window.from)),
                             base::vietnam_date_text(std::min(lacking->window.to, window.to)));
  return row;
}

}  // namespace

CountedRow decide_institution(const InstitutionFact& fact, const PeriodRules& rules, Window window,
                              Date today) {
  CountedRow row;
  row.id = fact.id;
  row.label = fact.name;
  row.place = fact.place;
  row.url = fact.url;
  row.groups = fact.levels;
  row.date = last_held(fact, window);
  if (fact.in_scope == InScope::No) {
    return left_out(std::move(row), msg("Preschools are outside this target"));
  }
  if (fact.in_scope == InScope::ToBeConfirmed) {
    return left_out(std::move(row),
                    msg("Whether this kind of institution is meant is to be confirmed"));
  }
  const Window open = open_window(fact, window);
  if (shared_days(open, window) < rules.sessions.minimum_open_days) {
    return left_out(std::move(row), msg("Open less than {1} days of the period",
                                        std::to_string(rules.sessions.minimum_open_days)));
  }
  const auto terms = owed_by(fact, rules, window, today);
  if (terms.empty()) return left_out(std::move(row), msg("Nothing is owed in this period"));
  return judge_terms(std::move(row), fact, rules, terms, window, today);
}

std::vector<CountedRow> count_institutions(const std::vector<InstitutionFact>& facts,
                                           const PeriodRules& rules, Window window, Date today) {
  std::vector<CountedRow> rows;
  rows.reserve(facts.size());
  for (const auto& fact : facts) rows.push_back(decide_institution(fact, rules, window, today));
  return rows;
}

}  // namespace anlanh::targets
