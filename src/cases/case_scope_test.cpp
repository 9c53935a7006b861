// List, single record, count, export and figures agree under any scope: nothing is shown on a side path.
#include <gtest/gtest.h>

#include <set>

#include "cases/case_figures.h"
#include "cases/case_store.h"
#include "cases/cases_test_world.h"
#include "people/right_model.h"

namespace anlanh::cases {
namespace {

using test_support::desk_officer;
using test_support::kCommune;
using test_support::kOther;
using test_support::officer;
using test_support::World;
namespace rights = people::rights;

class ScopeOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
    const base::Id communes[] = {kCommune, kOther, {}};
    for (int i = 0; i < 60; ++i) {
      auto answers = World::answers();
      answers.commune = communes[base::random_below(random_, 3)];
      answers.group = base::random_below(random_, 2) == 0 ? "luring" : "overuse";
      const auto receipt = world_->report(answers);
      reports_.push_back(receipt.report);
      if (base::random_below(random_, 2) == 0)
        cases_.push_back(open_case(world_->desk(), *desk_officer(), {receipt.report, 1},
                                   SupportAsked::Yes, world_->now())
                             .value());
      world_->pass(std::chrono::minutes(7));
    }
  }
  std::shared_ptr<people::Officer> random_reader() {
    std::vector<base::Id> units;
    for (const auto unit : {kCommune, kOther, base::Id{77}})
      if (base::random_below(random_, 2) == 0) units.push_back(unit);
    const auto scope = base::random_below(random_, 5) == 0 ? people::Scope::everywhere()
                                                           : people::Scope::units(units);
    return officer(
        200, "Ai đó",
        {{std::string(rights::kReportsRead), scope}, {std::string(rights::kCasesRead), scope}});
  }
  base::Random random_ = test::test_random();
  std::unique_ptr<World> world_;
  std::vector<base::Id> reports_;
  std::vector<base::Id> cases_;
};

TEST_P(ScopeOn, ReportsListedCountedExportedAndOpenedAreTheSame) {
  auto& desk = world_->desk();
  for (int round = 0; round < 12; ++round) {
    const auto reader = random_reader();
    if (!reader->may(rights::kReportsRead)) {
      EXPECT_EQ(list_reports(desk, *reader, {}, 1).error().code, base::Code::Refused);
      EXPECT_EQ(export_reports(desk, *reader, {}, world_->now()).error().code, base::Code::Refused);
      continue;
    }
    std::set<base::Id> opened;
    for (const auto id : reports_)
      if (read_report(desk, *reader, id, world_->now())) opened.insert(id);
    std::set<base::Id> listed;
    std::int64_t total = 0;
    for (std::int64_t page = 1; page <= 4; ++page) {
      const auto inbox = list_reports(desk, *reader, {}, page);
      ASSERT_TRUE(inbox);
      total = inbox->total;
      for (const auto& line : inbox->lines) EXPECT_TRUE(listed.insert(line.id).second);
    }
    std::set<base::Id> exported;
    const auto lines = export_reports(desk, *reader, {}, world_->now());
    ASSERT_TRUE(lines);
    for (const auto& line : *lines) exported.insert(line.id);
    EXPECT_EQ(opened, listed);
    EXPECT_EQ(opened, exported);
    EXPECT_EQ(total, static_cast<std::int64_t>(opened.size()));
    std::int64_t by_state = 0;
    for (const auto state : {ReportState::New, ReportState::InCase, ReportState::Duplicate,
                             ReportState::Transferred, ReportState::Closed})
      by_state += list_reports(desk, *reader, {.state = state}, 1)->total;
    EXPECT_EQ(by_state, total);
  }
}

TEST_P(ScopeOn, CasesAndFiguresAreTheSame) {
  auto& desk = world_->desk();
  const auto day = base::vietnam_date(test::test_now());
  for (int round = 0; round < 12; ++round) {
    const auto reader = random_reader();
    if (!reader->may(rights::kCasesRead)) continue;
    const auto& scope = reader->scope(rights::kCasesRead);
    std::set<base::Id> opened;
    for (const auto id : cases_)
      if (read_case(desk, *reader, id, world_->now())) opened.insert(id);
    std::set<base::Id> exported;
    const auto lines = export_cases(desk, *reader, {}, world_->now());
    ASSERT_TRUE(lines);
    for (const auto& line : *lines) exported.insert(line.file.id);
    EXPECT_EQ(opened, exported);
    EXPECT_EQ(list_cases(desk, *reader, {}, 1)->total, static_cast<std::int64_t>(opened.size()));
    const auto rows = desk.store.read([&](store::Sql& sql) {
      return load_support_rows(sql, *desk.law, scope, day, base::add_days(day, 3), world_->now());
    });
    ASSERT_TRUE(rows);
    std::set<base::Id> counted;
    std::set<base::Id> reports;
    for (const auto& row : *rows)
      (row.kind == FigureRow::Kind::Case ? counted : reports).insert(row.id);
    EXPECT_EQ(counted, opened);
    std::set<base::Id> waiting;
    for (const auto id : reports_)
      if (const auto report = world_->load(id); scope.covers(report.commune) && !report.case_id)
        waiting.insert(id);
    EXPECT_EQ(reports, waiting) << "a report without a case is a request too";
  }
}

TEST_P(ScopeOn, TheInboxIsInOrderOfRiskThenDeadline) {
  const auto lines = export_reports(world_->desk(), *desk_officer(), {}, world_->now());
  ASSERT_TRUE(lines);
  for (std::size_t i = 1; i < lines->size(); ++i) {
    const auto& a = (*lines)[i - 1];
    const auto& b = (*lines)[i];
    EXPECT_TRUE(a.risk > b.risk || (a.risk == b.risk && a.emergency_due_at <= b.emergency_due_at));
  }
}

TEST_P(ScopeOn, FiguresFollowTheDays) {
  auto& desk = world_->desk();
  const auto day = base::vietnam_date(test::test_now());
  const auto rows = desk.store.read([&](store::Sql& sql) {
    return load_support_rows(sql, *desk.law, people::Scope::everywhere(), base::add_days(day, 1),
                             base::add_days(day, 9), world_->now());
  });
  ASSERT_TRUE(rows);
  EXPECT_TRUE(rows->empty());
  const auto id = cases_.front();
  ASSERT_TRUE(record_violator(desk, *desk_officer(), id, {ViolatorKind::Adult, "", "PRIV", ""},
                              world_->token(), world_->now()));
  const auto violators = desk.store.read([&](store::Sql& sql) {
    return load_violator_rows(sql, *desk.law, people::Scope::everywhere(), day, day);
  });
  ASSERT_TRUE(violators);
  ASSERT_EQ(violators->size(), 1u);
  EXPECT_EQ((*violators)[0].counted, Counted::No);
  EXPECT_EQ((*violators)[0].page, id);
}

AL_BOTH_ENGINES(ScopeOn);

}  // namespace
}  // namespace anlanh::cases
