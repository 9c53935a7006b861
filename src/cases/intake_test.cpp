// Receiving, coming back and adding, on both engines.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "cases/cases_test_world.h"
#include "cases/embedded.h"
#include "cases/report_store.h"
#include "cases/reseal_store.h"

namespace anlanh::cases {
namespace {

using test_support::World;

class IntakeOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  World& world() { return *world_; }
  std::unique_ptr<World> world_;
};

TEST_P(IntakeOn, KeepsWhatWasSaidSealedAndGivesAKey) {
  const auto receipt = world().report();
  EXPECT_EQ(receipt.number, "TB-26-00001");
  ASSERT_EQ(receipt.key.size(), kKeyWords);
  EXPECT_EQ(world().report().number, "TB-26-00002");

  const auto file =
      read_report(world().desk(), *test_support::worker(), receipt.report, world().now());
  ASSERT_TRUE(file);
  const auto told = World::answers();
  EXPECT_EQ(file->story, told.story);
  EXPECT_TRUE(file->contact_given);
  EXPECT_EQ(file->contact + file->contact_time, "") << "closed until it is opened with a reason";
  EXPECT_EQ(file->addresses, told.addresses);
  EXPECT_EQ(file->report.group, told.group);
  EXPECT_TRUE(file->report.support_asked);
  EXPECT_EQ(file->report.emergency_due_at, world().now() + std::chrono::hours(12));
  EXPECT_EQ(file->commune_name, "Xã Mẫu");
}

TEST_P(IntakeOn, AFormSentTwiceIsOneReportWithOneKey) {
  const auto token = world().token();
  const auto first = receive_report(world().desk(), World::answers(), token, world().now());
  ASSERT_TRUE(first);
  const auto before = world().fingerprint();
  world().pass(std::chrono::minutes(1));
  const auto again = receive_report(world().desk(), World::answers(), token, world().now());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->report, first->report);
  EXPECT_EQ(again->key, first->key) << "the first answer may have been lost on the way";
  EXPECT_EQ(world().fingerprint(), before);
  world().pass(std::chrono::hours(2));
  const auto late = receive_report(world().desk(), World::answers(), token, world().now());
  ASSERT_TRUE(late);
  EXPECT_TRUE(late->key.empty());
}

TEST_P(IntakeOn, TheSameFormWithMoreCompletesAnUnreadReport) {
  const auto token = world().token();
  ReportAnswers little;
  little.group = "overuse";
  const auto first = receive_report(world().desk(), little, token, world().now());
  ASSERT_TRUE(first);
  const auto more = World::answers();
  ASSERT_TRUE(receive_report(world().desk(), more, token, world().now()));
  const auto file =
      read_report(world().desk(), *test_support::worker(), first->report, world().now());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->story, more.story);
  EXPECT_EQ(file->addresses, more.addresses);
  EXPECT_TRUE(file->messages.empty());

  // Now that it has been read, what comes is a message, once.
  auto most = more;
  most.story = "Còn nữa ạ.";
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(receive_report(world().desk(), most, token, world().now()));
  const auto later =
      read_report(world().desk(), *test_support::worker(), first->report, world().now());
  EXPECT_EQ(later->story, more.story);
  ASSERT_EQ(later->messages.size(), 1u);
  EXPECT_NE(later->messages[0].text.find("Còn nữa ạ."), std::string::npos);
  EXPECT_TRUE(later->report.waiting_since);
}

TEST_P(IntakeOn, OneAnswerIsEnoughAndNothingIsTooLittle) {
  const auto before = world().fingerprint();
  const auto empty = receive_report(world().desk(), {}, world().token(), world().now());
  EXPECT_EQ(empty.error().code, base::Code::Invalid);
  ReportAnswers only_who;
  only_who.speaker = Speaker::Child;
  EXPECT_FALSE(receive_report(world().desk(), only_who, world().token(), world().now()));
  EXPECT_FALSE(receive_report(world().desk(), World::answers(), "short", world().now()));
  auto nowhere = World::answers();
  nowhere.commune = base::Id{test_support::kProvince};
  EXPECT_FALSE(receive_report(world().desk(), nowhere, world().token(), world().now()));
  auto huge = World::answers();
  huge.story = std::string(kMostStory + 1, 'x');
  EXPECT_FALSE(receive_report(world().desk(), huge, world().token(), world().now()));
  EXPECT_EQ(world().fingerprint(), before);
  ReportAnswers word;
  word.story = "cứu";
  EXPECT_TRUE(receive_report(world().desk(), word, world().token(), world().now()));
}

TEST_P(IntakeOn, NastyTextComesBackAsItWas) {
  for (const std::string text :
       {"<script>alert(1)</script>", "'; drop table report; --", "%s%n\\0 \\u0000",
        "=cmd|' /C calc'!A0", "ﾟ･✿ヾ╲(｡◕‿◕｡)╱✿･ﾟ", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "👩‍👩‍👧 ấm áp",
        "$1 $2 {1} {2}", "\"\"\"", "line\nline\ttab"}) {
    auto answers = World::answers();
    answers.story = text;
    answers.addresses = {text.substr(0, text.find('\n'))};
    const auto receipt = world().report(answers);
    const auto file =
        read_report(world().desk(), *test_support::worker(), receipt.report, world().now());
    ASSERT_TRUE(file);
    EXPECT_EQ(file->story, text);
    EXPECT_EQ(file->addresses, answers.addresses);
  }
}

TEST_P(IntakeOn, TheKeyOpensTheThreadAndNothingElseDoes) {
  const auto receipt = world().report();
  const auto typed = test_support::plain_fold(key_text(receipt.key));
  const auto found = find_thread(world().desk(), typed);
  ASSERT_TRUE(found && *found);
  EXPECT_EQ(**found, receipt.report);
  for (const auto* wrong : {"", "am ap an lanh an tam an vui", "1234"}) {
    const auto none = find_thread(world().desk(), wrong);
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none);
  }
}

TEST_P(IntakeOn, ThePassIsForOneReportAndHalfAnHour) {
  const auto receipt = world().report();
  const auto pass = make_thread_pass(world().desk(), receipt.report, world().now());
  EXPECT_EQ(open_thread_pass(world().desk(), pass, world().now()), receipt.report);
  EXPECT_FALSE(open_thread_pass(world().desk(), pass, world().now() + std::chrono::minutes(31)));
  for (std::size_t i = 0; i < pass.size(); ++i) {
    auto forged = pass;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(open_thread_pass(world().desk(), forged, world().now())) << i;
  }
  EXPECT_FALSE(open_thread_pass(world().desk(), "", world().now()));
}

TEST_P(IntakeOn, TheThreadGoesBothWays) {
  auto& desk = world().desk();
  const auto receipt = world().report();
  EXPECT_EQ(read_thread(desk, receipt.report, world().now())->status, PlainStatus::Received);
  const auto worker = test_support::worker();
  ASSERT_TRUE(read_report(desk, *worker, receipt.report, world().now()));
  EXPECT_EQ(read_thread(desk, receipt.report, world().now())->status, PlainStatus::BeingRead);

  const auto token = world().token();
  for (int press = 0; press < 2; ++press)
    ASSERT_TRUE(answer_reporter(desk, *worker, receipt.report, " Chào em! ", token, world().now()));
  world().pass(std::chrono::minutes(5));
  const auto reply = world().token();
  for (int press = 0; press < 2; ++press)
    ASSERT_TRUE(add_to_thread(desk, receipt.report, "Dạ, em cảm ơn.", reply, world().now()));
  const auto thread = read_thread(desk, receipt.report, world().now());
  ASSERT_TRUE(thread);
  ASSERT_EQ(thread->lines.size(), 2u);
  EXPECT_EQ(thread->lines[0].text, "Chào em!");
  EXPECT_EQ(thread->lines[0].side, Side::Office);
  EXPECT_EQ(thread->lines[1].text, "Dạ, em cảm ơn.");
  EXPECT_TRUE(world().load(receipt.report).waiting_since);
  ASSERT_TRUE(answer_reporter(desk, *worker, receipt.report, "Em yên tâm.", world().token(),
                              world().now()));
  EXPECT_FALSE(world().load(receipt.report).waiting_since);

  const auto before = world().fingerprint();
  EXPECT_FALSE(add_to_thread(desk, receipt.report, " \n ", world().token(), world().now()));
  EXPECT_FALSE(add_to_thread(desk, receipt.report, std::string(kMostMessage + 1, 'x'),
                             world().token(), world().now()));
  EXPECT_EQ(add_to_thread(desk, base::Id{5}, "x", world().token(), world().now()).error().code,
            base::Code::NotFound);
  EXPECT_EQ(world().fingerprint(), before);
}

TEST_P(IntakeOn, ACopiedDatabaseGivesNoWordAway) {
  if (GetParam() != store::Engine::Sqlite) GTEST_SKIP() << "reads the file of SQLite";
  auto answers = World::answers();
  answers.story = "PLANTED-STORY";
  answers.addresses = {"PLANTED-ADDRESS.example"};
  answers.contact = "PLANTED-CONTACT";
  answers.contact_time = "PLANTED-TIME";
  const auto receipt = world().report(answers);
  ASSERT_TRUE(add_to_thread(world().desk(), receipt.report, "PLANTED-MESSAGE", world().token(),
                            world().now()));
  const std::string path = world().url().substr(std::string("sqlite:").size());
  for (const auto* ending : {"", "-wal"}) {
    std::ifstream file(path + ending, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    EXPECT_EQ(bytes.str().find("PLANTED"), std::string::npos) << ending;
    EXPECT_EQ(bytes.str().find(receipt.key[0] + " " + receipt.key[1]), std::string::npos);
  }
}

TEST_P(IntakeOn, AnOldDatabaseWithRowsUpgrades) {
  auto old = test::open_empty_store(GetParam());
  const auto own = test_support::all_migrations();
  const auto second = std::find_if(own.begin(), own.end(), [](const store::Migration& migration) {
    return migration.name == "cases/schema/0202_case.sql";
  });
  ASSERT_NE(second, own.end());
  const std::vector<store::Migration> first(own.begin(), second);
  ASSERT_TRUE(store::migrate(*old->store, first, test::test_now()));
  Report report;
  report.id = base::Id{7};
  report.number = "TB-26-00007";
  ASSERT_TRUE(old->store->write([&](store::Sql& sql) {
    return sql.exec(
        "insert into report (id, number, received_at, speaker, harm_group, lang, state,"
        " version, risk, emergency_due_at, plan_due_at, support_asked, form_token,"
        " content_hash, key_hash) values (7, 'TB-26-00007', 1, 'child', 'luring', 'vi',"
        " 'new', 1, 90, 2, 3, $1, $2, $3, $4)",
        true, base::Bytes{1}, base::Bytes{2}, base::Bytes{3});
  }));
  ASSERT_TRUE(store::migrate(*old->store, own, test::test_now()));
  const auto kept = old->store->read([](store::Sql& sql) { return find_report(sql, base::Id{7}); });
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->risk, 90);
  EXPECT_FALSE((*kept)->case_id);
  EXPECT_TRUE((*kept)->support_asked);
  const auto waiting =
      old->store->read([](store::Sql& sql) { return load_waiting_records(sql, 9); });
  ASSERT_EQ(waiting->size(), 1u) << "its words are sealed anew at the start";
}

AL_BOTH_ENGINES(IntakeOn);

}  // namespace
}  // namespace anlanh::cases
