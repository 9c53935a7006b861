// Reports that may tell the same, on both engines: proposed, called different, merged, folded away.
#include <gtest/gtest.h>

#include "cases/cases_test_world.h"
#include "cases/duplicate_actions.h"

namespace anlanh::cases {
namespace {

using test_support::World;

constexpr const char* kStory =
    "Bạn Mẫu lớp 6A lập nhóm chat nói xấu em, các bạn hùa vào chọc em mỗi ngày.";

class DuplicatesOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  Desk& desk() { return world_->desk(); }
  base::Instant now() { return world_->now(); }
  Receipt tell(std::string story, std::vector<std::string> addresses = {}, std::string contact = "",
               base::Id commune = test_support::kCommune) {
    ReportAnswers answers;
    answers.speaker = Speaker::Child;
    answers.story = std::move(story);
    answers.addresses = std::move(addresses);
    answers.contact = std::move(contact);
    answers.commune = commune;
    return world_->report(answers);
  }
  std::vector<Likeness> likely(base::Id report, const people::Officer& officer) {
    return find_likely(desk(), officer, report).value();
  }
  std::int64_t lines(const ReportFilter& filter = {.state = ReportState::New}) {
    return list_reports(desk(), *worker_, filter, 1).value().total;
  }

  std::unique_ptr<World> world_;
  std::shared_ptr<people::Officer> worker_ = test_support::worker();
};

TEST_P(DuplicatesOn, TheSameAddressContactOrTextIsProposedWithItsReason) {
  const auto first = tell(kStory, {"https://XAU.example/a"}, "0900 000.001");
  const auto text = tell(std::string(kStory) + " Em không muốn đi học.");
  const auto address =
      tell("Một chuyện khác hẳn về trang này, em thấy hôm qua.", {"https://xau.example/a"});
  const auto contact = tell("Lại một chuyện khác nữa, không giống chuyện nào.", {}, "0900000001");
  tell("Chuyện này không dính gì tới các chuyện kia cả, chỉ là game.");
  const auto found = likely(first.report, *worker_);
  ASSERT_EQ(found.size(), 3u);
  for (const auto& one : found) {
    if (one.report == text.report) {
      EXPECT_GE(one.text_percent, 50);
    }
    if (one.report == address.report) {
      EXPECT_EQ(one.addresses, 1);
    }
    if (one.report == contact.report) {
      EXPECT_TRUE(one.contact);
    }
    EXPECT_TRUE(is_alike(one));
  }
  EXPECT_EQ(likely(text.report, *worker_).size(), 1u) << "and the other way round";
}

TEST_P(DuplicatesOn, OnlyWhatTheOfficerMayRead) {
  const auto here = tell(kStory, {"https://xau.example/a"});
  tell(std::string(kStory) + " Thêm.", {"https://xau.example/a"}, "", test_support::kOther);
  EXPECT_TRUE(likely(here.report, *worker_).empty());
  EXPECT_EQ(likely(here.report, *test_support::desk_officer()).size(), 1u);
  EXPECT_FALSE(find_likely(desk(), *test_support::teacher(), here.report));
}

TEST_P(DuplicatesOn, CalledDifferentIsRemembered) {
  const auto one = tell(kStory);
  const auto two = tell(std::string(kStory) + " Nữa.");
  const auto elsewhere = tell(kStory, {}, "", test_support::kOther);
  const auto before = world_->audit_lines();
  EXPECT_FALSE(say_not_same(desk(), *worker_, one.report, elsewhere.report, now()));
  EXPECT_FALSE(say_not_same(desk(), *test_support::police(), one.report, two.report, now()));
  EXPECT_FALSE(say_not_same(desk(), *worker_, one.report, one.report, now()));
  EXPECT_EQ(world_->audit_lines(), before);
  for (int press = 0; press < 2; ++press)
    ASSERT_TRUE(say_not_same(desk(), *worker_, two.report, one.report, now()));
  EXPECT_EQ(world_->audit_lines(), before + 1);
  EXPECT_TRUE(likely(one.report, *worker_).empty());
  EXPECT_TRUE(likely(two.report, *worker_).empty());
}

TEST_P(DuplicatesOn, MergedReportersKeepTheirOwnThreads) {
  const auto one = tell(kStory);
  const auto two = tell(std::string(kStory) + " Em cũng bị.");
  ASSERT_TRUE(mark_duplicate(desk(), *worker_, {two.report, 1}, one.number, now()));
  EXPECT_TRUE(likely(one.report, *worker_).empty()) << "decided already";
  for (const auto& receipt : {one, two})
    EXPECT_EQ(find_thread(desk(), key_text(receipt.key)).value(), receipt.report);
  const auto token = world_->token();
  for (int press = 0; press < 2; ++press)
    EXPECT_EQ(
        answer_all(desk(), *worker_, one.report, "Cô đang giúp các em.", token, now()).value(), 2);
  ASSERT_TRUE(answer_reporter(desk(), *worker_, two.report, "Riêng em.", world_->token(), now()));
  EXPECT_EQ(read_thread(desk(), one.report, now())->lines.size(), 1u);
  const auto second = read_thread(desk(), two.report, now()).value();
  ASSERT_EQ(second.lines.size(), 2u);
  EXPECT_EQ(second.story, std::string(kStory) + " Em cũng bị.");
  EXPECT_FALSE(
      answer_all(desk(), *test_support::police(), one.report, "x", world_->token(), now()));
}

TEST_P(DuplicatesOn, TheSameTextManyTimesIsOneLineWithACount) {
  const auto first = tell(kStory);
  for (int i = 0; i < 20; ++i) tell(kStory);
  tell("Một chuyện khác, không giống.");
  EXPECT_EQ(lines(), 2);
  const auto inbox = list_reports(desk(), *worker_, {.state = ReportState::New}, 1).value();
  bool counted = false;
  for (const auto& line : inbox.lines) counted |= line.id == first.report && line.repeats == 20;
  EXPECT_TRUE(counted);
  EXPECT_EQ(lines({.repeats_of = first.report}), 21);
  EXPECT_EQ(export_reports(desk(), *worker_, {.repeats_of = first.report}, now()).value().size(),
            21u);
  // Decided together, for the same reason.
  ASSERT_TRUE(close_report(desk(), *worker_, {first.report, 1}, "not-confirmed", "thử", now()));
  EXPECT_EQ(close_repeats(desk(), *worker_, first.report, "not-confirmed", "thử", now()).value(),
            20);
  EXPECT_EQ(lines(), 1);
}

TEST_P(DuplicatesOn, NothingThatMayBeACryForHelpIsFoldedAway) {
  for (int i = 0; i < 3; ++i) tell("cứu em với");  // short: chance
  EXPECT_EQ(lines(), 3);
  ReportAnswers danger;
  danger.story = kStory;
  danger.commune = test_support::kCommune;
  danger.safety.danger_now = Reply::Yes;
  for (int i = 0; i < 3; ++i) world_->report(danger);
  EXPECT_EQ(lines(), 6);
  tell(kStory, {}, "", test_support::kOther);  // another commune decides for itself
  tell(kStory);
  EXPECT_EQ(list_reports(desk(), *test_support::desk_officer(), {.state = ReportState::New}, 1)
                .value()
                .total,
            8);
}

TEST_P(DuplicatesOn, WhatStoodBehindADecidedReportComesForward) {
  const auto first = tell(kStory);
  tell(kStory);
  EXPECT_EQ(lines(), 1);
  ASSERT_TRUE(close_report(desk(), *worker_, {first.report, 1}, "not-confirmed", "thử", now()));
  EXPECT_EQ(lines(), 1) << "nothing is dropped with the first one";
}

AL_BOTH_ENGINES(DuplicatesOn);

}  // namespace
}  // namespace anlanh::cases
