#include "cases/report_rules.h"

#include <gtest/gtest.h>

#include "cases/cases_test_world.h"
#include "cases/clock_test_law.h"

namespace anlanh::cases {
namespace {

base::Instant at(int year, unsigned month, unsigned day, int hour) {
  return base::start_of_day(base::Date{std::chrono::year{year}, std::chrono::month{month},
                                       std::chrono::day{day}}) +
         std::chrono::hours(hour);
}

TEST(DecideRisk, ScoresFromTheAnswersAndSaysWhy) {
  const auto law = test_support::small_law();
  const struct {
    Speaker speaker;
    const char* group;
    int score;
    RiskLevel level;
    std::size_t reasons;
  } table[] = {{Speaker::Child, "luring", 90, RiskLevel::Urgent, 2},
               {Speaker::Parent, "luring", 80, RiskLevel::Urgent, 1},
               {Speaker::Child, "cyberbullying", 50, RiskLevel::Medium, 2},
               {Speaker::Other, "overuse", 20, RiskLevel::Low, 1},
               {Speaker::Unsaid, "", 60, RiskLevel::High, 1},
               {Speaker::Child, "made-up", 70, RiskLevel::High, 2}};
  for (const auto& row : table) {
    const auto risk = decide_risk(row.speaker, row.group, *law);
    EXPECT_EQ(risk.score, row.score) << row.group;
    EXPECT_EQ(risk.level, row.level) << row.group;
    EXPECT_EQ(risk.reasons.size(), row.reasons) << row.group;
  }
}

TEST(DecideDeadlines, TwelveUnbrokenHoursAndFiveWorkingDays) {
  const auto law = test_support::decree_clock();

  // Friday 4 September 2026, 23:00: the hours run through the night, the days begin on Monday.
  const auto friday = decide_deadlines(at(2026, 9, 4, 23), law, "");
  EXPECT_EQ(friday.emergency, at(2026, 9, 5, 11));
  EXPECT_EQ(friday.plan, at(2026, 9, 12, 0) - base::Millis(1));  // Friday 11th, its last moment
  const auto sunday = decide_deadlines(at(2026, 9, 6, 9), law, "");
  EXPECT_EQ(sunday.plan, at(2026, 9, 12, 0) - base::Millis(1));
  const auto monday = decide_deadlines(at(2026, 9, 7, 0), law, "");
  EXPECT_EQ(monday.plan, at(2026, 9, 15, 0) - base::Millis(1));
  EXPECT_EQ(decide_deadlines(at(2026, 12, 31, 8), law, "").plan, at(2027, 1, 8, 0) - base::Millis(1));
}

TEST(CheckAnswers, NamesEachFieldToMend) {
  const auto law = test_support::small_law();
  ReportAnswers good = test_support::World::answers();
  EXPECT_TRUE(check_answers(good, *law, CommuneKnown::Yes).empty());

  ReportAnswers edge = good;
  edge.story.clear();
  for (std::size_t i = 0; i < kMostStory; ++i) edge.story += "ệ";
  EXPECT_TRUE(check_answers(edge, *law, CommuneKnown::Yes).empty()) << "letters, not bytes";
  edge.story += "x";
  edge.group = "nothing";
  edge.addresses = std::vector<std::string>(kMostAddresses + 1, "a");
  edge.contact = std::string(kMostContact + 1, 'x');
  edge.contact_time = edge.contact;
  std::string fields;
  for (const auto& fault : check_answers(edge, *law, CommuneKnown::No)) fields += fault.field + " ";
  EXPECT_EQ(fields, "kind story pages commune contact contact_time ");
}

TEST(SplitLines, TrimsAndLeavesEmptyOnesOut) {
  EXPECT_EQ(split_lines(" a \n\n\tb c\n"), (std::vector<std::string>{"a", "b c"}));
  EXPECT_TRUE(split_lines("\n \n").empty());
}

TEST(DecideReport, EachActNeedsANewReportOfTheVersionSeen) {
  const auto law = test_support::small_law();
  Report report;
  report.number = "TB-26-00001";
  report.id = base::Id{1};
  Report original = report;
  original.id = base::Id{2};
  for (const auto state : {ReportState::InCase, ReportState::Duplicate, ReportState::Transferred,
                           ReportState::Closed}) {
    report.state = state;
    EXPECT_EQ(decide_open(report, 1).error().code, base::Code::Conflict);
    EXPECT_EQ(decide_duplicate(report, original, 1).error().code, base::Code::Conflict);
    EXPECT_EQ(decide_transfer(report, "pa05", "x", *law, 1).error().code, base::Code::Conflict);
    EXPECT_EQ(decide_report_close(report, "out-of-scope", "x", *law, 1).error().code,
              base::Code::Conflict);
  }
  report.state = ReportState::New;
  EXPECT_TRUE(decide_open(report, 1));
  EXPECT_EQ(decide_open(report, 2).error().code, base::Code::Conflict);
  EXPECT_EQ(decide_duplicate(report, report, 1).error().code, base::Code::Invalid);
  original.state = ReportState::Duplicate;
  EXPECT_EQ(decide_duplicate(report, original, 1).error().code, base::Code::Invalid);
  EXPECT_TRUE(decide_transfer(report, "pa05", "x", *law, 1));
  EXPECT_EQ(decide_transfer(report, "nowhere", "x", *law, 1).error().code, base::Code::Invalid);
  EXPECT_EQ(decide_transfer(report, "pa05", "", *law, 1).error().code, base::Code::Invalid);
  EXPECT_TRUE(decide_report_close(report, "out-of-scope", "x", *law, 1));
  for (const auto* reason : {"duplicate", "transferred", "safe-stable", "made-up", ""})
    EXPECT_EQ(decide_report_close(report, reason, "x", *law, 1).error().code, base::Code::Invalid);
  EXPECT_EQ(decide_report_close(report, "out-of-scope", "", *law, 1).error().code,
            base::Code::Invalid);
}

TEST(DecidePlainStatus, FourWords) {
  Report report;
  EXPECT_EQ(decide_plain_status(report, CaseOpen::No), PlainStatus::Received);
  report.first_opened_at = at(2026, 9, 1, 8);
  EXPECT_EQ(decide_plain_status(report, CaseOpen::No), PlainStatus::BeingRead);
  report.state = ReportState::InCase;
  EXPECT_EQ(decide_plain_status(report, CaseOpen::Yes), PlainStatus::BeingHelped);
  EXPECT_EQ(decide_plain_status(report, CaseOpen::No), PlainStatus::Finished);
  report.state = ReportState::Closed;
  EXPECT_EQ(decide_plain_status(report, CaseOpen::No), PlainStatus::Finished);
}

TEST(DecideSupportAsked, TellingIsAskingExceptForANamedPage) {
  ReportAnswers answers;
  answers.speaker = Speaker::Child;
  EXPECT_TRUE(decide_support_asked(answers));
  answers = {.speaker = Speaker::Other, .group = "harmful-content", .addresses = {"a.example"}};
  EXPECT_FALSE(decide_support_asked(answers));
  answers.group = "luring";
  EXPECT_TRUE(decide_support_asked(answers));
}

}  // namespace
}  // namespace anlanh::cases
