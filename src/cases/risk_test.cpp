// Risk: the score and its reasons; a person sets it otherwise, both values stay.
#include <gtest/gtest.h>

#include "cases/case_store.h"
#include "cases/cases_test_world.h"
#include "cases/report_actions.h"
#include "cases/risk_actions.h"
#include "cases/risk_rules.h"

namespace anlanh::cases {
namespace {

using base::Code;
using test_support::kOther;
using test_support::World;

TEST(DecideRisk, SaysEachReasonInWords) {
  const auto law = test_support::small_law();
  RiskAnswers answers;
  answers.speaker = Speaker::Child;
  answers.group = "cyberbullying";
  EXPECT_EQ(decide_risk(answers, *law).score, 50);
  answers.under_eleven = true;
  EXPECT_EQ(decide_risk(answers, *law).score, 60);
  answers.carer_harms = true;
  const auto carer = decide_risk(answers, *law);
  EXPECT_EQ(carer.score, 90);
  EXPECT_EQ(carer.level, RiskLevel::Urgent);
  ASSERT_EQ(carer.reasons.size(), 4u);
  EXPECT_STREQ(carer.reasons[1].id, "Whoever harms the child also cares for it");
  EXPECT_STREQ(carer.reasons[2].id, "The child is under 11");
  answers.danger_now = true;
  EXPECT_EQ(decide_risk(answers, *law).score, 100) << "never over 100";
  RiskAnswers no;
  no.group = "cyberbullying";
  no.danger_now = false;
  EXPECT_EQ(decide_risk(no, *law).score, 40) << "a no takes nothing away";
  no.danger_now = true;
  EXPECT_EQ(decide_risk(no, *law).level, RiskLevel::Urgent);
}

TEST(DecideOverride, AnotherLevelAndWhy) {
  EXPECT_TRUE(decide_override(90, RiskLevel::Low, "đã xác minh"));
  EXPECT_FALSE(decide_override(90, RiskLevel::Urgent, "x"));
  EXPECT_FALSE(decide_override(90, std::nullopt, "x"));
  EXPECT_FALSE(decide_override(90, RiskLevel::Low, ""));
  EXPECT_FALSE(decide_override(90, RiskLevel::Low, std::string(2001, 'x')));
  for (const auto level : {RiskLevel::Low, RiskLevel::Medium, RiskLevel::High, RiskLevel::Urgent})
    EXPECT_EQ(risk_level(score_of(level)), level);
}

class RiskOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  RiskAct act(base::Id id, std::int64_t version, RiskLevel level) {
    return {id, version, level, "Trẻ đang được bảo vệ", world_->token()};
  }
  std::unique_ptr<World> world_;
};

AL_BOTH_ENGINES(RiskOn);

TEST_P(RiskOn, AReportKeepsBothValuesAndSortsByTheEffectiveOne) {
  auto& desk = world_->desk();
  const auto worker = test_support::worker();
  const auto first = world_->report();
  const auto second = world_->report();
  const auto change = act(second.report, 1, RiskLevel::Urgent);
  ASSERT_TRUE(override_report_risk(desk, *worker, change, world_->now()));
  ASSERT_TRUE(override_report_risk(desk, *worker, change, world_->now())) << "pressed twice";
  const auto inbox = list_reports(desk, *worker, {}, 1).value();
  EXPECT_EQ(inbox.lines[0].id, second.report);
  EXPECT_EQ(inbox.lines[0].risk, 90);
  const auto file = read_report(desk, *worker, second.report, world_->now()).value();
  EXPECT_EQ(file.risk.effective, 90);
  EXPECT_EQ(file.risk.scored, 50);
  ASSERT_EQ(file.risk.overrides.size(), 1u);
  EXPECT_EQ(file.risk.overrides[0].row.scored, 50);
  EXPECT_EQ(file.risk.overrides[0].reason, "Trẻ đang được bảo vệ");
  EXPECT_EQ(file.risk.overrides[0].row.set_name, worker->name);
}

TEST_P(RiskOn, ARefusedOneChangesNothing) {
  auto& desk = world_->desk();
  const auto receipt = world_->report();
  const auto now = world_->now();
  const auto worker = test_support::worker();
  const auto before = world_->fingerprint();
  const auto code = [&](const people::Officer& officer, const RiskAct& change) {
    const auto done = override_report_risk(desk, officer, change, now);
    return done ? Code::Internal : done.error().code;
  };
  const auto good = act(receipt.report, 1, RiskLevel::Low);
  EXPECT_EQ(code(*test_support::police(), good), Code::Refused);
  EXPECT_EQ(code(*test_support::worker(kOther), good), Code::NotFound);
  auto change = good;
  change.version_seen = 7;
  EXPECT_EQ(code(*worker, change), Code::Conflict);
  change = good;
  change.words = " ";
  EXPECT_EQ(code(*worker, change), Code::Invalid);
  change = good;
  change.form_token = "";
  EXPECT_EQ(code(*worker, change), Code::Invalid);
  change = good;
  change.subject = base::Id{12345};
  EXPECT_EQ(code(*worker, change), Code::NotFound);
  EXPECT_EQ(world_->fingerprint(), before);
}

TEST_P(RiskOn, ACaseIsRaisedAgainByAWorseReport) {
  auto& desk = world_->desk();
  const auto desk_officer = test_support::desk_officer();
  const auto id = world_->open();
  const auto file = world_->load_case(id);
  ASSERT_TRUE(override_case_risk(desk, *desk_officer, act(id, file.version, RiskLevel::Low),
                                 world_->now()));
  EXPECT_EQ(world_->load_case(id).risk, 20);
  const auto opened = read_case(desk, *desk_officer, id, world_->now()).value();
  EXPECT_EQ(opened.risk.scored, 50);
  EXPECT_EQ(opened.risk.effective, 20);
  EXPECT_EQ(override_case_risk(desk, *test_support::police(),
                               act(id, file.version + 1, RiskLevel::High), world_->now())
                .error()
                .code,
            Code::Refused);
  auto worse = World::answers();
  worse.group = "luring";
  const auto report = world_->report(worse);
  ASSERT_TRUE(join_case(desk, *desk_officer, {report.report, 1}, file.number, world_->now()));
  EXPECT_EQ(world_->load_case(id).risk, 90);
}

}  // namespace
}  // namespace anlanh::cases
