#include "store/store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "support/test_store.h"

namespace anlanh::store {
namespace {

class StoreOn : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), {{"test/0001.sql",
                                         "create table thing (id BIGINT primary key, name text not null unique,"
                                         " good BOOL not null, weight REAL, bytes BLOB,"
                                         " parent BIGINT references thing (id), check (length(name) > 0)) STRICT;"}});
  }
  Store& store() { return *db_->store; }
  base::Status insert(std::int64_t id, std::string_view name) {
    return store().write([&](Sql& sql) -> base::Status {
      AL_TRY_DO(sql.exec("insert into thing (id, name, good) values ($1, $2, $3)", id, name, true));
      return base::ok();
    });
  }
  std::int64_t count() {
    auto rows = store().read([](Sql& sql) { return sql.query("select count(*) from thing"); });
    return rows.value().front().integer(0);
  }
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(StoreOn, GivesBackEveryKindOfValue) {
  const base::Bytes bytes{0, 1, 255, 0};
  auto wrote = store().write([&](Sql& sql) {
    return sql.exec("insert into thing (id, name, good, weight, bytes, parent) values ($1, $2, $3, $4, $5, $6)",
                    std::int64_t{1} << 60, "Đồng Tháp 'a' ; --", false, 2.5, bytes, Null{});
  });
  ASSERT_TRUE(wrote) << wrote.error().operator_text;
  EXPECT_EQ(*wrote, 1);
  auto row = store().read([](Sql& sql) { return sql.find("select id, name, good, weight, bytes, parent from thing"); });
  ASSERT_TRUE(row && row->has_value());
  const Row& got = **row;
  EXPECT_EQ(got.integer(0), std::int64_t{1} << 60);
  EXPECT_EQ(got.text(1), "Đồng Tháp 'a' ; --");
  EXPECT_FALSE(got.boolean(2));
  EXPECT_EQ(got.real(3), 2.5);
  EXPECT_EQ(got.bytes(4), bytes);
  EXPECT_TRUE(got.is_null(5));
}

TEST_P(StoreOn, TakesBackAllOfARefusedWrite) {
  auto refused = store().write([&](Sql& sql) -> base::Status {
    AL_TRY_DO(sql.exec("insert into thing (id, name, good) values (1, 'a', true)"));
    return base::invalid(base::msg("no"));
  });
  EXPECT_FALSE(refused);
  EXPECT_EQ(count(), 0);
}

TEST_P(StoreOn, NamesBrokenConstraints) {
  ASSERT_TRUE(insert(1, "a"));
  EXPECT_EQ(insert(2, "a").error().code, base::Code::Conflict);
  EXPECT_EQ(insert(3, "").error().code, base::Code::Invalid);
  auto orphan = store().write([](Sql& sql) {
    return sql.exec("insert into thing (id, name, good, parent) values (4, 'b', true, 99)");
  });
  EXPECT_EQ(orphan.error().code, base::Code::Invalid);
  EXPECT_EQ(count(), 1);
}

TEST_P(StoreOn, KeepsTheNeighboursOfAFailedWriteInOneBatch) {
  std::atomic<int> kept{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&, i] {
      const std::string name = i % 4 == 0 ? std::string("same") : "n" + std::to_string(i);
      if (insert(i + 1, name)) ++kept;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(kept.load(), 31);  // 30 of their own and one of the ten called "same"
  EXPECT_EQ(count(), 31);
}

TEST_P(StoreOn, ReadersSeeOneSnapshot) {
  ASSERT_TRUE(insert(1, "a"));
  auto both = store().read([&](Sql& sql) -> base::Result<std::pair<std::int64_t, std::int64_t>> {
    AL_TRY(auto before, sql.query("select count(*) from thing"));
    std::thread([&] { EXPECT_TRUE(insert(2, "b")); }).join();
    AL_TRY(auto after, sql.query("select count(*) from thing"));
    return std::pair(before.front().integer(0), after.front().integer(0));
  });
  ASSERT_TRUE(both);
  EXPECT_EQ(both->first, 1);
  EXPECT_EQ(both->second, 1);
  EXPECT_EQ(count(), 2);
}

TEST_P(StoreOn, ReadersCannotWrite) {
  auto wrote = store().read([](Sql& sql) { return sql.exec("delete from thing"); });
  EXPECT_FALSE(wrote);
}

AL_BOTH_ENGINES(StoreOn);

TEST(StoreUrl, RefusesWhatItDoesNotKnowAndHidesPasswords) {
  const auto opened = Store::open("mysql://root:secret@host/db");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().operator_text.find("secret"), std::string::npos);
  EXPECT_EQ(without_password("postgresql://u:p@h/d"), "postgresql://u:***@h/d");
  EXPECT_EQ(without_password("postgresql://h/d"), "postgresql://h/d");
}

}  // namespace
}  // namespace anlanh::store
