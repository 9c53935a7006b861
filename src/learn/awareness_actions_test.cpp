#include "learn/awareness_actions.h"

#include <gtest/gtest.h>

#include "learn/learn.h"
#include "people/people_test_units.h"
#include "people/unit_store.h"
#include "store/audit.h"
#include "support/test_store.h"

namespace anlanh::learn {
namespace {

using people::UnitKind;
using people::test_support::date;
namespace rights = people::rights;
using Outcome = RecordAnswer::Outcome;

std::vector<store::Migration> all_migrations() {
  auto all = people::test_support::migrations();
  for (auto& one : Learn::migrations()) all.push_back(std::move(one));
  return all;
}

people::Officer officer(std::int64_t unit, people::Scope scope) {
  people::Officer made;
  made.account = base::Id{500 + unit};
  made.name = "Cán bộ mẫu";
  made.unit.id = base::Id{unit};
  made.scopes.emplace(rights::kSessionsRead, scope);
  made.scopes.emplace(rights::kSessionsRecord, scope);
  return made;
}

SessionDraft draft(std::int64_t unit, std::int64_t submission) {
  return {.unit = base::Id{unit},
          .submission = base::Id{submission},
          .day = "2026-08-31",
          .grades = {"4"},
          .pupils = "120",
          .lesson = "A3"};
}

class AwarenessOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), all_migrations());
    using people::test_support::school;
    using people::test_support::unit;
    ASSERT_TRUE(db_->store->write([](store::Sql& sql) -> base::Status {
      AL_TRY_DO(people::save_unit(sql, unit(1, UnitKind::Province, "82", "Tỉnh Mẫu")));
      AL_TRY_DO(people::save_unit(sql, unit(11, UnitKind::Commune, "28261", "Xã Mẫu", 1)));
      AL_TRY_DO(people::save_unit(sql, unit(12, UnitKind::Commune, "28270", "Xã Bên", 1)));
      AL_TRY_DO(people::save_school(sql, school(20, "MAU-1", "Trường Sen", 11)));
      auto closed = school(22, "MAU-3", "Trường Cũ", 12);
      closed.unit.valid_to = date(2025, 12, 31);
      AL_TRY_DO(people::save_school(sql, closed));
      return people::save_school(sql, school(21, "MAU-2", "Trường Súng", 12));
    }));
    LearnPorts ports;
    ports.find_term = [](base::Date) -> std::optional<Term> {
      return Term{{"Học kỳ", "Term"}, date(2026, 8, 1), date(2026, 12, 31), 1};
    };
    actions_ = std::make_unique<AwarenessActions>(*db_->store, test::test_random(), ports,
                                                  std::vector<std::string>{"A3"});
  }

  std::int64_t rows_in(const char* table) {
    return (*db_->store->read([&](store::Sql& sql) {
             return sql.query_values("select count(*) from " + std::string(table), {});
           }))[0]
        .integer(0);
  }
  RecordAnswer record(const people::Officer& by, const SessionDraft& what) {
    auto answer = actions_->record(by, what, now_);
    EXPECT_TRUE(answer) << answer.error().operator_text;
    return answer ? *answer : RecordAnswer{};
  }
  std::vector<SessionRow> rows(const people::Scope& scope, base::Date from, base::Date to) {
    return db_->store
        ->read([&](store::Sql& sql) { return load_session_rows(sql, scope, from, to); })
        .value();
  }

  std::unique_ptr<test::TestStore> db_;
  std::unique_ptr<AwarenessActions> actions_;
  base::Instant now_ = test::test_now();
  people::Officer teacher_ = officer(20, people::Scope::units({base::Id{20}}));
  people::Officer desk_ = officer(1, people::Scope::everywhere());
};

TEST_P(AwarenessOn, RecordsOnceWithAnAuditLine) {
  const auto answer = record(teacher_, draft(20, 1));
  EXPECT_EQ(answer.outcome, Outcome::Recorded);
  const auto view = actions_->open(teacher_, answer.id).value();
  EXPECT_EQ(view.listed.unit_name, "Trường Sen");
  EXPECT_EQ(view.listed.session.pupils, 120);
  EXPECT_EQ(view.listed.session.recorder, "Cán bộ mẫu");
  ASSERT_TRUE(view.standing);
  EXPECT_EQ(view.standing->held, 1);
  EXPECT_EQ(view.withdrawable, SessionView::Withdrawable::Yes);
  EXPECT_EQ(rows_in("audit_line"), 1);
}

TEST_P(AwarenessOn, SendingTheFormTwiceRecordsOnce) {
  const auto first = record(teacher_, draft(20, 1));
  const auto second = record(teacher_, draft(20, 1));
  EXPECT_EQ(second.outcome, Outcome::SentTwice);
  EXPECT_EQ(second.id, first.id);
  EXPECT_EQ(rows_in("awareness_session"), 1);
  EXPECT_EQ(rows_in("audit_line"), 1);
}

TEST_P(AwarenessOn, TheSameSessionFromAnotherFormIsRefusedWithTheFirst) {
  const auto first = record(teacher_, draft(20, 1));
  const auto second = record(desk_, draft(20, 2));
  EXPECT_EQ(second.outcome, Outcome::SameExists);
  EXPECT_EQ(second.id, first.id);
  auto other = draft(20, 3);
  other.grades = {"5"};
  EXPECT_EQ(record(teacher_, other).outcome, Outcome::Recorded);
  EXPECT_EQ(record(desk_, draft(21, 4)).outcome, Outcome::Recorded) << "another school";
  EXPECT_EQ(rows_in("awareness_session"), 3);
}

TEST_P(AwarenessOn, RefusedActsChangeNothing) {
  const auto foreign = actions_->record(teacher_, draft(21, 1), now_);
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().code, base::Code::NotFound);
  EXPECT_FALSE(actions_->record(desk_, draft(11, 1), now_)) << "a commune is no school";
  EXPECT_FALSE(actions_->record(desk_, draft(999, 1), now_));
  auto bad = draft(20, 2);
  bad.pupils = "none";
  EXPECT_EQ(record(teacher_, bad).outcome, Outcome::Faults);
  EXPECT_EQ(rows_in("awareness_session"), 0);
  EXPECT_EQ(rows_in("audit_line"), 0);

  const auto session = record(desk_, draft(21, 5)).id;
  EXPECT_EQ(actions_->open(teacher_, session).error().code, base::Code::NotFound);
  EXPECT_EQ(actions_->withdraw(teacher_, session, "x", now_).error().code, base::Code::NotFound);
  auto reader = officer(20, people::Scope::everywhere());
  reader.scopes.erase(std::string(rights::kSessionsRecord));
  EXPECT_EQ(actions_->withdraw(reader, session, "x", now_).error().code, base::Code::Refused);
  EXPECT_EQ(rows(people::Scope::everywhere(), date(2026, 8, 1), date(2026, 12, 31)).size(), 2u);
}

TEST_P(AwarenessOn, AWithdrawnSessionStaysAndNoLongerCounts) {
  const auto first = record(teacher_, draft(20, 1)).id;
  EXPECT_TRUE(actions_->withdraw(teacher_, first, " ", now_).value().has_value());
  EXPECT_FALSE(actions_->withdraw(teacher_, first, "wrong day", now_).value().has_value());
  EXPECT_TRUE(actions_->withdraw(teacher_, first, "again", now_).value().has_value());
  const auto view = actions_->open(teacher_, first).value();
  EXPECT_EQ(view.listed.session.withdrawal->reason, "wrong day");
  EXPECT_EQ(view.standing->held, 0);
  EXPECT_EQ(actions_->load(teacher_, {}, 0, 10).value().total, 1);
  // Rightly recorded this time, although it says the same.
  EXPECT_EQ(record(teacher_, draft(20, 2)).outcome, Outcome::Recorded);
}

TEST_P(AwarenessOn, ListsStayInsideTheScope) {
  record(desk_, draft(20, 1));
  record(desk_, draft(21, 2));
  EXPECT_EQ(actions_->load(teacher_, {}, 0, 10).value().total, 1);
  EXPECT_EQ(actions_->load(desk_, {}, 0, 10).value().total, 2);
  EXPECT_EQ(actions_->load(desk_, base::Id{21}, 0, 10).value().sessions.at(0).unit_name,
            "Trường Súng");
  EXPECT_EQ(actions_->load(desk_, {}, 1, 10).value().sessions.size(), 1u);
  EXPECT_EQ(actions_->load_recordable(teacher_, date(2026, 9, 1)).value().size(), 1u);
  EXPECT_EQ(actions_->load_recordable(desk_, date(2026, 9, 1)).value().size(), 2u);
  EXPECT_EQ(actions_->load_communes(desk_, date(2026, 9, 1)).value().size(), 2u);
}

TEST_P(AwarenessOn, RowsForTheTargetHoldEverySchoolOfTheWindow) {
  record(desk_, draft(20, 1));
  const auto now = rows(people::Scope::everywhere(), date(2026, 8, 1), date(2026, 12, 31));
  ASSERT_EQ(now.size(), 2u);
  EXPECT_EQ(now[0].school.unit.name, "Trường Sen");
  EXPECT_EQ(now[0].place, "Xã Mẫu");
  EXPECT_EQ(now[0].sessions.size(), 1u);
  EXPECT_TRUE(now[1].sessions.empty());
  // The closed school is there in the year it closed, and a session outside the window is not.
  const auto before = rows(people::Scope::everywhere(), date(2025, 8, 1), date(2026, 5, 31));
  EXPECT_EQ(before.size(), 3u);
  EXPECT_TRUE(before[0].sessions.empty());
  EXPECT_EQ(rows(people::Scope::units({base::Id{21}}), date(2026, 8, 1), date(2026, 8, 31)).size(),
            1u);
  EXPECT_EQ(rows(people::Scope::nowhere(), date(2026, 8, 1), date(2026, 8, 31)).size(), 0u);
}

// An old database with rows in it keeps them.
TEST_P(AwarenessOn, MigrationLeavesOlderRowsAlone) {
  auto old = test::open_store(GetParam(), people::test_support::migrations());
  ASSERT_TRUE(old->store->write([](store::Sql& sql) {
    return people::save_school(sql, people::test_support::school(20, "MAU-1", "Trường Sen", 0));
  }));
  auto all = store::store_migrations();
  for (auto& one : all_migrations()) all.push_back(std::move(one));
  const auto done = store::migrate(*old->store, all, now_);
  ASSERT_TRUE(done) << done.error().operator_text;
  EXPECT_EQ(done->size(), Learn::migrations().size());
  const AwarenessActions actions(*old->store, test::test_random(), {}, {"A3"});
  EXPECT_TRUE(actions.record(teacher_, draft(20, 1), now_));
}

AL_BOTH_ENGINES(AwarenessOn);

}  // namespace
}  // namespace anlanh::learn
