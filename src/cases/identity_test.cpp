// Names and contacts are closed: who opens them has a reason, is written down, and for a reporter's contact has asked.
#include <gtest/gtest.h>

#include "cases/cases_test_world.h"
#include "cases/identity_actions.h"
#include "people/right_model.h"

namespace anlanh::cases {
namespace {

using namespace test_support;
namespace rights = people::rights;
using std::chrono::hours;
using std::chrono::minutes;

const IdentityAsk kHelp{"help-child", "gọi hẹn gặp", Danger::No};

class IdentityOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
    report_ = world_->report().report;
  }
  Desk& desk() { return world_->desk(); }
  base::Instant now() { return world_->now(); }
  base::Status ask(const people::Officer& officer, const IdentityAsk& wanted = kHelp) {
    return ask_identity(desk(), officer, {RecordKind::Report, report_}, wanted, world_->token(),
                        now());
  }
  ReportFile read(const people::Officer& officer) {
    return read_report(desk(), officer, report_, now()).value();
  }
  IdentityOpening newest(base::Id record) {
    return desk()
        .store.read([&](store::Sql& sql) { return load_openings(sql, record); })
        .value()
        .at(0);
  }
  bool shown(const people::Officer& officer, base::Id record) {
    return desk()
        .store.read([&](store::Sql& sql) { return may_show_identity(sql, officer, record, now()); })
        .value();
  }
  base::Code code_of(const base::Status& status) {
    EXPECT_FALSE(status);
    return status ? base::Code::Internal : status.error().code;
  }
  std::vector<std::string> acts(base::Id record, std::string_view kind) {
    std::vector<std::string> out;
    const auto lines =
        desk().store.read([&](store::Sql& sql) { return store::load_audit(sql, kind, record); });
    for (const auto& line : *lines)
      if (line.line.action.starts_with("identity."))
        out.push_back(line.line.action + " " + line.line.detail);
    return out;
  }

  std::unique_ptr<World> world_;
  base::Id report_;
};
AL_BOTH_ENGINES(IdentityOn);

TEST_P(IdentityOn, AContactIsSeenOnlyAfterSomebodyElseAllowedIt) {
  EXPECT_EQ(read(*worker()).contact, "");
  EXPECT_EQ(read(*desk_officer()).contact, "") << "nor by the desk that has every right";
  ASSERT_TRUE(ask(*worker()));
  EXPECT_EQ(read(*worker()).contact, "");
  const auto asked = newest(report_);
  EXPECT_EQ(asked.state, OpeningState::Asked);
  EXPECT_FALSE(use_identity(desk(), *worker(), asked.id, now())) << "not allowed yet";

  ASSERT_TRUE(answer_identity(desk(), *chair(), asked.id, Verdict::Allow, "", now()));
  EXPECT_EQ(read(*worker()).contact, "") << "allowed is not opened";
  ASSERT_TRUE(use_identity(desk(), *worker(), asked.id, now()));
  const auto file = read(*worker());
  EXPECT_EQ(file.contact, World::answers().contact);
  EXPECT_EQ(file.contact_time, World::answers().contact_time);
  EXPECT_EQ(*file.contact_open_until, now() + minutes(30));
  EXPECT_EQ(read(*chair()).contact, "") << "open for the one who asked only";

  world_->pass(minutes(30));
  EXPECT_EQ(read(*worker()).contact, "");
  EXPECT_EQ(acts(report_, "report"),
            (std::vector<std::string>{"identity.ask help-child", "identity.allow help-child",
                                      "identity.open help-child"}));
}

TEST_P(IdentityOn, NobodyDecidesOnTheirOwnRequestNorTwice) {
  ASSERT_TRUE(ask(*chair()));
  const auto asked = newest(report_);
  const auto before = world_->fingerprint();
  EXPECT_EQ(code_of(answer_identity(desk(), *chair(), asked.id, Verdict::Allow, "", now())),
            base::Code::Refused);
  EXPECT_FALSE(read_request(desk(), *chair(), asked.id, now()));
  EXPECT_FALSE(answer_identity(desk(), *worker(), asked.id, Verdict::Allow, "", now()))
      << "no identity.allow";
  EXPECT_FALSE(answer_identity(desk(), *chair(kOther), asked.id, Verdict::Allow, "", now()))
      << "of another commune";
  EXPECT_EQ(code_of(answer_identity(desk(), *desk_officer(), asked.id, Verdict::Deny, " ", now())),
            base::Code::Invalid)
      << "a refusal says why";
  EXPECT_EQ(world_->fingerprint(), before);

  ASSERT_TRUE(answer_identity(desk(), *desk_officer(), asked.id, Verdict::Deny,
                              "hãy trả lời trong tin", now()));
  EXPECT_EQ(code_of(answer_identity(desk(), *desk_officer(), asked.id, Verdict::Allow, "", now())),
            base::Code::Conflict);
  EXPECT_FALSE(use_identity(desk(), *chair(), asked.id, now()));
  EXPECT_EQ(read(*chair()).contact, "");
}

TEST_P(IdentityOn, RefusedAsksChangeNothing) {
  const auto before = world_->fingerprint();
  EXPECT_FALSE(ask(*worker(kOther)));
  EXPECT_FALSE(ask(*teacher()));
  EXPECT_EQ(code_of(ask(*worker(), {"", "x", Danger::No})), base::Code::Invalid);
  EXPECT_EQ(code_of(ask(*worker(), {"curious", "x", Danger::No})), base::Code::Invalid);
  EXPECT_EQ(code_of(ask(*worker(), {"other", " ", Danger::No})), base::Code::Invalid);
  EXPECT_EQ(code_of(ask(*worker(), {"help-child", "", Danger::Yes})), base::Code::Invalid);
  EXPECT_EQ(code_of(ask(*worker(), {"other", std::string(501, 'x'), Danger::No})),
            base::Code::Invalid);
  EXPECT_EQ(code_of(ask_identity(desk(), *worker(), {RecordKind::Case, report_}, kHelp,
                                 world_->token(), now())),
            base::Code::NotFound)
      << "a report's id is not a case's";
  EXPECT_FALSE(ask_identity(desk(), *worker(), {RecordKind::Report, report_}, kHelp, "", now()));
  EXPECT_FALSE(use_identity(desk(), *worker(), base::Id{5}, now()));
  EXPECT_EQ(world_->fingerprint(), before);
}

TEST_P(IdentityOn, PressedTwiceAsksOnce) {
  const auto token = world_->token();
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(
        ask_identity(desk(), *worker(), {RecordKind::Report, report_}, kHelp, token, now()));
  EXPECT_EQ(acts(report_, "report").size(), 1u);
}

TEST_P(IdentityOn, InDangerItOpensAtOnceAndSomebodyElseMustLookAtIt) {
  ASSERT_TRUE(ask(*worker(), {"help-child", "em đang ở ngoài đường", Danger::Yes}));
  EXPECT_EQ(read(*worker()).contact, World::answers().contact);
  const auto opening = newest(report_);
  EXPECT_TRUE(opening.danger);

  EXPECT_EQ(count_identity_waiting(desk(), *chair()).value(), 1);
  EXPECT_EQ(count_identity_waiting(desk(), *chair(kOther)).value(), 0);
  EXPECT_EQ(count_identity_waiting(desk(), *worker()).value(), 0);
  const auto list = list_identity(desk(), *chair(), now()).value();
  ASSERT_EQ(list.waiting.size(), 1u);
  EXPECT_EQ(list.waiting[0].reason, "em đang ở ngoài đường");
  EXPECT_TRUE(list_identity(desk(), *worker(), now()).value().waiting.empty());
  EXPECT_FALSE(list_identity(desk(), *teacher(), now()));

  EXPECT_FALSE(see_identity(desk(), *worker(), opening.id, now()));
  EXPECT_FALSE(see_identity(desk(), *chair(kOther), opening.id, now()));
  world_->pass(hours(20));
  EXPECT_EQ(count_identity_waiting(desk(), *chair()).value(), 1) << "it waits until it is seen";
  ASSERT_TRUE(see_identity(desk(), *chair(), opening.id, now()));
  EXPECT_EQ(count_identity_waiting(desk(), *chair()).value(), 0);
  EXPECT_EQ(code_of(see_identity(desk(), *chair(), opening.id, now())), base::Code::Conflict);
  EXPECT_EQ(acts(report_, "report"),
            (std::vector<std::string>{"identity.override help-child", "identity.seen help-child"}));
}

TEST_P(IdentityOn, NobodySeesOffTheirOwnOpeningInDanger) {
  ASSERT_TRUE(ask(*chair(), {"help-child", "nguy hiểm", Danger::Yes}));
  EXPECT_EQ(count_identity_waiting(desk(), *chair()).value(), 0);
  EXPECT_EQ(code_of(see_identity(desk(), *chair(), newest(report_).id, now())),
            base::Code::Refused);
}

TEST_P(IdentityOn, NamesInACaseOpenWithAReasonForThirtyMinutes) {
  const auto id = world_->open();
  EXPECT_FALSE(shown(*worker(), id));
  ASSERT_TRUE(ask_identity(desk(), *worker(), {RecordKind::Case, id},
                           {"help-child", "", Danger::Yes}, world_->token(), now()))
      << "a danger is no way around anything here";
  EXPECT_FALSE(newest(id).danger);
  EXPECT_TRUE(shown(*worker(), id));
  EXPECT_FALSE(shown(*chair(), id));
  EXPECT_FALSE(shown(*worker(), report_)) << "this record only";
  world_->pass(minutes(29));
  EXPECT_TRUE(shown(*worker(), id));
  world_->pass(minutes(1));
  EXPECT_FALSE(shown(*worker(), id));
}

TEST_P(IdentityOn, ItClosesEarlyAndWithTheRight) {
  const auto id = world_->open();
  const auto open = [&] {
    ASSERT_TRUE(
        ask_identity(desk(), *worker(), {RecordKind::Case, id}, kHelp, world_->token(), now()));
  };
  open();
  const auto opening = newest(id);
  EXPECT_FALSE(close_identity(desk(), *chair(), opening.id, now())) << "somebody else's";
  ASSERT_TRUE(close_identity(desk(), *worker(), opening.id, now()));
  EXPECT_FALSE(shown(*worker(), id));
  EXPECT_FALSE(close_identity(desk(), *worker(), opening.id, now()));
  world_->pass(minutes(1));
  open();
  EXPECT_TRUE(shown(*worker(), id));
  auto without = worker();
  without->scopes.erase(std::string(rights::kIdentityOpen));
  EXPECT_FALSE(shown(*without, id)) << "the right was taken away meanwhile";
}

TEST_P(IdentityOn, AnAllowedRequestIsGoodForADay) {
  ASSERT_TRUE(ask(*worker()));
  const auto asked = newest(report_);
  ASSERT_TRUE(answer_identity(desk(), *chair(), asked.id, Verdict::Allow, "", now()));
  EXPECT_FALSE(use_identity(desk(), *desk_officer(), asked.id, now())) << "not by another";
  world_->pass(hours(24) + minutes(1));
  EXPECT_EQ(use_identity(desk(), *worker(), asked.id, now()).error().code, base::Code::Conflict);
}

TEST_P(IdentityOn, TheTabTellsItsOwnAndToThoseWhoAllowEverything) {
  ASSERT_TRUE(ask(*worker()));
  const RecordRef record{RecordKind::Report, report_};
  const auto own = read_identity(desk(), *worker(), record, now()).value();
  ASSERT_TRUE(own.own);
  EXPECT_EQ(own.own->reason, "gọi hẹn gặp");
  EXPECT_TRUE(own.history.empty());
  const auto all = read_identity(desk(), *chair(), record, now()).value();
  EXPECT_FALSE(all.own);
  ASSERT_EQ(all.history.size(), 1u);
  EXPECT_EQ(all.history[0].reason, "gọi hẹn gặp");
  EXPECT_FALSE(read_identity(desk(), *worker(kOther), record, now()));
  EXPECT_FALSE(read_identity(desk(), *teacher(), record, now()));
}

TEST_P(IdentityOn, TheReasonIsSealedAndTheAuditHoldsItsKindOnly) {
  ASSERT_TRUE(ask(*worker(), {"other", "PLANTED lý do", Danger::No}));
  const auto opening = newest(report_);
  const auto raw = std::string(base::as_text(*opening.reason));
  EXPECT_EQ(raw.find("PLANTED"), std::string::npos);
  for (const auto& act : acts(report_, "report"))
    EXPECT_EQ(act.find("PLANTED"), std::string::npos) << act;
}

TEST_P(IdentityOn, ANewerContactTakesThePlaceOfTheFirstAndStaysOutOfTheTalk) {
  const auto token = world_->token();
  const auto first = receive_report(desk(), World::answers(), token, now()).value();
  report_ = first.report;
  read(*worker());
  auto more = World::answers();
  more.story = "Còn nữa ạ.";
  more.contact = "nhắn bà ngoại";
  more.contact_time = "buổi tối";
  ASSERT_TRUE(receive_report(desk(), more, token, now()));
  const auto closed = read(*worker());
  ASSERT_EQ(closed.messages.size(), 1u);
  EXPECT_EQ(closed.messages[0].text.find("bà ngoại"), std::string::npos);
  ASSERT_TRUE(ask(*worker(), {"help-child", "nguy hiểm", Danger::Yes}));
  EXPECT_EQ(read(*worker()).contact, "nhắn bà ngoại");
  EXPECT_EQ(read(*worker()).contact_time, "buổi tối");
}

}  // namespace
}  // namespace anlanh::cases
