#include "catalog/entry_store.h"

#include <gtest/gtest.h>

#include "catalog/embedded.h"
#include "support/test_store.h"

namespace anlanh::catalog {
namespace {

Entry sample(std::int64_t id, const std::string& host, const std::string& category = "scam") {
  Entry entry;
  entry.id = base::Id{id};
  entry.host = host;
  entry.address = "https://" + host + "/";
  entry.category = category;
  entry.note = "ghi chú";
  entry.confirmed_by = base::Id{9};
  entry.confirmed_by_name = "Cô Hoa (mẫu)";
  entry.confirmed_at = test::test_now() + base::Millis{id};
  return entry;
}

class EntryStore : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), store::migrations_of(embedded_files()));
  }
  base::Status save(const Entry& entry) {
    return db_->store->write([&](store::Sql& sql) { return save_entry(sql, entry); });
  }
  std::vector<Entry> load(const EntryFilter& filter, EntryPage page = {}) {
    auto found = db_->store->read([&](store::Sql& sql) { return load_entries(sql, filter, page); });
    auto count = db_->store->read([&](store::Sql& sql) { return count_entries(sql, filter); });
    EXPECT_TRUE(found && count);
    if (page.from == 0 && page.count >= 50) {
      EXPECT_EQ(static_cast<std::int64_t>(found->size()), *count);
    }
    return std::move(found).value();
  }
  bool withdraw(std::int64_t id) {
    Entry entry = sample(id, "x");
    entry.withdrawn_by_name = "Anh Tâm (mẫu)";
    entry.withdrawn_at = test::test_now();
    entry.withdraw_reason = "trang đã gỡ nội dung";
    return db_->store->write([&](store::Sql& sql) { return withdraw_entry(sql, entry); }).value();
  }
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(EntryStore, GivesBackWhatWasSaved) {
  Entry entry = sample(1, "xau.example");
  entry.case_id = base::Id{77};
  ASSERT_TRUE(save(entry));
  const auto found = load({}).front();
  EXPECT_EQ(found.host, entry.host);
  EXPECT_EQ(found.address, entry.address);
  EXPECT_EQ(found.case_id, entry.case_id);
  EXPECT_EQ(found.confirmed_at, entry.confirmed_at);
  EXPECT_EQ(found.state, EntryState::InForce);
  EXPECT_FALSE(found.withdrawn_at);
}

TEST_P(EntryStore, KeepsOneInForceForAHostAndCategory) {
  ASSERT_TRUE(save(sample(1, "xau.example")));
  EXPECT_EQ(save(sample(2, "xau.example")).error().code, base::Code::Conflict);
  EXPECT_TRUE(save(sample(3, "xau.example", "gambling")));
  EXPECT_TRUE(withdraw(1));
  EXPECT_FALSE(withdraw(1));  // the second officer hears that it was done
  EXPECT_TRUE(save(sample(4, "xau.example")));
  EXPECT_EQ(load({}).size(), 3u);
}

TEST_P(EntryStore, FiltersListAndCountAlike) {
  ASSERT_TRUE(save(sample(1, "ca-cuoc.example", "gambling")));
  ASSERT_TRUE(save(sample(2, "nhan-qua.example")));
  ASSERT_TRUE(save(sample(3, "qua-tang.example")));
  ASSERT_TRUE(withdraw(2));
  EXPECT_EQ(load({.state = EntryState::InForce}).size(), 2u);
  EXPECT_EQ(load({.category = "gambling"}).front().host, "ca-cuoc.example");
  EXPECT_EQ(load({.host_part = "qua"}).size(), 2u);
  EXPECT_TRUE(load({.host_part = "%"}).empty());
  EXPECT_TRUE(load({.host_part = "' or 1=1 --"}).empty());
  EXPECT_EQ(load({}, {.from = 1, .count = 1}).front().host, "nhan-qua.example");
}

TEST_P(EntryStore, ListsWhatTheGuardIsMadeOf) {
  ASSERT_TRUE(save(sample(2, "b.example")));
  ASSERT_TRUE(save(sample(1, "a.example")));
  ASSERT_TRUE(save(sample(3, "c.example")));
  ASSERT_TRUE(withdraw(3));
  const auto in_force = db_->store->read(load_entries_in_force);
  ASSERT_TRUE(in_force);
  ASSERT_EQ(in_force->size(), 2u);
  EXPECT_EQ((*in_force)[0].host, "a.example");
  const auto all = db_->store->read([](store::Sql& sql) {
    return load_entries_confirmed(sql, test::test_now(), test::test_now() + base::Millis{3});
  });
  EXPECT_EQ(all->size(), 2u);
}

AL_BOTH_ENGINES(EntryStore);

}  // namespace
}  // namespace anlanh::catalog
