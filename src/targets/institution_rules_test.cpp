#include "targets/institution_rules.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "targets/figure_rules.h"
#include "targets/period_rules.h"
#include "targets/target_file.h"

namespace anlanh::targets {
namespace {

base::Date date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

const PeriodRules& rules() {
  static const PeriodRules read =
      parse_targets("targets.json", base::read_file("data/law/targets.json", 1 << 20).value())
          .value()
          .periods;
  return read;
}
Window window(const char* key) { return find_period(rules(), key, date(2027, 12, 1))->window; }

InstitutionFact school(std::vector<base::Date> sessions = {}) {
  InstitutionFact fact;
  fact.id = base::Id{1};
  fact.name = "Trường Sen";
  fact.open_from = date(2020, 1, 1);
  fact.sessions = std::move(sessions);
  return fact;
}

constexpr const char* kFirst = "semester:2026-2027-hk1";  // 5 September 2026 - 15 January 2027
constexpr const char* kSummer = "semester:2025-2026-he";
constexpr const char* kSchoolYear = "school-year:2026-2027";

RowState state(const InstitutionFact& fact, const char* key, base::Date today = date(2027, 12, 1)) {
  return decide_institution(fact, rules(), window(key), today).state;
}

TEST(Institution, CountsWithASessionInTheSemester) {
  EXPECT_EQ(state(school({date(2026, 9, 5)}), kFirst), RowState::Counted);
  EXPECT_EQ(state(school({date(2027, 1, 15)}), kFirst), RowState::Counted);
  EXPECT_EQ(state(school({date(2026, 9, 4)}), kFirst), RowState::NotCounted);
  EXPECT_EQ(state(school({date(2027, 1, 16)}), kFirst), RowState::NotCounted);
  EXPECT_EQ(state(school(), kFirst), RowState::NotCounted);
}

TEST(Institution, StillHasTimeWhileTheSemesterRuns) {
  EXPECT_EQ(state(school(), kFirst, date(2026, 11, 24)), RowState::Pending);
  EXPECT_EQ(state(school(), kFirst, date(2027, 1, 15)), RowState::Pending);
  EXPECT_EQ(state(school(), kFirst, date(2027, 1, 16)), RowState::NotCounted);
  // In a school year the semester that is over is owed, the one not yet begun is not.
  EXPECT_EQ(state(school({date(2026, 10, 1)}), kSchoolYear, date(2026, 11, 24)), RowState::Counted);
  EXPECT_EQ(state(school(), kSchoolYear, date(2027, 2, 1)), RowState::NotCounted);
  EXPECT_EQ(state(school({date(2026, 10, 1)}), kSchoolYear, date(2027, 2, 1)), RowState::Pending);
}

TEST(Institution, PeriodicallyMeansInEverySemester) {
  EXPECT_EQ(state(school({date(2026, 10, 1), date(2026, 10, 2)}), kSchoolYear),
            RowState::NotCounted);
  EXPECT_EQ(state(school({date(2026, 10, 1), date(2027, 3, 2)}), kSchoolYear), RowState::Counted);
}

TEST(Institution, NothingIsOwedInTheSummer) {
  EXPECT_EQ(state(school(), kSummer), RowState::LeftOut);
  EXPECT_EQ(tenths_of_percent(0, tally_of(count_institutions({school()}, rules(), window(kSummer),
                                                             date(2027, 1, 1)))
                                     .denominator()),
            std::nullopt);
}

TEST(Institution, SixtyDaysOpenDecide) {
  auto closing = school();
  closing.open_to = date(2026, 11, 2);  // 59 days from 5 September
  EXPECT_EQ(state(closing, kFirst), RowState::LeftOut);
  closing.open_to = date(2026, 11, 3);
  EXPECT_EQ(state(closing, kFirst), RowState::NotCounted);
  auto opening = school();
  opening.open_from = date(2026, 11, 18);  // 59 days to 15 January
  EXPECT_EQ(state(opening, kFirst), RowState::LeftOut);
  opening.open_from = date(2026, 11, 17);
  EXPECT_EQ(state(opening, kFirst), RowState::NotCounted);
  // Opened in the second semester: the first is not owed.
  opening.open_from = date(2027, 1, 20);
  opening.sessions = {date(2027, 3, 1)};
  EXPECT_EQ(state(opening, kSchoolYear), RowState::Counted);
}

TEST(Institution, ScopeIsSaidInTheReason) {
  auto preschool = school({date(2026, 10, 1)});
  preschool.in_scope = InScope::No;
  EXPECT_EQ(state(preschool, kFirst), RowState::LeftOut);
  preschool.in_scope = InScope::ToBeConfirmed;
  EXPECT_EQ(state(preschool, kFirst), RowState::LeftOut);
}

TEST(Institution, OfSeveralLevelsCountsOnceInTheTotalAndOnceInEach) {
  auto both = school({date(2026, 10, 1)});
  both.levels = {{"Primary", {}}, {"Lower secondary", {}}};
  auto one = school();
  one.levels = {{"Primary", {}}};
  const auto rows = count_institutions({both, one}, rules(), window(kFirst), date(2027, 12, 1));
  EXPECT_EQ(tally_of(rows).numerator(), 1);
  EXPECT_EQ(tally_of(rows).denominator(), 2);
  const auto groups = tally_groups(rows);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].tally.denominator(), 2);
  EXPECT_EQ(groups[1].tally.denominator(), 1);
}

}  // namespace
}  // namespace anlanh::targets
