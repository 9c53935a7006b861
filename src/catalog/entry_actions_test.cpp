// Who may confirm and open again, and that a refused act leaves no trace.

#include "catalog/entry_actions.h"

#include <gtest/gtest.h>

#include "catalog/embedded.h"
#include "catalog/entry_store.h"
#include "people/right_model.h"
#include "support/test_store.h"

namespace anlanh::catalog {
namespace {

people::Officer officer_with(std::string_view right) {
  people::Officer officer;
  officer.account = base::Id{9};
  officer.name = "Cô Hoa (mẫu)";
  officer.unit.id = base::Id{3};
  officer.scopes.emplace(std::string(right), people::Scope::everywhere());
  return officer;
}

std::vector<Category> sample_categories() {
  Category scam;
  scam.slug = "scam";
  Category gambling;
  gambling.slug = "gambling";
  gambling.bit = 1;
  return {scam, gambling};
}

struct Counts {
  std::int64_t entries = 0;
  std::int64_t audit_lines = 0;
  bool operator==(const Counts&) const = default;
};

class EntryActions : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), store::migrations_of(embedded_files()));
  }
  base::Result<Confirmed> confirm(const people::Officer& officer, const std::string& address,
                                  const std::string& category = "scam",
                                  const std::string& note = "ghi chú") {
    return db_->store->write([&](store::Sql& sql) {
      return confirm_entry(sql, context_, officer, {address, category, note},
                           {base::Id{77}, base::Id{5}}, test::test_now());
    });
  }
  base::Result<Entry> open_again(const people::Officer& officer, base::Id id,
                                 const std::string& reason = "trang đã gỡ nội dung xấu") {
    return withdraw(*db_->store, officer, id, reason, test::test_now() + base::Millis{1});
  }
  Counts counts() {
    const auto counted = db_->store->read([](store::Sql& sql) -> base::Result<Counts> {
      AL_TRY(const auto entries, sql.find("select count(*) from catalog_entry"));
      AL_TRY(const auto lines, sql.find("select count(*) from audit_line"));
      return Counts{entries->integer(0), lines->integer(0)};
    });
    EXPECT_TRUE(counted);
    return *counted;
  }
  std::vector<store::StoredAuditLine> lines_of(base::Id id) {
    return db_->store->read([&](store::Sql& sql) { return store::load_audit(sql, "entry", id); })
        .value();
  }
  EntryState state_of(base::Id id) {
    return db_->store->read([&](store::Sql& sql) { return find_entry(sql, id); }).value()->state;
  }

  const std::vector<Category> categories_ = sample_categories();
  const std::vector<std::string> platforms_{"facebook.com"};
  const EntryContext context_{categories_, platforms_, test::test_random()};
  const people::Officer desk_ = officer_with(people::rights::kCatalogConfirm);
  const people::Officer reader_ = officer_with(people::rights::kCatalogRead);
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(EntryActions, ConfirmWritesEntryAndAuditLine) {
  const auto done = confirm(desk_, "https://Xau.Example/qua?id=7");
  ASSERT_TRUE(done) << done.error().operator_text;
  EXPECT_FALSE(done->already);
  EXPECT_EQ(done->entry.host, "xau.example");
  EXPECT_EQ(done->entry.unit, base::Id{5});
  EXPECT_EQ(counts(), (Counts{1, 1}));
  const auto lines = lines_of(done->entry.id);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].line.action, "entry.confirm");
  EXPECT_EQ(lines[0].line.account, desk_.account);
  EXPECT_EQ(lines[0].line.actor, desk_.name);
  EXPECT_EQ(lines[0].line.detail, "host=xau.example category=scam");
}

TEST_P(EntryActions, ConfirmWithoutTheRightChangesNothing) {
  const auto refused = confirm(reader_, "xau.example");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::Code::Refused);
  EXPECT_EQ(counts(), Counts{});
}

TEST_P(EntryActions, BadInputChangesNothing) {
  struct Case {
    std::string address;
    std::string category;
    std::string note;
  };
  const Case cases[] = {{"facebook.com/ai-do", "scam", ""},
                        {"com.vn", "scam", ""},
                        {"192.0.2.1", "scam", ""},
                        {"", "scam", ""},
                        {"'; drop table catalog_entry; --", "scam", ""},
                        {"xau.example", "nonsense", ""},
                        {"xau.example", "", ""},
                        {"xau.example", "scam", std::string(kMostNote + 1, 'a')}};
  for (const auto& c : cases) {
    const auto refused = confirm(desk_, c.address, c.category, c.note);
    ASSERT_FALSE(refused) << c.address;
    EXPECT_EQ(refused.error().code, base::Code::Invalid) << c.address;
  }
  EXPECT_EQ(counts(), Counts{});
}

TEST_P(EntryActions, SecondConfirmFindsTheFirst) {
  const auto first = confirm(desk_, "xau.example");
  const auto second = confirm(desk_, "https://xau.example./khac");
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(second->already);
  EXPECT_EQ(second->entry.id, first->entry.id);
  EXPECT_EQ(counts(), (Counts{1, 1}));
  const auto other = confirm(desk_, "xau.example", "gambling");
  ASSERT_TRUE(other);
  EXPECT_FALSE(other->already);
  EXPECT_EQ(counts(), (Counts{2, 2}));
}

TEST_P(EntryActions, WithdrawsOnce) {
  const auto done = confirm(desk_, "xau.example");
  ASSERT_TRUE(done);
  const auto id = done->entry.id;
  const auto opened = open_again(desk_, id);
  ASSERT_TRUE(opened) << opened.error().operator_text;
  EXPECT_EQ(opened->withdrawn_by_name, desk_.name);
  EXPECT_EQ(state_of(id), EntryState::Withdrawn);
  EXPECT_EQ(lines_of(id).back().line.action, "entry.withdraw");
  const auto again = open_again(desk_, id);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, base::Code::Conflict);
  EXPECT_EQ(counts(), (Counts{1, 2}));
  EXPECT_FALSE(confirm(desk_, "xau.example")->already);  // harmful once more: a new entry
}

TEST_P(EntryActions, RefusedWithdrawChangesNothing) {
  const auto done = confirm(desk_, "xau.example");
  ASSERT_TRUE(done);
  const auto id = done->entry.id;
  EXPECT_EQ(open_again(reader_, id).error().code, base::Code::Refused);
  EXPECT_EQ(open_again(desk_, id, "sai").error().code, base::Code::Invalid);
  EXPECT_EQ(open_again(desk_, base::Id{1234}).error().code, base::Code::NotFound);
  EXPECT_EQ(state_of(id), EntryState::InForce);
  EXPECT_EQ(counts(), (Counts{1, 1}));
}

AL_BOTH_ENGINES(EntryActions);

}  // namespace
}  // namespace anlanh::catalog
