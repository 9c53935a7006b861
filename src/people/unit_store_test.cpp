#include "people/unit_store.h"

#include <gtest/gtest.h>

#include "people/people_test_units.h"
#include "store/audit.h"
#include "support/test_store.h"

namespace anlanh::people {
namespace {

using test_support::date;
using test_support::school;
using test_support::unit;

class UnitStore : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), test_support::migrations());
  }
  template <class F>
  auto write(F f) {
    return db_->store->write(f);
  }
  template <class F>
  auto read(F f) {
    return db_->store->read(f);
  }
  // A province with an old and a new commune of one code, as on 1 July 2025.
  void fill() {
    auto old = unit(10, UnitKind::Commune, "28261", "Phường Cũ", 1);
    old.valid_from = kSinceUnknown;
    old.valid_to = date(2025, 6, 30);
    ASSERT_TRUE(write([&](store::Sql& sql) -> base::Status {
      AL_TRY_DO(save_unit(sql, unit(1, UnitKind::Province, "82", "Tỉnh Mẫu")));
      AL_TRY_DO(save_unit(sql, old));
      AL_TRY_DO(save_unit(sql, unit(11, UnitKind::Commune, "28261", "Phường Đức Mới", 1)));
      AL_TRY_DO(save_unit(sql, unit(12, UnitKind::Commune, "28270", "Phường Dừa", 1)));
      AL_TRY_DO(save_school(sql, school(20, "MAU-1", "Trường Sen", 11)));
      AL_TRY_DO(save_school(sql, school(21, "MAU-2", "Trường Bông", 12)));
      return save_successor(sql, base::Id{10}, base::Id{11}, date(2025, 7, 1), Succession::Part);
    }));
  }
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(UnitStore, KnowsACodeTogetherWithADay) {
  fill();
  const auto on = [&](base::Date day) {
    return read([&](store::Sql& sql) {
             return find_unit_by_code(sql, UnitKind::Commune, "28261", day);
           })
        .value();
  };
  EXPECT_EQ(on(date(2025, 6, 30))->id, base::Id{10});
  EXPECT_EQ(on(date(2025, 7, 1))->name, "Phường Đức Mới");
  EXPECT_FALSE(read([&](store::Sql& sql) {
                 return find_unit_by_code(sql, UnitKind::Department, "28261", date(2026, 1, 1));
               })->has_value());
  const auto all = read([](store::Sql& sql) {
                     return load_units_by_code(sql, UnitKind::Commune, "28261");
                   }).value();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].id, base::Id{11});
}

TEST_P(UnitStore, ListsAreInVietnameseOrder) {
  fill();
  const auto now = read([](store::Sql& sql) {
                     return load_units(sql, UnitKind::Commune, date(2026, 9, 1));
                   }).value();
  ASSERT_EQ(now.size(), 2u);
  EXPECT_EQ(now[0].name, "Phường Dừa");
  const auto all = read([](store::Sql& sql) { return load_all_units(sql, date(2026, 9, 1)); });
  EXPECT_EQ(all->size(), 5u);
}

TEST_P(UnitStore, KeepsSchoolsWithTheirLevels) {
  fill();
  auto changed = school(20, "MAU-1", "Trường Sen", 12);
  changed.levels = {SchoolLevel::LowerSecondary, SchoolLevel::Primary};
  changed.is_public = false;
  changed.pupils = 12;
  ASSERT_TRUE(write([&](store::Sql& sql) { return save_school(sql, changed); }));
  const auto got = read([](store::Sql& sql) { return find_school_by_code(sql, "MAU-1"); }).value();
  ASSERT_TRUE(got);
  EXPECT_EQ(got->levels, (std::vector{SchoolLevel::Primary, SchoolLevel::LowerSecondary}));
  EXPECT_FALSE(got->is_public);
  EXPECT_EQ(got->pupils, 12);
  const auto day = date(2026, 9, 1);
  EXPECT_EQ(read([&](store::Sql& sql) { return load_schools(sql, day); })->size(), 2u);
  EXPECT_EQ(read([&](store::Sql& sql) { return load_schools(sql, day, base::Id{12}); })->size(),
            2u);
  EXPECT_EQ(read([&](store::Sql& sql) { return load_schools(sql, day, base::Id{11}); })->size(),
            0u);
  EXPECT_TRUE(read([](store::Sql& sql) { return find_school(sql, base::Id{21}); })->has_value());
  EXPECT_FALSE(read([](store::Sql& sql) { return find_school(sql, base::Id{11}); })->has_value());
}

TEST_P(UnitStore, WalksDownAndAlongHistory) {
  fill();
  const auto below = read([](store::Sql& sql) { return load_unit_and_below(sql, base::Id{11}); });
  EXPECT_EQ(*below, (std::vector<base::Id>{base::Id{11}, base::Id{20}}));
  EXPECT_EQ(read([](store::Sql& sql) { return load_unit_and_below(sql, base::Id{1}); })->size(),
            6u);
  EXPECT_EQ(*read([](store::Sql& sql) { return load_successors(sql, base::Id{10}); }),
            std::vector<base::Id>{base::Id{11}});
  EXPECT_EQ(*read([](store::Sql& sql) { return load_predecessors(sql, base::Id{11}); }),
            std::vector<base::Id>{base::Id{10}});
  const auto history = read([](store::Sql& sql) { return load_unit_history(sql, base::Id{11}); });
  ASSERT_EQ(history->before.size(), 1u);
  EXPECT_EQ(history->before[0].other.name, "Phường Cũ");
  EXPECT_EQ(history->before[0].on, date(2025, 7, 1));
  EXPECT_EQ(history->before[0].part, Succession::Part);
  EXPECT_TRUE(history->after.empty());
}

TEST_P(UnitStore, RefusesTwoOfOneCodeAndDay) {
  fill();
  const auto twin = write([](store::Sql& sql) {
    return save_unit(sql, unit(99, UnitKind::Commune, "28270", "Phường Khác", 1));
  });
  ASSERT_FALSE(twin);
  EXPECT_EQ(twin.error().code, base::Code::Conflict);
  auto backwards = unit(98, UnitKind::Commune, "28271", "Phường Ngược", 1);
  backwards.valid_to = date(2025, 6, 1);
  EXPECT_FALSE(write([&](store::Sql& sql) { return save_unit(sql, backwards); }));
}

// An old database with rows in it takes the next migration.
TEST_P(UnitStore, AccountsComeToADatabaseThatHasUnits) {
  auto old = test::open_store(GetParam(), {test_support::migrations().front()});
  ASSERT_TRUE(old->store->write([](store::Sql& sql) -> base::Status {
    AL_TRY_DO(save_unit(sql, unit(1, UnitKind::Province, "82", "Tỉnh Mẫu")));
    AL_TRY_DO(save_unit(sql, unit(11, UnitKind::Commune, "28261", "Xã Mẫu", 1)));
    return save_school(sql, school(20, "MAU-1", "Trường Sen", 11));
  }));
  auto all = store::store_migrations();
  for (const auto& more : test_support::migrations()) all.push_back(more);
  const auto done = store::migrate(*old->store, all, test::test_now());
  ASSERT_TRUE(done) << done.error().operator_text;
  ASSERT_FALSE(done->empty());
  EXPECT_EQ(done->front(), "people/schema/0102_account.sql");
  EXPECT_EQ(
      old->store->read([](store::Sql& sql) { return find_unit(sql, base::Id{11}); }).value()->name,
      "Xã Mẫu");
  EXPECT_TRUE(store::migrate(*old->store, all, test::test_now())->empty());
}

// Units come to a database that holds only audit lines.
TEST_P(UnitStore, ComesToADatabaseOfTheStoreAlone) {
  auto old = test::open_store(GetParam());
  ASSERT_TRUE(old->store->write([](store::Sql& sql) {
    return store::append_audit(sql, {.at = test::test_now(),
                                     .account = {},
                                     .actor = "system",
                                     .action = "test",
                                     .subject_kind = "test",
                                     .subject = {},
                                     .detail = ""});
  }));
  auto all = store::store_migrations();
  all.push_back(test_support::migrations().front());
  ASSERT_TRUE(store::migrate(*old->store, all, test::test_now()));
  EXPECT_EQ(old->store->read([](store::Sql& sql) { return store::verify_audit(sql); })->lines, 1);
}

AL_BOTH_ENGINES(UnitStore);

TEST(UnitModel, CodesComeBack) {
  for (const auto* code :
       {"province", "district", "commune", "department", "school", "care_facility"})
    EXPECT_EQ(unit_kind_code(parse_unit_kind(code).value()), code);
  for (const auto* code :
       {"preschool", "primary", "lower_secondary", "upper_secondary", "continuing"})
    EXPECT_EQ(school_level_code(parse_school_level(code).value()), code);
  EXPECT_FALSE(parse_unit_kind("xa"));
  EXPECT_FALSE(parse_school_level(""));
}

}  // namespace
}  // namespace anlanh::people
