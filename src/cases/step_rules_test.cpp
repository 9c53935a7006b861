#include "cases/step_rules.h"

#include <gtest/gtest.h>

#include "cases/clock_test_law.h"

namespace anlanh::cases {
namespace {

using test_support::at;
using test_support::day;
using test_support::decree_clock;

Case open_case() {
  Case file;
  file.id = base::Id{7};
  file.opened_at = at(day(2026, 9, 8), 10);
  file.received_at = at(day(2026, 9, 7), 9);  // a Monday
  return file;
}

const Step& of(const std::vector<Step>& steps, std::string_view code) {
  for (const auto& step : steps)
    if (step.code == code) return step;
  ADD_FAILURE() << code;
  return steps.front();
}

TEST(DecideSteps, MakesTheStepsOfTheDecreeWithTheirTimes) {
  const auto steps = decide_steps(open_case(), decree_clock(), "28261");
  ASSERT_EQ(steps.size(), 8u);
  EXPECT_EQ(of(steps, "record").due_at, at(day(2026, 9, 7), 10));
  EXPECT_EQ(of(steps, "emergency").due_at, at(day(2026, 9, 7), 21));
  EXPECT_EQ(of(steps, "emergency").warn_at, at(day(2026, 9, 7), 18));
  EXPECT_EQ(of(steps, "plan").due_at, end_of_day(day(2026, 9, 14)));
  EXPECT_EQ(of(steps, "plan").warn_at, base::start_of_day(day(2026, 9, 11)));
  EXPECT_FALSE(of(steps, "review").due_at);
  for (std::size_t i = 0; i < steps.size(); ++i)
    EXPECT_EQ(steps[i].place, static_cast<int>(i) + 1) << steps[i].code;
}

TEST(DecideLevels, TheChairAtOnceTheProvinceLater) {
  const auto law = decree_clock();
  const auto steps = decide_steps(open_case(), law, "");
  const auto emergency = decide_levels(of(steps, "emergency"), law);
  ASSERT_EQ(emergency.size(), 2u);
  EXPECT_EQ(emergency[0].level, "commune-chair");
  EXPECT_EQ(emergency[0].at, at(day(2026, 9, 7), 21));
  EXPECT_EQ(emergency[1].at, at(day(2026, 9, 7), 23));
  const auto plan = decide_levels(of(steps, "plan"), law);
  EXPECT_EQ(plan[1].at, end_of_day(day(2026, 9, 15)));
  EXPECT_TRUE(decide_levels(of(steps, "review"), law).empty());
}

TEST(DecideMark, FollowsTheClock) {
  const auto steps = decide_steps(open_case(), decree_clock(), "");
  Step step = of(steps, "emergency");
  EXPECT_EQ(decide_mark(step, at(day(2026, 9, 7), 17)), StepMark::InTime);
  EXPECT_EQ(decide_mark(step, at(day(2026, 9, 7), 18)), StepMark::Soon);
  EXPECT_EQ(decide_mark(step, at(day(2026, 9, 7), 21)), StepMark::Soon);
  EXPECT_EQ(decide_mark(step, at(day(2026, 9, 7), 21) + base::Millis(1)), StepMark::Overdue);
  step.state = StepState::Done;
  EXPECT_EQ(decide_mark(step, at(day(2026, 9, 9), 1)), StepMark::Done);
  step.late = true;
  EXPECT_EQ(decide_mark(step, at(day(2026, 9, 9), 1)), StepMark::ReasonOwed);
  step.reason = base::Bytes(3, 1);
  EXPECT_EQ(decide_mark(step, at(day(2026, 9, 9), 1)), StepMark::DoneLate);
  EXPECT_EQ(decide_mark(of(steps, "review"), at(day(2026, 9, 9), 1)), StepMark::NoTime);
}

TEST(DecideFinish, LateAsksForAReason) {
  const auto steps = decide_steps(open_case(), decree_clock(), "");
  Step step = of(steps, "emergency");
  const auto in_time = at(day(2026, 9, 7), 21);
  EXPECT_TRUE(decide_finish(step, "", in_time));
  EXPECT_EQ(decide_finish(step, "", in_time + base::Millis(1)).error().code, base::Code::Invalid);
  EXPECT_TRUE(decide_finish(step, "mất điện", in_time + base::Millis(1)));
  EXPECT_FALSE(decide_finish(step, std::string(kMostReason + 1, 'x'), in_time));
  step.state = StepState::Skipped;
  EXPECT_EQ(decide_finish(step, "x", in_time).error().code, base::Code::Conflict);
}

TEST(DecideSkip, OnlyWithAReasonOfTheDataAndAfterTheAssessment) {
  const auto law = decree_clock();
  auto steps = decide_steps(open_case(), law, "");
  const Step emergency = of(steps, "emergency");
  EXPECT_FALSE(decide_skip(emergency, steps, "no-emergency", "không có", law))
      << "no assessment yet";
  for (auto& step : steps)
    if (step.code == "initial") step.state = StepState::Done;
  EXPECT_TRUE(decide_skip(emergency, steps, "no-emergency", "không có", law));
  EXPECT_FALSE(decide_skip(emergency, steps, "no-emergency", "", law));
  EXPECT_FALSE(decide_skip(emergency, steps, "elsewhere", "x", law)) << "not for this step";
  EXPECT_FALSE(decide_skip(of(steps, "record"), steps, "no-emergency", "x", law));
}

TEST(DecidePause, OnlyDaysOnlyBeforeTheyAreOver) {
  const auto law = decree_clock();
  const auto steps = decide_steps(open_case(), law, "");
  const auto now = at(day(2026, 9, 8), 9);
  Step plan = of(steps, "plan");
  EXPECT_TRUE(decide_pause(plan, "information-asked", "chờ trường", law, now));
  EXPECT_FALSE(decide_pause(plan, "information-asked", "", law, now));
  EXPECT_FALSE(decide_pause(plan, "made-up", "x", law, now));
  EXPECT_FALSE(decide_pause(plan, "information-asked", "x", law, at(day(2026, 9, 15), 9)));
  EXPECT_FALSE(
      decide_pause(of(steps, "emergency"), "information-asked", "x", law, at(day(2026, 9, 7), 10)))
      << "hours never pause";
  EXPECT_FALSE(decide_resume(plan));
  plan.state = StepState::Paused;
  EXPECT_TRUE(decide_resume(plan));
  EXPECT_EQ(decide_pause(plan, "information-asked", "x", law, now).error().code,
            base::Code::Conflict);
}

TEST(DecideFirstReceipt, OnlyEverEarlier) {
  const auto file = open_case();
  EXPECT_TRUE(decide_first_receipt(file, at(day(2026, 9, 6), 20), "công an xã"));
  EXPECT_FALSE(decide_first_receipt(file, file.received_at, "x"));
  EXPECT_FALSE(decide_first_receipt(file, at(day(2026, 9, 7), 10), "x"));
  EXPECT_FALSE(decide_first_receipt(file, at(day(2024, 9, 7), 10), "x"));
  EXPECT_FALSE(decide_first_receipt(file, std::nullopt, "x"));
  EXPECT_FALSE(decide_first_receipt(file, at(day(2026, 9, 6), 20), ""));
}

}  // namespace
}  // namespace anlanh::cases
