#include "store/migrate.h"

#include <gtest/gtest.h>

#include "support/test_store.h"

namespace anlanh::store {
namespace {

const Migration kFirst{"test/0001.sql", "create table pet (id BIGINT primary key, name text not null) STRICT;"};
const Migration kSecond{"test/0002.sql", "alter table pet add column kind text not null default 'cat';"};

class MigrateOn : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_empty_store(GetParam());
  }
  base::Result<std::vector<std::string>> run(std::vector<Migration> all) {
    return migrate(*db_->store, all, test::test_now());
  }
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(MigrateOn, UpgradesAnOldDatabaseWithRows) {
  ASSERT_TRUE(run({kFirst}));
  ASSERT_TRUE(db_->store->write([](Sql& sql) { return sql.exec("insert into pet (id, name) values (1, 'Mun')"); }));
  const auto done = run({kFirst, kSecond});
  ASSERT_TRUE(done);
  EXPECT_EQ(*done, std::vector<std::string>{"test/0002.sql"});
  auto row = db_->store->read([](Sql& sql) { return sql.find("select name, kind from pet"); });
  EXPECT_EQ((*row)->text(0), "Mun");
  EXPECT_EQ((*row)->text(1), "cat");
  EXPECT_TRUE(run({kFirst, kSecond})->empty());
}

TEST_P(MigrateOn, TakesBackABrokenMigration) {
  const auto broken = run({kFirst, {"test/0002.sql", "create table half (id BIGINT primary key) STRICT; create nonsense;"}});
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().operator_text.find("test/0002.sql"), std::string::npos);
  EXPECT_FALSE(db_->store->read([](Sql& sql) { return sql.query("select * from half"); }));
  EXPECT_TRUE(db_->store->read([](Sql& sql) { return sql.query("select * from pet"); }));
}

TEST_P(MigrateOn, RefusesAChangedAndANewerDatabase) {
  ASSERT_TRUE(run({kFirst, kSecond}));
  EXPECT_EQ(run({kFirst, {kSecond.name, kSecond.text + " "}}).error().code, base::Code::Conflict);
  EXPECT_EQ(run({kFirst}).error().code, base::Code::Conflict);
}

AL_BOTH_ENGINES(MigrateOn);

TEST(TranslateSchema, ChangesOnlyWordsInCapitals) {
  const char* text = "create table a (BIGINTS text, b BIGINT, c BLOB default 'BLOB') STRICT;";
  EXPECT_EQ(translate_schema(text, Engine::Postgres),
            "create table a (BIGINTS text, b bigint, c bytea default 'BLOB') ;");
  EXPECT_EQ(translate_schema(text, Engine::Sqlite),
            "create table a (BIGINTS text, b integer, c blob default 'BLOB') strict;");
  EXPECT_EQ(translate_schema("-- a row's BIGINT\nBIGINT -- end", Engine::Sqlite), "\ninteger ");
}

}  // namespace
}  // namespace anlanh::store
