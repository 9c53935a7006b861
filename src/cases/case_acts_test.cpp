// Every act of an officer: who may, in which state, what is left behind; refused acts change nothing.
#include <gtest/gtest.h>

#include "cases/cases_test_world.h"
#include "people/right_model.h"

namespace anlanh::cases {
namespace {

using base::Code;
using people::Officer;
using test_support::chair;
using test_support::desk_officer;
using test_support::kCommune;
using test_support::kOther;
using test_support::police;
using test_support::teacher;
using test_support::worker;
using test_support::World;
using OfficerPtr = std::shared_ptr<Officer>;

constexpr int kFine = -1;
int code_of(const base::Status& status) {
  return status ? kFine : static_cast<int>(status.error().code);
}
template <class T>
int code_of(const base::Result<T>& result) {
  return result ? kFine : static_cast<int>(result.error().code);
}

class ActsOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  World& world() { return *world_; }
  Desk& desk() { return world_->desk(); }
  base::Instant now() { return world_->now(); }
  base::Date today() { return base::vietnam_date(now()); }

  base::Id violator_of(base::Id case_id) {
    return read_case(desk(), *desk_officer(), case_id, now())->violators.back().violator.id;
  }
  void add_violator(base::Id case_id, ViolatorKind kind, std::string act = "PRIV") {
    ASSERT_TRUE(record_violator(desk(), *chair(), case_id,
                                {kind, "tài khoản lạ", std::move(act), ""}, world().token(),
                                now()));
  }
  std::unique_ptr<World> world_;
};

// One act on a report or case that is made afresh for each try.
struct Act {
  const char* name;
  bool on_case;
  std::function<int(Desk&, const Officer&, base::Id, std::int64_t version, base::Instant)> run;
  OfficerPtr able;
  std::vector<OfficerPtr> unable;
};

std::vector<Act> all_acts(World& world) {
  const auto fresh = [&world] { return world.token(); };
  return {
      {"report.open",
       false,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t v, base::Instant now) {
         return code_of(open_case(d, o, {id, v}, SupportAsked::Yes, now));
       },
       worker(),
       {teacher(), chair(), police(), worker(kOther)}},
      {"report.place",
       false,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t v, base::Instant now) {
         return code_of(place_report(d, o, {id, v}, kOther, now));
       },
       worker(),
       {teacher(), chair(), police(), worker(kOther)}},
      {"report.transfer",
       false,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t v, base::Instant now) {
         return code_of(transfer_report(d, o, {id, v}, "pa05", "vì cần công an", now));
       },
       worker(),
       {teacher(), chair(), police(), worker(kOther)}},
      {"report.close",
       false,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t v, base::Instant now) {
         return code_of(close_report(d, o, {id, v}, "out-of-scope", "không liên quan", now));
       },
       worker(),
       {teacher(), chair(), police(), worker(kOther)}},
      {"report.answer",
       false,
       [fresh](Desk& d, const Officer& o, base::Id id, std::int64_t, base::Instant now) {
         return code_of(answer_reporter(d, o, id, "Chào em", fresh(), now));
       },
       worker(),
       {teacher(), chair(), police(), worker(kOther)}},
      {"report.read",
       false,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t, base::Instant now) {
         return code_of(read_report(d, o, id, now));
       },
       chair(),
       {teacher(), worker(kOther)}},
      {"case.read",
       true,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t, base::Instant now) {
         return code_of(read_case(d, o, id, now));
       },
       worker(),
       {teacher(), worker(kOther)}},
      {"case.assign",
       true,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t v, base::Instant now) {
         return code_of(assign_case(d, o, {id, v}, base::Id{101}, now));
       },
       worker(),
       {teacher(), chair(), police(), worker(kOther)}},
      {"case.support",
       true,
       [fresh](Desk& d, const Officer& o, base::Id id, std::int64_t, base::Instant now) {
         return code_of(record_support(d, o, id, {"listen", base::vietnam_date(now), "Cô Hoa", ""},
                                       fresh(), now));
       },
       worker(),
       {teacher(), chair(), police(), worker(kOther)}},
      {"case.close",
       true,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t v, base::Instant now) {
         return code_of(close_case(d, o, {id, v}, "declined", "gia đình không muốn", now));
       },
       chair(),
       {teacher(), worker(), police(), chair(kOther)}},
      {"case.confirm",
       true,
       [](Desk& d, const Officer& o, base::Id id, std::int64_t, base::Instant now) {
         return code_of(confirm_address(d, o, id, "xau.example", "gambling", now));
       },
       police(),
       {teacher(), worker(), chair(), worker(kOther)}},
      {"violator.record",
       true,
       [fresh](Desk& d, const Officer& o, base::Id id, std::int64_t, base::Instant now) {
         return code_of(
             record_violator(d, o, id, {ViolatorKind::Adult, "x", "PRIV", ""}, fresh(), now));
       },
       police(),
       {teacher(), worker(), chair(kOther)}},
  };
}

TEST_P(ActsOn, OnlyWithTheRightInTheUnitAndOneAuditLineEach) {
  for (const auto& act : all_acts(world())) {
    const base::Id id = act.on_case ? world().open() : world().report().report;
    const auto before = world().fingerprint();
    for (const auto& officer : act.unable) {
      const bool sees = officer->may_in(people::rights::kReportsRead, test_support::kCommune);
      // Who may not even see it is told what a guessed id is told.
      EXPECT_EQ(act.run(desk(), *officer, id, 1, now()),
                static_cast<int>(sees ? Code::Refused : Code::NotFound))
          << act.name << " by " << officer->name;
      EXPECT_EQ(world().fingerprint(), before) << act.name;
    }
    EXPECT_EQ(act.run(desk(), *act.able, base::Id{4711}, 1, now()),
              static_cast<int>(Code::NotFound))
        << act.name;
    EXPECT_EQ(world().fingerprint(), before) << act.name;
    const auto lines = world().audit_lines();
    EXPECT_EQ(act.run(desk(), *act.able, id, 1, now()), kFine) << act.name;
    // Opening a case writes two: one about the report, one about the case.
    EXPECT_EQ(world().audit_lines(), lines + (std::string(act.name) == "report.open" ? 2 : 1))
        << act.name;
  }
}

TEST_P(ActsOn, AStaleFormOrADecidedThingIsAConflict) {
  for (const auto& act : all_acts(world())) {
    const std::string name = act.name;
    const bool reads = name.ends_with(".read") || name == "report.answer";
    const bool adds = name == "case.support" || name == "case.confirm" || name == "violator.record";
    const base::Id id = act.on_case ? world().open() : world().report().report;
    auto before = world().fingerprint();
    if (!reads && !adds) {
      EXPECT_EQ(act.run(desk(), *act.able, id, 9, now()), static_cast<int>(Code::Conflict)) << name;
      EXPECT_EQ(world().fingerprint(), before) << name;
    }
    if (reads) continue;
    if (act.on_case) {
      ASSERT_TRUE(close_case(desk(), *desk_officer(), {id, 1}, "declined", "x", now()));
    } else {
      ASSERT_TRUE(close_report(desk(), *worker(), {id, 1}, "out-of-scope", "x", now()));
    }
    before = world().fingerprint();
    EXPECT_EQ(act.run(desk(), *act.able, id, 2, now()), static_cast<int>(Code::Conflict)) << name;
    EXPECT_EQ(world().fingerprint(), before) << name;
  }
}

TEST_P(ActsOn, TwoOfficersAtOnceDecideOnce) {
  const auto id = world().report().report;
  ASSERT_TRUE(open_case(desk(), *worker(), {id, 1}, SupportAsked::Yes, now()));
  const auto before = world().fingerprint();
  EXPECT_EQ(code_of(transfer_report(desk(), *desk_officer(), {id, 1}, "pa05", "x", now())),
            static_cast<int>(Code::Conflict));
  EXPECT_EQ(world().fingerprint(), before);
}

TEST_P(ActsOn, DuplicatesKeepTheirThreads) {
  const auto first = world().report();
  const auto second = world().report();
  auto elsewhere = World::answers();
  elsewhere.commune = kOther;
  const auto far = world().report(elsewhere);
  const auto before = world().fingerprint();
  for (const auto& number : {std::string("TB-26-99999"), far.number, second.number, std::string()})
    EXPECT_EQ(code_of(mark_duplicate(desk(), *worker(), {second.report, 1}, number, now())),
              static_cast<int>(Code::Invalid))
        << number;
  EXPECT_EQ(world().fingerprint(), before);
  ASSERT_TRUE(mark_duplicate(desk(), *worker(), {second.report, 1}, first.number, now()));
  ASSERT_TRUE(
      answer_reporter(desk(), *worker(), second.report, "Chào bạn", world().token(), now()));
  EXPECT_EQ(read_thread(desk(), second.report, now())->lines.size(), 1u);
  EXPECT_TRUE(read_thread(desk(), first.report, now())->lines.empty());
  EXPECT_EQ(read_report(desk(), *worker(), first.report, now())->duplicates.size(), 1u);
  EXPECT_EQ(read_report(desk(), *worker(), second.report, now())->original->id, first.report);
}

TEST_P(ActsOn, AReportJoinsACaseWhichTakesTheEarlierClock) {
  const auto early = world().report();
  world().pass(std::chrono::hours(30));
  auto urgent = World::answers();
  urgent.group = "luring";
  const auto late = world().report(urgent);
  const auto id = open_case(desk(), *worker(), {late.report, 1}, SupportAsked::No, now());
  ASSERT_TRUE(id);
  const auto file = world().load_case(*id);
  EXPECT_EQ(file.number, "VV-26-00001");
  EXPECT_FALSE(file.support_asked);
  EXPECT_EQ(code_of(join_case(desk(), *worker(), {early.report, 1}, "VV-26-00009", now())),
            static_cast<int>(Code::Invalid));
  ASSERT_TRUE(join_case(desk(), *worker(), {early.report, 1}, file.number, now()));
  const auto joined = world().load_case(*id);
  EXPECT_EQ(joined.received_at, early.received_at);
  EXPECT_EQ(joined.risk, 90);
  EXPECT_TRUE(joined.support_asked);
  EXPECT_EQ(joined.version, 2);
  EXPECT_EQ(read_case(desk(), *worker(), *id, now())->reports.size(), 2u);
}

TEST_P(ActsOn, PlacingGivesTheReportToAnotherCommune) {
  auto unknown = World::answers();
  unknown.commune = {};
  const auto receipt = world().report(unknown);
  EXPECT_EQ(code_of(read_report(desk(), *worker(), receipt.report, now())),
            static_cast<int>(Code::NotFound));
  EXPECT_EQ(code_of(place_report(desk(), *desk_officer(), {receipt.report, 1},
                                 test_support::kProvince, now())),
            static_cast<int>(Code::Invalid));
  ASSERT_TRUE(place_report(desk(), *desk_officer(), {receipt.report, 1}, kOther, now()));
  EXPECT_TRUE(read_report(desk(), *worker(kOther), receipt.report, now()));
  EXPECT_EQ(code_of(read_report(desk(), *worker(), receipt.report, now())),
            static_cast<int>(Code::NotFound));
}

TEST_P(ActsOn, AssignsOnlyToThoseOnTheList) {
  const auto id = world().open();
  const auto before = world().fingerprint();
  EXPECT_EQ(code_of(assign_case(desk(), *worker(), {id, 1}, base::Id{105}, now())),
            static_cast<int>(Code::Invalid));
  EXPECT_EQ(world().fingerprint(), before);
  ASSERT_TRUE(assign_case(desk(), *worker(), {id, 1}, base::Id{101}, now()));
  EXPECT_EQ(world().load_case(id).assignee_name, "Cán bộ xã");
}

TEST_P(ActsOn, SupportIsWrittenOnceAndTheFirstCounts) {
  const auto id = world().open();
  const auto token = world().token();
  const SupportInput visit{"follow-up", today(), "Cô Hoa", ""};
  ASSERT_TRUE(record_support(desk(), *worker(), id, visit, world().token(), now()));
  EXPECT_FALSE(world().load_case(id).first_support_on) << "a visit does not count";
  const SupportInput listen{"listen", base::add_days(today(), -1), "Cô Hoa", "đã trò chuyện"};
  for (int press = 0; press < 2; ++press)
    ASSERT_TRUE(record_support(desk(), *worker(), id, listen, token, now()));
  EXPECT_EQ(world().load_case(id).first_support_on, base::add_days(today(), -1));
  const auto file = read_case(desk(), *worker(), id, now());
  ASSERT_EQ(file->supports.size(), 2u);
  EXPECT_EQ(file->supports[0].note, "đã trò chuyện");
  EXPECT_EQ(file->supports[0].provider, "Cô Hoa");
}

TEST_P(ActsOn, ConfirmingReachesTheCatalogueInTheSameTransaction) {
  const auto id = world().open();
  const auto before = world().fingerprint();
  EXPECT_EQ(code_of(confirm_address(desk(), *police(), id, "  ", "gambling", now())),
            static_cast<int>(Code::Invalid));
  EXPECT_EQ(code_of(confirm_address(desk(), *police(), id, "xau.example", "made-up", now())),
            static_cast<int>(Code::Invalid));
  world().refuse_confirm = true;
  EXPECT_EQ(code_of(confirm_address(desk(), *police(), id, "??", "gambling", now())),
            static_cast<int>(Code::Invalid));
  EXPECT_EQ(world().fingerprint(), before);
  EXPECT_EQ(world().published, 0);
  world().refuse_confirm = false;
  ASSERT_TRUE(confirm_address(desk(), *police(), id, " xau.example ", "gambling", now()));
  ASSERT_EQ(world().confirmed.size(), 1u);
  EXPECT_EQ(world().confirmed[0].address, "xau.example");
  EXPECT_EQ(world().confirmed[0].case_id, id);
  EXPECT_EQ(world().published, 1);
  EXPECT_EQ(read_case(desk(), *police(), id, now())->confirmed.size(), 1u);
}

TEST_P(ActsOn, AChildWhoOffendsIsHandledAsAChild) {
  const auto id = world().open();
  add_violator(id, ViolatorKind::Child);
  const auto child = violator_of(id);
  const auto before = world().fingerprint();
  for (const auto* path : {"administrative-fine", "criminal-transfer"})
    EXPECT_EQ(code_of(record_measure(desk(), *police(), child, {path, "pa05", "1/QD", today(), "x"},
                                     world().token(), now())),
              static_cast<int>(Code::Conflict));
  EXPECT_EQ(world().fingerprint(), before);
  EXPECT_TRUE(record_measure(desk(), *police(), child, {"reminder", "school", "", today(), ""},
                             world().token(), now()));

  // Nor may a fined adult become a child on paper while the fine stands.
  world().pass(base::Millis(1));  // the last one recorded is the last in the list
  add_violator(id, ViolatorKind::Adult);
  auto adult = child;
  const auto both = read_case(desk(), *desk_officer(), id, now()).value().violators;
  for (const auto& one : both)
    if (one.violator.kind == ViolatorKind::Adult) adult = one.violator.id;
  ASSERT_TRUE(record_measure(desk(), *police(), adult,
                             {"administrative-fine", "pa05", "1/QD", today(), ""}, world().token(),
                             now()));
  EXPECT_EQ(code_of(change_violator(desk(), *police(), adult, {ViolatorKind::Child, "", "PRIV", ""},
                                    1, now())),
            static_cast<int>(Code::Conflict));
}

TEST_P(ActsOn, ViolatorsAreMendedWithTheVersionSeen) {
  const auto id = world().open();
  add_violator(id, ViolatorKind::UnknownAccount, "");
  const auto violator = violator_of(id);
  EXPECT_EQ(code_of(record_measure(desk(), *police(), violator,
                                   {"criminal-transfer", "pa05", "", today(), ""}, world().token(),
                                   now())),
            static_cast<int>(Code::Invalid));
  ASSERT_TRUE(change_violator(desk(), *police(), violator,
                              {ViolatorKind::Adult, "tên thật", "PRIV", ""}, 1, now()));
  const auto before = world().fingerprint();
  EXPECT_EQ(code_of(change_violator(desk(), *police(), violator, {ViolatorKind::Adult, "", "", ""},
                                    1, now())),
            static_cast<int>(Code::Conflict));
  EXPECT_EQ(code_of(change_violator(desk(), *worker(), violator, {ViolatorKind::Adult, "", "", ""},
                                    2, now())),
            static_cast<int>(Code::Refused));
  EXPECT_EQ(
      code_of(record_measure(desk(), *worker(), violator, {"reminder", "school", "", today(), ""},
                             world().token(), now())),
      static_cast<int>(Code::Refused));
  EXPECT_EQ(world().fingerprint(), before);
  const auto token = world().token();
  for (int press = 0; press < 2; ++press)
    ASSERT_TRUE(record_measure(desk(), *police(), violator,
                               {"criminal-transfer", "pa05", "", today(), "đã gửi"}, token, now()));
  const auto file = read_case(desk(), *police(), id, now());
  ASSERT_EQ(file->violators.size(), 1u);
  EXPECT_EQ(file->violators[0].account_name, "tên thật");
  EXPECT_EQ(file->violators[0].measures.size(), 1u);
  EXPECT_EQ(file->violators[0].handling, Handling::UnderWay);
}

TEST_P(ActsOn, ClosingNeedsWhatTheTargetsNeed) {
  const auto id = world().open();
  add_violator(id, ViolatorKind::Adult);
  const auto close = [&] {
    return code_of(close_case(desk(), *chair(), {id, world().load_case(id).version},
                              "handled-by-school", "trường theo dõi xong", now()));
  };
  EXPECT_EQ(close(), static_cast<int>(Code::Invalid));
  ASSERT_TRUE(record_support(desk(), *worker(), id, {"listen", today(), "Cô Hoa", ""},
                             world().token(), now()));
  EXPECT_EQ(close(), static_cast<int>(Code::Invalid)) << "nothing was done about the violator";
  ASSERT_TRUE(record_measure(desk(), *chair(), violator_of(id),
                             {"reminder", "school", "", today(), ""}, world().token(), now()));
  EXPECT_EQ(close(), kFine);
  EXPECT_EQ(world().load_case(id).state, CaseState::Closed);
  // A court answers in its own time.
  EXPECT_TRUE(record_measure(desk(), *police(), violator_of(id),
                             {"not-found", "pa05", "", today(), "không rõ"}, world().token(),
                             now()));
}

TEST_P(ActsOn, ViolatorsAreHiddenFromThoseWhoMayNotReadThem) {
  const auto id = world().open();
  add_violator(id, ViolatorKind::Adult);
  auto reader = worker();
  reader->scopes.erase(std::string(people::rights::kViolatorsRead));
  const auto file = read_case(desk(), *reader, id, now());
  ASSERT_TRUE(file);
  EXPECT_FALSE(file->violators_shown);
  EXPECT_TRUE(file->violators.empty());
  for (const auto& line : file->timeline) EXPECT_NE(line.line.subject_kind, "violator");
}

AL_BOTH_ENGINES(ActsOn);

}  // namespace
}  // namespace anlanh::cases
