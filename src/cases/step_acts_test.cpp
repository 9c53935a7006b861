// The steps of a case through their acts, on both engines: who may, what is refused and changes nothing, what the clock
// writes by itself.
#include <gtest/gtest.h>

#include <functional>

#include "cases/case_figures.h"
#include "cases/case_store.h"
#include "cases/cases_test_world.h"
#include "cases/clock_test_law.h"
#include "cases/report_store.h"
#include "cases/step_actions.h"
#include "cases/step_rules.h"

namespace anlanh::cases {
namespace {

using base::Code;
using test_support::kCommune;
using test_support::kOther;
using test_support::World;

class StepsOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  Desk& desk() { return world_->desk(); }
  base::Instant now() { return world_->now(); }
  Step step(base::Id id, std::string_view code) {
    auto found =
        desk().store.read([&](store::Sql& sql) { return find_step(sql, id, code); }).value();
    EXPECT_TRUE(found) << code;
    return found ? *found : Step{};
  }
  // As a form does it.
  base::Status complete(const people::Officer& officer, base::Id id, const char* code) {
    return desk().store.write(
        [&](store::Sql& sql) { return complete_step(sql, desk(), officer, id, code, now()); });
  }
  // A case of the province's desk: no commune is known, and the passing on is still to be done.
  base::Id open_unplaced() {
    auto answers = World::answers();
    answers.commune = {};
    const auto receipt = world_->report(answers);
    return open_case(desk(), *test_support::desk_officer(), {receipt.report, 1}, SupportAsked::Yes,
                     now())
        .value();
  }
  std::int64_t due(const people::Officer& officer) {
    return count_due_of(desk(), officer, now()).value();
  }
  void refused(Code code, const std::function<base::Status()>& act) {
    const auto before = print();
    const auto done = act();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, code) << done.error().operator_text;
    EXPECT_EQ(print(), before) << "a refused act changes nothing";
  }
  // What the world counts, and every cell of the steps that an act would move.
  std::string print() {
    std::string out = world_->fingerprint();
    const auto rows = desk().store.read([](store::Sql& sql) {
      return sql.query(
          "select code, state, due_at, ended_at, skip_reason from case_step"
          " order by id");
    });
    for (const auto& row : rows.value())
      out += row.text(0) + row.text(1) + std::to_string(row.find_integer(2).value_or(0)) +
             std::to_string(row.find_integer(3).value_or(0)) + row.text(4);
    return out;
  }

  std::unique_ptr<World> world_;
};

AL_BOTH_ENGINES(StepsOn);

TEST_P(StepsOn, AnOpenedCaseHasItsSteps) {
  const auto id = world_->open();
  const auto file = read_steps(desk(), *test_support::worker(), id, now());
  ASSERT_TRUE(file) << file.error().operator_text;
  ASSERT_EQ(file->steps.size(), 8u);
  EXPECT_EQ(step(id, "record").state, StepState::Done);
  EXPECT_EQ(step(id, "transfer").state, StepState::Done) << "the commune has it since its receipt";
  EXPECT_EQ(step(id, "emergency").due_at, file->file.received_at + std::chrono::hours(12));
  EXPECT_EQ(step(id, "plan").due_at, world_->load_case(id).due_at);
  EXPECT_EQ(read_steps(desk(), *test_support::worker(kOther), id, now()).error().code,
            Code::NotFound);
}

TEST_P(StepsOn, InTimeNeedsNoReasonLateDoes) {
  const auto desk_officer = test_support::desk_officer();
  const auto id = open_unplaced();
  ASSERT_TRUE(finish_step(desk(), *desk_officer, {id, "transfer", "", ""}, now()));
  EXPECT_EQ(step(id, "transfer").state, StepState::Done);
  EXPECT_EQ(step(id, "transfer").ended_name, desk_officer->name);
  EXPECT_FALSE(step(id, "transfer").late);
  refused(Code::Conflict,
          [&] { return finish_step(desk(), *desk_officer, {id, "transfer", "", "again"}, now()); });
  const auto late = open_unplaced();
  world_->pass(std::chrono::hours(13));
  refused(Code::Invalid,
          [&] { return finish_step(desk(), *desk_officer, {late, "transfer", "", "  "}, now()); });
  ASSERT_TRUE(
      finish_step(desk(), *desk_officer, {late, "transfer", "", "Chờ xe của huyện"}, now()));
  EXPECT_TRUE(step(late, "transfer").late);
  const auto file = read_steps(desk(), *desk_officer, late, now()).value();
  EXPECT_EQ(file.steps[1].reason, "Chờ xe của huyện");
}

TEST_P(StepsOn, WhatAFormEndsIsNotTickedByHand) {
  const auto id = world_->open();
  for (const auto* code : {"initial", "emergency", "specific", "plan", "review"})
    refused(Code::Invalid, [&] {
      return finish_step(desk(), *test_support::worker(), {id, code, "", "lý do"}, now());
    });
  refused(Code::Invalid, [&] {
    return finish_step(desk(), *test_support::chair(), {id, "decision", "", ""}, now());
  });
}

TEST_P(StepsOn, WhoMayEndWhat) {
  const auto id = world_->open();
  const auto worker = test_support::worker();
  refused(Code::Refused,
          [&] { return finish_step(desk(), *worker, {id, "decision", "", ""}, now()); });
  refused(Code::NotFound, [&] {
    return finish_step(desk(), *test_support::worker(kOther), {id, "transfer", "", ""}, now());
  });
  refused(Code::Refused, [&] {
    return finish_step(desk(), *test_support::police(), {id, "transfer", "", ""}, now());
  });
  refused(Code::NotFound,
          [&] { return finish_step(desk(), *worker, {id, "made-up", "", ""}, now()); });
  refused(Code::NotFound,
          [&] { return finish_step(desk(), *worker, {base::Id{5}, "plan", "", ""}, now()); });
  ASSERT_TRUE(complete(*test_support::chair(), id, "decision"));
  EXPECT_EQ(step(id, "decision").state, StepState::Done);
}

TEST_P(StepsOn, EmergencyMeasuresAreLeftOutOnlyAfterTheAssessment) {
  const auto id = world_->open();
  const auto worker = test_support::worker();
  const StepAct skip{id, "emergency", "no-emergency", "Trẻ đang ở cùng bà, an toàn"};
  refused(Code::Invalid, [&] { return skip_step(desk(), *worker, skip, now()); });
  ASSERT_TRUE(complete(*worker, id, "initial"));
  ASSERT_TRUE(skip_step(desk(), *worker, skip, now()));
  EXPECT_EQ(step(id, "emergency").state, StepState::Skipped);
  refused(Code::Conflict, [&] { return skip_step(desk(), *worker, skip, now()); });
}

TEST_P(StepsOn, OpenedAgainPlanDecisionAndReviewBeginAgain) {
  const auto id = world_->open();
  const auto worker = test_support::worker();
  world_->pass(std::chrono::hours(24 * 20));
  ASSERT_TRUE(complete(*worker, id, "plan"));
  ASSERT_TRUE(give_late_reason(desk(), *worker, {id, "plan", "", "Bão"}, now()));
  ASSERT_TRUE(complete(*worker, id, "initial"));
  const auto before = *step(id, "plan").due_at;
  world_->pass(std::chrono::hours(24 * 10));
  ASSERT_TRUE(desk().store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, find_case(sql, id));
    return begin_steps_again(sql, desk(), *test_support::chair(), *file, now());
  }));
  EXPECT_EQ(step(id, "plan").state, StepState::Open);
  EXPECT_EQ(step(id, "plan").start_at, now());
  EXPECT_FALSE(step(id, "plan").late);
  EXPECT_GT(*step(id, "plan").due_at, now());
  EXPECT_EQ(world_->load_case(id).due_at, *step(id, "plan").due_at);
  EXPECT_FALSE(step(id, "review").due_at);
  EXPECT_EQ(step(id, "initial").state, StepState::Done) << "what is assessed stays assessed";
  EXPECT_EQ(due(*test_support::chair()), 2) << "emergency and the specific assessment alone";
  const auto file = read_steps(desk(), *worker, id, now()).value();
  ASSERT_EQ(file.steps[5].before.size(), 1u);
  EXPECT_EQ(file.steps[5].before[0].step.due_at, before);
  EXPECT_EQ(file.steps[5].before[0].reason, "Bão");
  // A receipt told later moves what runs since then, not what began again.
  ASSERT_TRUE(set_first_receipt(desk(), *worker, id, file.file.received_at - std::chrono::hours(3),
                                "Công an xã", now()));
  EXPECT_EQ(step(id, "plan").start_at, now());
}

TEST_P(StepsOn, APauseMovesTheDueTimeAndHoursNeverPause) {
  const auto id = world_->open();
  const auto worker = test_support::worker();
  const StepAct plan{id, "plan", "information-asked", "Chờ trường trả lời"};
  refused(Code::Invalid, [&] {
    return pause_step(desk(), *worker, {id, "emergency", "information-asked", "x"}, now());
  });
  const auto before = step(id, "plan").due_at;
  ASSERT_TRUE(pause_step(desk(), *worker, plan, now()));
  EXPECT_EQ(step(id, "plan").state, StepState::Paused);
  EXPECT_FALSE(step(id, "plan").due_at);
  refused(Code::Conflict, [&] { return pause_step(desk(), *worker, plan, now()); });
  world_->pass(std::chrono::hours(24 * 14));
  // The clock stands: nothing is late, and target II.2.b waits.
  EXPECT_EQ(write_escalations(desk(), now()).value(), 8) << "four other steps, two levels each";
  const auto rows = desk().store.read([&](store::Sql& sql) {
    return load_support_rows(sql, *desk().law, people::Scope::everywhere(),
                             base::vietnam_date(now() - std::chrono::hours(24 * 20)),
                             base::vietnam_date(now()), now());
  });
  ASSERT_EQ(rows.value().size(), 1u);
  EXPECT_EQ(rows.value()[0].counted, Counted::Pending);
  ASSERT_TRUE(resume_step(desk(), *worker, plan, now()));
  // Paused on Tuesday the 1st, resumed on the 15th: 15, 16, 17, 18 and 21 count.
  EXPECT_EQ(step(id, "plan").due_at, *before + std::chrono::hours(24 * 13));
  EXPECT_EQ(world_->load_case(id).due_at, *step(id, "plan").due_at);
  refused(Code::Conflict, [&] { return resume_step(desk(), *worker, plan, now()); });
  const auto file = read_steps(desk(), *worker, id, now()).value();
  ASSERT_EQ(file.steps[5].pauses.size(), 1u);
  EXPECT_EQ(file.steps[5].pauses[0].note, "Chờ trường trả lời");
}

TEST_P(StepsOn, AnEarlierReceiptMovesEveryOpenStep) {
  const auto first = world_->report();
  world_->pass(std::chrono::hours(5));
  const auto later = world_->report();
  const auto desk_officer = test_support::desk_officer();
  const auto id =
      open_case(desk(), *desk_officer, {later.report, 1}, SupportAsked::Yes, now()).value();
  const auto before = step(id, "emergency").due_at;
  ASSERT_TRUE(complete(*desk_officer, id, "initial"));
  const auto number = world_->load_case(id).number;
  ASSERT_TRUE(join_case(desk(), *desk_officer, {first.report, 1}, number, now()));
  EXPECT_EQ(step(id, "emergency").due_at, *before - std::chrono::hours(5));
  EXPECT_EQ(step(id, "initial").due_at, before) << "what was done in time stays in time";

  // Told at the police station the evening before, outside the platform.
  const auto told = first.received_at - std::chrono::hours(10);
  refused(Code::Invalid,
          [&] { return set_first_receipt(desk(), *desk_officer, id, now(), "sau này", now()); });
  refused(Code::NotFound, [&] {
    return set_first_receipt(desk(), *test_support::worker(kOther), id, told, "x", now());
  });
  ASSERT_TRUE(set_first_receipt(desk(), *desk_officer, id, told, "Công an xã", now()));
  EXPECT_EQ(step(id, "emergency").due_at, told + std::chrono::hours(12));
  EXPECT_EQ(world_->load_case(id).received_at, told);
  const auto file = read_steps(desk(), *desk_officer, id, now()).value();
  ASSERT_EQ(file.receipts.size(), 1u);
  EXPECT_EQ(file.receipts[0].words, "Công an xã");
}

TEST_P(StepsOn, AFormEndsAStepOnceAndMayOweItsReason) {
  const auto id = world_->open();
  const auto worker = test_support::worker();
  world_->pass(std::chrono::hours(13));
  refused(Code::Refused, [&] { return complete(*test_support::police(), id, "emergency"); });
  ASSERT_TRUE(complete(*worker, id, "emergency"));
  const auto lines = world_->audit_lines();
  ASSERT_TRUE(complete(*worker, id, "emergency"));
  EXPECT_EQ(world_->audit_lines(), lines) << "nothing happens where it has ended";
  EXPECT_EQ(decide_mark(step(id, "emergency"), now()), StepMark::ReasonOwed);
  const auto owed = list_due(desk(), *worker, {.state = DueState::ReasonOwed}, 1, now()).value();
  EXPECT_EQ(owed.total, 1);
  refused(Code::Invalid,
          [&] { return give_late_reason(desk(), *worker, {id, "emergency", "", " "}, now()); });
  ASSERT_TRUE(give_late_reason(desk(), *worker, {id, "emergency", "", "Mưa bão"}, now()));
  EXPECT_EQ(decide_mark(step(id, "emergency"), now()), StepMark::DoneLate);
  refused(Code::Conflict,
          [&] { return give_late_reason(desk(), *worker, {id, "emergency", "", "x"}, now()); });
}

TEST_P(StepsOn, APlanSetsTheTimeOfItsReview) {
  const auto id = world_->open();
  const auto at = now() + std::chrono::hours(24 * 30);
  const auto set = [&](const char* code) {
    return desk().store.write([&](store::Sql& sql) {
      return set_step_due(sql, desk(), *test_support::worker(), id, code, at, now());
    });
  };
  ASSERT_TRUE(set("review"));
  EXPECT_EQ(step(id, "review").due_at, at);
  EXPECT_TRUE(step(id, "review").warn_at);
  refused(Code::Conflict, [&] { return set("plan"); });
}

TEST_P(StepsOn, WarnsFirstThenShowsTheChairThenTheProvince) {
  const auto id = world_->open();
  const auto worker = test_support::worker();
  const auto chair = test_support::chair();
  const auto desk_officer = test_support::desk_officer();
  EXPECT_EQ(due(*worker), 0);
  world_->pass(std::chrono::hours(9));
  EXPECT_EQ(due(*worker), 2) << "initial and emergency, three hours before";
  EXPECT_EQ(due(*chair), 0);
  EXPECT_EQ(due(*test_support::worker(kOther)), 0);
  EXPECT_EQ(due(*test_support::teacher()), 0);
  EXPECT_EQ(write_escalations(desk(), now()).value(), 0);

  world_->pass(std::chrono::hours(3) + std::chrono::minutes(1));
  EXPECT_EQ(due(*chair), 2);
  EXPECT_EQ(due(*test_support::chair(kOther)), 0);
  EXPECT_EQ(due(*desk_officer), 0);
  EXPECT_EQ(write_escalations(desk(), now()).value(), 2);
  const auto lines = world_->audit_lines();
  EXPECT_EQ(write_escalations(desk(), now()).value(), 0) << "written once, also after a restart";
  EXPECT_EQ(world_->audit_lines(), lines);

  world_->pass(std::chrono::hours(2));
  EXPECT_EQ(due(*desk_officer), 2);
  EXPECT_EQ(write_escalations(desk(), now()).value(), 2);
  const auto list = list_due(desk(), *desk_officer, {}, 1, now()).value();
  ASSERT_EQ(list.lines.size(), 2u);
  EXPECT_EQ(list.overdue, 2);
  EXPECT_FALSE(list.lines[0].mine);
  EXPECT_EQ(list.lines[0].levels, (std::vector<std::string>{"commune-chair", "province-desk"}));
  EXPECT_EQ(list.lines[0].unit_name, "Xã Mẫu");

  ASSERT_TRUE(complete(*worker, id, "initial"));
  ASSERT_TRUE(give_late_reason(desk(), *worker, {id, "initial", "", "đông việc"}, now()));
  EXPECT_EQ(due(*desk_officer), 1);
  EXPECT_EQ(list_due(desk(), *desk_officer, {.step = "initial"}, 1, now())->total, 0);
  EXPECT_EQ(list_due(desk(), *desk_officer, {.whose = DueWhose::Mine}, 1, now())->total, 0);
  EXPECT_EQ(list_due(desk(), *chair, {.whose = DueWhose::Escalated}, 1, now())->total, 1);
  EXPECT_EQ(list_due(desk(), *test_support::police(), {.whose = DueWhose::All}, 1, now())->total,
            1);
  EXPECT_EQ(list_due(desk(), *test_support::teacher(), {}, 1, now()).error().code, Code::Refused);
  EXPECT_EQ(export_due(desk(), *desk_officer, {}, now())->size(), 1u);
}

TEST_P(StepsOn, AssignedWorkIsItsOfficersOnly) {
  const auto id = world_->open();
  const auto version = world_->load_case(id).version;
  ASSERT_TRUE(
      assign_case(desk(), *test_support::desk_officer(), {id, version}, base::Id{101}, now()));
  world_->pass(std::chrono::hours(9));
  EXPECT_EQ(due(*test_support::worker()), 2);
  auto colleague = test_support::worker();
  colleague->account = base::Id{199};
  EXPECT_EQ(due(*colleague), 0);
  EXPECT_EQ(list_due(desk(), *colleague, {.whose = DueWhose::All}, 1, now())->total, 2);
}

TEST_P(StepsOn, CasesFromBeforeStepsGetThemByTheClock) {
  const auto id = world_->open();
  ASSERT_TRUE(desk().store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY_DO(sql.exec("delete from case_step_level"));
    AL_TRY_DO(sql.exec("delete from case_step where case_id = $1", id));
    return base::ok();
  }));
  ASSERT_TRUE(write_escalations(desk(), now()));
  EXPECT_EQ(step(id, "plan").state, StepState::Open);
  const auto nearest =
      desk().store.read([&](store::Sql& sql) { return load_nearest_steps(sql, {&id, 1}); });
  ASSERT_EQ(nearest.value().size(), 1u);
  EXPECT_EQ(nearest.value().begin()->second.code, "initial");
  EXPECT_EQ(list_cases(desk(), *test_support::worker(), {}, 1)->lines[0].nearest->code, "initial");
}

TEST_P(StepsOn, AClosedCaseIsNoLongerDue) {
  const auto id = world_->open();
  world_->pass(std::chrono::hours(13));
  const auto desk_officer = test_support::desk_officer();
  ASSERT_TRUE(close_case(desk(), *desk_officer, {id, world_->load_case(id).version},
                         "not-confirmed", "Không có việc này", now()));
  EXPECT_EQ(due(*test_support::worker()), 0);
  EXPECT_EQ(write_escalations(desk(), now()).value(), 0);
  refused(Code::Conflict,
          [&] { return finish_step(desk(), *desk_officer, {id, "transfer", "", ""}, now()); });
}

}  // namespace
}  // namespace anlanh::cases
