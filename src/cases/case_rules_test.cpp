#include "cases/case_rules.h"

#include <gtest/gtest.h>

#include "cases/case_figures.h"
#include "cases/cases_test_world.h"
#include "cases/handling_rules.h"
#include "cases/violator_rules.h"

namespace anlanh::cases {
namespace {

using base::Code;

base::Date day(int year, unsigned month, unsigned of_month) {
  return base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}
const base::Date kToday = day(2026, 9, 1);

TEST(DecideCaseClose, RefusesWhileNothingWasDecided) {
  const auto law = test_support::small_law();
  using H = Handling;
  const struct {
    const char* what;
    bool asked;
    bool supported;
    std::vector<Handling> violators;
    const char* reason;
    const char* note;
    bool allowed;
  } table[] = {
      {"help given", true, true, {}, "safe-stable", "", true},
      {"help asked, none given", true, false, {}, "safe-stable", "", false},
      {"none asked", false, false, {}, "safe-stable", "", true},
      {"declined needs a note", true, false, {}, "declined", "", false},
      {"declined with a note", true, false, {}, "declined", "x", true},
      {"transferred", true, false, {}, "transferred", "x", true},
      {"nothing happened", true, false, {H::Nothing}, "not-confirmed", "x", true},
      {"violator untouched", true, true, {H::Handled, H::Nothing}, "safe-stable", "", false},
      {"violator under way", true, true, {H::UnderWay}, "safe-stable", "", true},
      {"a report's reason", true, true, {}, "out-of-scope", "x", false},
      {"no reason", true, true, {}, "", "x", false},
      {"made up", true, true, {}, "made-up", "x", false},
  };
  for (const auto& row : table) {
    Case file;
    file.support_asked = row.asked;
    if (row.supported) file.first_support_on = kToday;
    const auto verdict = decide_case_close(file, row.violators, row.reason, row.note, *law, 1);
    EXPECT_EQ(verdict.has_value(), row.allowed) << row.what;
    if (!verdict) {
      EXPECT_EQ(verdict.error().code, Code::Invalid) << row.what;
    }
  }
  Case file;
  file.first_support_on = kToday;
  EXPECT_EQ(decide_case_close(file, {}, "safe-stable", "", *law, 2).error().code, Code::Conflict);
  file.state = CaseState::Closed;
  EXPECT_EQ(decide_case_close(file, {}, "safe-stable", "", *law, 1).error().code, Code::Conflict);
}

TEST(CheckSupport, KindDayAndGiver) {
  const auto law = test_support::small_law();
  const SupportInput good{"listen", kToday, "Trạm y tế xã", ""};
  EXPECT_TRUE(check_support(good, *law, kToday));
  for (const auto& bad :
       {SupportInput{"made-up", kToday, "x", ""}, SupportInput{"listen", {}, "x", ""},
        SupportInput{"listen", day(2026, 9, 2), "x", ""},
        SupportInput{"listen", day(2020, 1, 1), "x", ""}, SupportInput{"listen", kToday, "", ""},
        SupportInput{"other", kToday, "x", ""},
        SupportInput{"listen", kToday, std::string(301, 'x'), ""}})
    EXPECT_EQ(check_support(bad, *law, kToday).error().code, Code::Invalid) << bad.kind;
}

TEST(DecideHandling, IsDerivedFromThePaths) {
  const auto law = test_support::small_law();
  const struct {
    std::vector<std::string> paths;
    Handling handling;
  } table[] = {{{}, Handling::Nothing},
               {{"criminal-transfer"}, Handling::UnderWay},
               {{"platform-removal", "criminal-transfer"}, Handling::UnderWay},
               {{"criminal-transfer", "administrative-fine"}, Handling::Handled},
               {{"reminder"}, Handling::Handled},
               {{"not-found"}, Handling::NotFound},
               {{"no-breach"}, Handling::NoBreach},
               {{"not-found", "reminder"}, Handling::Handled},
               {{"a-path-of-an-older-table"}, Handling::UnderWay}};
  for (const auto& row : table) {
    std::vector<MeasureTrail> trails;
    for (const auto& path : row.paths) trails.push_back({path, {"done"}});
    EXPECT_EQ(decide_handling(ViolatorKind::Adult, trails, *law), row.handling);
  }
}

TEST(MayTake, AChildIsHandledAsAChild) {
  const auto law = test_support::small_law();
  Violator violator;
  for (const auto kind :
       {ViolatorKind::UnknownAccount, ViolatorKind::Adult, ViolatorKind::Organisation}) {
    violator.kind = kind;
    EXPECT_EQ(allowed_paths(violator, *law).size(), law->paths.size());
  }
  violator.kind = ViolatorKind::Child;
  for (const auto* path : allowed_paths(violator, *law)) {
    EXPECT_NE(path->outcome_kind, OutcomeKind::Administrative);
    EXPECT_NE(path->outcome_kind, OutcomeKind::Criminal);
  }
  EXPECT_EQ(may_take(violator, *law->path("administrative-fine"), *law).error().code, Code::Conflict);
  EXPECT_EQ(may_take(violator, *law->path("criminal-transfer"), *law).error().code, Code::Conflict);
  EXPECT_TRUE(may_take(violator, *law->path("reminder"), *law));
}

TEST(DecideMeasure, AsksForWhatThePathNeeds) {
  const auto law = test_support::small_law();
  Violator adult;
  adult.kind = ViolatorKind::Adult;
  adult.act = "PRIV";
  EXPECT_TRUE(
      decide_measure(adult, {"administrative-fine", "pa05", "12/QD", kToday, ""}, *law, kToday));
  const MeasureInput bad[] = {{"made-up", "pa05", "", kToday, ""},
                              {"reminder", "made-up", "", kToday, ""},
                              {"administrative-fine", "pa05", "", kToday, ""},
                              {"reminder", "pa05", "", std::nullopt, ""},
                              {"reminder", "pa05", "", day(2026, 9, 2), ""},
                              {"not-found", "pa05", "", kToday, ""}};
  for (const auto& input : bad)
    EXPECT_EQ(decide_measure(adult, input, *law, kToday).error().code, Code::Invalid) << input.path;
  adult.act.clear();
  EXPECT_EQ(decide_measure(adult, {"criminal-transfer", "pa05", "", kToday, ""}, *law, kToday)
                .error()
                .code,
            Code::Invalid);
}

TEST(CheckViolator, KindAccountAndAct) {
  const auto law = test_support::small_law();
  EXPECT_TRUE(check_violator({ViolatorKind::Adult, "", "PRIV", ""}, *law, kToday, kToday));
  EXPECT_TRUE(check_violator({ViolatorKind::UnknownAccount, "acc", "", ""}, *law, kToday, kToday));
  for (const auto& bad :
       {ViolatorInput{{}, "a", "", ""}, ViolatorInput{ViolatorKind::UnknownAccount, "", "", ""},
        ViolatorInput{ViolatorKind::Adult, "", "MADE-UP", ""},
        ViolatorInput{ViolatorKind::Adult, std::string(301, 'x'), "", ""}})
    EXPECT_EQ(check_violator(bad, *law, kToday, kToday).error().code, Code::Invalid);
}

TEST(DecideCounts, RequestsForHelp) {
  const auto law = test_support::small_law();
  const auto now = test::test_now();
  Case file;
  file.due_at = now;
  EXPECT_EQ(decide_case_counts(file, *law, now).counted, Counted::LeftOut);
  file.support_asked = true;
  EXPECT_EQ(decide_case_counts(file, *law, now).counted, Counted::Pending);
  EXPECT_EQ(decide_case_counts(file, *law, now + base::Millis(1)).counted, Counted::No);
  file.first_support_on = kToday;
  EXPECT_EQ(decide_case_counts(file, *law, now).counted, Counted::Yes);
  file.first_support_on.reset();
  file.state = CaseState::Closed;
  file.close_reason = "safe-stable";
  EXPECT_EQ(decide_case_counts(file, *law, now).counted, Counted::No);
  file.close_reason = "declined";
  EXPECT_EQ(decide_case_counts(file, *law, now).counted, Counted::LeftOut);

  Report report;
  report.plan_due_at = now;
  report.support_asked = true;
  EXPECT_EQ(decide_report_counts(report, *law, now).counted, Counted::Pending);
  EXPECT_EQ(decide_report_counts(report, *law, now + base::Millis(1)).counted, Counted::No)
      << "a report nobody reads must not make the share look better";
  report.state = ReportState::Closed;
  report.close_reason = "no-way-to-act";
  EXPECT_EQ(decide_report_counts(report, *law, now).counted, Counted::No);
  report.close_reason = "out-of-scope";
  EXPECT_EQ(decide_report_counts(report, *law, now).counted, Counted::LeftOut);
}

TEST(DecideCounts, Violators) {
  EXPECT_EQ(decide_violator_counts(Handling::Nothing).counted, Counted::No);
  EXPECT_EQ(decide_violator_counts(Handling::UnderWay).counted, Counted::Pending);
  EXPECT_EQ(decide_violator_counts(Handling::Handled).counted, Counted::Yes);
  EXPECT_EQ(decide_violator_counts(Handling::NotFound).counted, Counted::No);
  EXPECT_EQ(decide_violator_counts(Handling::NoBreach).counted, Counted::LeftOut);
}

}  // namespace
}  // namespace anlanh::cases
