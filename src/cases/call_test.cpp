// The hotline desk on both engines: drafts, filing, counting, and what is refused.
#include <gtest/gtest.h>

#include "cases/call_actions.h"
#include "cases/call_text.h"
#include "cases/cases_test_world.h"
#include "cases/identity_actions.h"
#include "cases/intake_store.h"
#include "people/right_model.h"

namespace anlanh::cases {
namespace {

using people::Scope;
using test_support::World;

std::shared_ptr<people::Officer> caller_desk(std::int64_t account = 201) {
  const Scope here = Scope::units({test_support::kCommune});
  auto made = test_support::officer(account, "Bàn trực",
                                    {{std::string(people::rights::kCallsRecord), here},
                                     {std::string(people::rights::kReportsRead), here},
                                     {std::string(people::rights::kIdentityOpen), here}});
  made->unit.id = test_support::kCommune;
  return made;
}

class CallsOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  Desk& desk() { return world_->desk(); }
  base::Instant now() { return world_->now(); }
  base::Id start() { return start_call(desk(), *desk_, IntakeSource::Phone, now()).value(); }
  CallForm told(base::Id id) {
    auto form = read_call(desk(), *desk_, id).value().form;
    form.caller = "parent";
    form.story = "Con tôi bị dọa đăng ảnh.";
    form.kind = "luring";
    form.commune = base::id_text(test_support::kCommune);
    form.danger_near = "yes";
    form.record.child_name = "Bé Mẫu";
    form.record.child_birth = "khoảng 9 tuổi";
    form.record.consequences = "Cháu sợ, bỏ học & \"khóc\"";
    form.record.notifier_phone = "0900 000 000";
    return form;
  }
  void open_identity(base::Id report) {
    ASSERT_TRUE(ask_identity(desk(), *desk_, {RecordKind::Report, report},
                             {"help-child", "Cháu đang gặp nguy hiểm", Danger::Yes},
                             world_->token(), now()));
  }
  std::string calls() {
    return desk()
        .store
        .read([](store::Sql& sql) -> base::Result<std::string> {
          AL_TRY(
              const auto row,
              sql.find("select cast(count(*) as text), cast(sum(version) as text),"
                       " cast(count(sealed) as text), cast(count(report) as text) from call_note"));
          return row->text(0) + " " + row->text_or_empty(1) + " " + row->text(2) + " " +
                 row->text(3);
        })
        .value();
  }

  std::unique_ptr<World> world_;
  std::shared_ptr<people::Officer> desk_ = caller_desk();
};

TEST_P(CallsOn, ADraftIsFoundAgainAndOnlyByItsWriter) {
  const auto id = start();
  const auto form = told(id);
  ASSERT_TRUE(save_draft(desk(), *desk_, {id, 1}, form, now()));
  EXPECT_EQ(read_call(desk(), *desk_, id).value().form, form);
  EXPECT_EQ(read_call_desk(desk(), *desk_, now()).value().drafts.size(), 1u);
  const auto before = calls();
  const auto other = caller_desk(202);
  EXPECT_EQ(read_call(desk(), *other, id).error().code, base::Code::NotFound);
  EXPECT_EQ(save_draft(desk(), *other, {id, 2}, form, now()).error().code, base::Code::NotFound);
  EXPECT_EQ(file_call(desk(), *other, {id, 2}, form, now()).error().code, base::Code::NotFound);
  EXPECT_EQ(count_call(desk(), *other, {id, 2}, Caller::Prank, now()).error().code,
            base::Code::NotFound);
  EXPECT_EQ(discard_call(desk(), *other, {id, 2}, DiscardReason::Other, now()).error().code,
            base::Code::NotFound);
  EXPECT_TRUE(read_call_desk(desk(), *other, now()).value().drafts.empty());
  const auto stranger = test_support::teacher();
  EXPECT_EQ(start_call(desk(), *stranger, IntakeSource::Phone, now()).error().code,
            base::Code::Refused);
  EXPECT_EQ(read_call_desk(desk(), *stranger, now()).error().code, base::Code::Refused);
  EXPECT_EQ(calls(), before);
}

TEST_P(CallsOn, SavingInTwoWindowsLosesNothing) {
  const auto id = start();
  auto form = told(id);
  ASSERT_TRUE(save_draft(desk(), *desk_, {id, 1}, form, now()));
  form.story = "Cửa sổ cũ.";
  EXPECT_EQ(save_draft(desk(), *desk_, {id, 1}, form, now()).error().code, base::Code::Conflict);
  EXPECT_NE(read_call(desk(), *desk_, id).value().form.story, "Cửa sổ cũ.");
  EXPECT_TRUE(save_draft(desk(), *desk_, {id, 2}, form, now()));
}

TEST_P(CallsOn, FilingMakesOneReportWithItsRecordAndItsTimeOfReceipt) {
  const auto id = start();
  auto form = told(id);
  const auto received = now() - std::chrono::hours(3);
  const auto at = base::vietnam_time_text(received);
  form.time = at.substr(0, at.find(' '));
  form.day = at.substr(at.find(' ') + 1);
  const auto receipt = file_call(desk(), *desk_, {id, 1}, form, now());
  ASSERT_TRUE(receipt) << receipt.error().operator_text;
  EXPECT_EQ(receipt->key.size(), kKeyWords);
  const auto report = world_->load(receipt->report);
  EXPECT_LE(report.received_at, received);
  EXPECT_GT(report.received_at, received - std::chrono::minutes(1));
  EXPECT_EQ(report.emergency_due_at, report.received_at + std::chrono::hours(12))
      << "the clock of law starts when it was told";
  EXPECT_EQ(report.speaker, Speaker::Parent);
  const auto file = read_report(desk(), *desk_, receipt->report, now()).value();
  EXPECT_EQ(file.story, form.story);
  EXPECT_EQ(file.intake.source, IntakeSource::Phone);
  EXPECT_EQ(file.intake.safety.danger_near, Reply::Yes);
  EXPECT_TRUE(file.contact_given);
  EXPECT_TRUE(file.contact.empty()) << "shut until the identity is opened";
  EXPECT_EQ(read_record(desk(), *desk_, receipt->report, now()).error().code, base::Code::Refused);
  open_identity(receipt->report);
  EXPECT_EQ(read_record(desk(), *desk_, receipt->report, now()).value(), form.record);
  // Pressed again: nothing more.
  const auto before = world_->fingerprint() + calls();
  EXPECT_EQ(file_call(desk(), *desk_, {id, 1}, form, now()).error().code, base::Code::Conflict);
  EXPECT_EQ(save_draft(desk(), *desk_, {id, 2}, form, now()).error().code, base::Code::Conflict);
  EXPECT_EQ(world_->fingerprint() + calls(), before);
  EXPECT_TRUE(read_call_desk(desk(), *desk_, now()).value().drafts.empty());
  EXPECT_EQ(read_call(desk(), *desk_, id).value().report_number, receipt->number);
}

TEST_P(CallsOn, TheTimeOfReceiptIsNeverLaterThanNow) {
  const auto id = start();
  const auto before = world_->fingerprint();
  struct Case {
    const char* day;
    const char* time;
  };
  const auto today = base::vietnam_date_text(base::vietnam_date(now()));
  const auto tomorrow = base::vietnam_date_text(base::add_days(base::vietnam_date(now()), 1));
  for (const auto& [day, time] : {std::pair{tomorrow, std::string("00:01")},
                                  {today, "24:00"},
                                  {today, ""},
                                  {today, "9"},
                                  {std::string("31/02/2026"), "09:00"},
                                  {std::string("01/01/2020"), "09:00"},
                                  {today, "09:0x"},
                                  {today, "-1:00"}}) {
    auto form = told(id);
    form.day = day;
    form.time = time;
    EXPECT_EQ(file_call(desk(), *desk_, {id, 1}, form, now()).error().code, base::Code::Invalid)
        << day << " " << time;
  }
  EXPECT_EQ(world_->fingerprint(), before);
  EXPECT_TRUE(decide_received_at(today, "00g00", now()));
}

TEST_P(CallsOn, SilentAndPrankCallsAreCountedAndMakeNoReport) {
  const auto before = world_->fingerprint();
  const auto id = start();
  auto form = told(id);
  form.caller = "silent";
  EXPECT_EQ(file_call(desk(), *desk_, {id, 1}, form, now()).error().code, base::Code::Invalid);
  EXPECT_EQ(count_call(desk(), *desk_, {id, 1}, Caller::Parent, now()).error().code,
            base::Code::Invalid);
  ASSERT_TRUE(count_call(desk(), *desk_, {id, 1}, Caller::Silent, now()));
  const auto prank = start();
  ASSERT_TRUE(count_call(desk(), *desk_, {prank, 1}, Caller::Prank, now()));
  const auto counts = read_call_desk(desk(), *desk_, now()).value().counts;
  EXPECT_EQ(counts.silent, 1);
  EXPECT_EQ(counts.prank, 1);
  EXPECT_EQ(calls(), "2 4 0 0") << "no word of them is kept";
  EXPECT_EQ(world_->fingerprint().substr(0, 20), before.substr(0, 20)) << "no report";
}

TEST_P(CallsOn, ADraftIsDroppedOnlyWithAReason) {
  const auto id = start();
  EXPECT_EQ(discard_call(desk(), *desk_, {id, 1}, DiscardReason::Unsaid, now()).error().code,
            base::Code::Invalid);
  ASSERT_TRUE(discard_call(desk(), *desk_, {id, 1}, DiscardReason::OpenedByMistake, now()));
  EXPECT_EQ(calls(), "1 2 0 0");
  EXPECT_EQ(discard_call(desk(), *desk_, {id, 2}, DiscardReason::Other, now()).error().code,
            base::Code::Conflict);
}

TEST_P(CallsOn, TheRecordIsReadOnlyWhereTheReportMayBe) {
  const auto id = start();
  const auto receipt = file_call(desk(), *desk_, {id, 1}, told(id), now()).value();
  const auto before = world_->audit_lines();
  const auto elsewhere = test_support::worker(test_support::kOther);
  EXPECT_FALSE(read_record(desk(), *elsewhere, receipt.report, now()));
  EXPECT_FALSE(read_record(desk(), *desk_, base::Id{5}, now()));
  EXPECT_EQ(world_->audit_lines(), before);
  open_identity(receipt.report);
  const auto opened = world_->audit_lines();
  ASSERT_TRUE(read_record(desk(), *desk_, receipt.report, now()));
  EXPECT_EQ(world_->audit_lines(), opened + 1);
}

TEST(CallRules, AFormAndBackWhateverWasTyped) {
  CallForm form;
  for (const auto& field : call_fields())
    field.in(form) = std::string(field.name) + " =&%+ \n\"é\" 100%";
  form.token = "abcdefghijklmnopqrstuvwx";
  EXPECT_EQ(parse_call_text(call_text(form)).value(), form);
  EXPECT_EQ(parse_record_text(record_text(form.record)).value(), form.record);
  EXPECT_FALSE(parse_call_text("a=%zz"));
  form.story = std::string(kMostStory + 1, 'x');
  ASSERT_EQ(check_call(form).size(), 1u);
  EXPECT_EQ(check_call(form).front().field, "story");
}

TEST(CallRules, ADraftOlderThanADayIsForgotten) {
  CallNote note;
  const auto now = test::test_now();
  note.started_at = now - std::chrono::hours(24);
  EXPECT_FALSE(is_forgotten(note, now));
  EXPECT_TRUE(is_forgotten(note, now + std::chrono::minutes(1)));
  note.state = CallState::Filed;
  EXPECT_FALSE(is_forgotten(note, now + std::chrono::hours(9)));
}

AL_BOTH_ENGINES(CallsOn);

}  // namespace
}  // namespace anlanh::cases
