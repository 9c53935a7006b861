#include "people/scope.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "people/people_test_units.h"
#include "support/test_store.h"

namespace anlanh::people {
namespace {

TEST(Scope, CoversWhatItNames) {
  const auto two = Scope::units({base::Id{7}, base::Id{3}, base::Id{7}});
  EXPECT_TRUE(two.covers(base::Id{3}));
  EXPECT_TRUE(two.covers(base::Id{7}));
  EXPECT_FALSE(two.covers(base::Id{5}));
  EXPECT_FALSE(two.covers(base::Id{}));
  EXPECT_FALSE(two.all());
  EXPECT_EQ(two.ids().size(), 2u);
  EXPECT_TRUE(Scope::everywhere().covers(base::Id{}));
  EXPECT_FALSE(Scope::everywhere().empty());
  EXPECT_TRUE(Scope::nowhere().empty());
  EXPECT_FALSE(Scope::nowhere().covers(base::Id{3}));
  const auto own = Scope::own(base::Id{9});
  EXPECT_FALSE(own.empty());
  EXPECT_TRUE(own.covers(base::Id{3}, base::Id{9}));
  EXPECT_FALSE(own.covers(base::Id{3}, base::Id{8}));
  EXPECT_FALSE(own.covers(base::Id{3}, base::Id{}));
  EXPECT_FALSE(own.covers(base::Id{3}));
  EXPECT_TRUE(Scope::units({base::Id{}}).empty()) << "no unit is not a unit";
}

TEST(Scope, NumbersGoOnFromTheValuesThere) {
  std::vector<store::Value> values{std::string("open"), std::int64_t{1}};
  EXPECT_EQ(Scope::units({base::Id{9}, base::Id{4}}).condition("report.unit", values),
            "report.unit in ($3, $4)");
  ASSERT_EQ(values.size(), 4u);
  EXPECT_EQ(std::get<std::int64_t>(values[2]), 4);
  EXPECT_EQ(Scope::everywhere().condition("report.unit", values), "true");
  EXPECT_EQ(Scope::nowhere().condition("report.unit", values), "false");
  EXPECT_EQ(values.size(), 4u);
}

// One record, a list and a count agree, whatever the scope and wherever the records lie.
class ScopeSql : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(
        GetParam(), {{"test/0001.sql",
                      "create table thing (id BIGINT primary key, unit BIGINT, assignee BIGINT)"
                      " STRICT;"}});
    ASSERT_TRUE(db_->store->write([](store::Sql& sql) -> base::Status {
      for (int id = 1; id <= 60; ++id)
        AL_TRY_DO(sql.exec("insert into thing (id, unit, assignee) values ($1, $2, $3)", id,
                           base::Id{id % 12}, base::Id{id % 5}));  // 0: none
      return base::ok();
    }));
  }
  std::unique_ptr<test::TestStore> db_;
};

Scope random_scope() {
  if (*rc::gen::inRange(0, 8) == 0) return Scope::everywhere();
  const auto ids =
      *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 15));
  std::vector<base::Id> units;
  for (const auto id : ids) units.push_back(base::Id{id});
  if (*rc::gen::arbitrary<bool>()) return Scope::own(base::Id{*rc::gen::inRange(1, 7)}, units);
  return Scope::units(units);
}

TEST_P(ScopeSql, RecordListAndCountAgree) {
  const bool agreed = rc::check("record, list and count agree", [&] {
    const Scope scope = random_scope();
    std::vector<store::Value> values;
    const auto condition = scope.condition("unit", values);
    const auto listed = db_->store->read([&](store::Sql& sql) {
      return sql.query_values("select id, unit from thing where " + condition + " order by id",
                              values);
    });
    const auto counted = db_->store->read([&](store::Sql& sql) {
      return sql.query_values("select count(*) from thing where " + condition, values);
    });
    RC_ASSERT(listed.has_value() && counted.has_value());
    std::int64_t covered = 0;
    for (int id = 1; id <= 60; ++id) covered += scope.covers(base::Id{id % 12}) ? 1 : 0;
    RC_ASSERT(static_cast<std::int64_t>(listed->size()) == covered);
    RC_ASSERT(counted->front().integer(0) == covered);
    for (const auto& row : *listed) RC_ASSERT(scope.covers(row.id(1)));
  });
  EXPECT_TRUE(agreed);
}

TEST_P(ScopeSql, RecordListAndCountAgreeOnWhatIsAssigned) {
  const bool agreed = rc::check("record, list and count agree on assigned records", [&] {
    const Scope scope = random_scope();
    std::vector<store::Value> values;
    const auto condition = scope.condition("unit", "assignee", values);
    const auto listed = db_->store->read([&](store::Sql& sql) {
      return sql.query_values("select unit, assignee from thing where " + condition, values);
    });
    RC_ASSERT(listed.has_value());
    std::size_t covered = 0;
    for (int id = 1; id <= 60; ++id)
      covered += scope.covers(base::Id{id % 12}, base::Id{id % 5}) ? 1u : 0u;
    RC_ASSERT(listed->size() == covered);
    for (const auto& row : *listed) RC_ASSERT(scope.covers(row.id(0), row.id(1)));
  });
  EXPECT_TRUE(agreed);
}

AL_BOTH_ENGINES(ScopeSql);

}  // namespace
}  // namespace anlanh::people
