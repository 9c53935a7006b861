#include "store/audit.h"

#include <gtest/gtest.h>

#include "support/test_store.h"

namespace anlanh::store {
namespace {

class AuditOn : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam());
    for (int i = 1; i <= 5; ++i) append("report.read", i);
  }
  void append(const char* action, int subject) {
    const AuditLine line{test::test_now(), base::Id{7}, "Cô Hoa (mẫu)", action, "report", base::Id{subject}, "state=new"};
    auto done = db_->store->write([&](Sql& sql) { return append_audit(sql, line); });
    ASSERT_TRUE(done) << done.error().operator_text;
  }
  void tamper(const char* statement) {
    ASSERT_TRUE(db_->store->write([&](Sql& sql) { return sql.exec(statement); }));
  }
  AuditCheck verify() { return db_->store->read([](Sql& sql) { return verify_audit(sql); }).value(); }
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(AuditOn, HoldsWhenNobodyTouchedIt) {
  const auto check = verify();
  EXPECT_EQ(check.lines, 5);
  EXPECT_FALSE(check.first_break);
}

TEST_P(AuditOn, ShowsAChange) {
  tamper("update audit_line set detail = 'state=closed' where seq = 3");
  ASSERT_TRUE(verify().first_break);
  EXPECT_EQ(verify().first_break->seq, 3);
}

TEST_P(AuditOn, ShowsARemoval) {
  tamper("delete from audit_line where seq = 2");
  ASSERT_TRUE(verify().first_break);
  EXPECT_EQ(verify().first_break->seq, 2);
}

TEST_P(AuditOn, ShowsAnotherOrder) {
  tamper("update audit_line set seq = 100 where seq = 2");
  tamper("update audit_line set seq = 2 where seq = 4");
  tamper("update audit_line set seq = 4 where seq = 100");
  EXPECT_EQ(verify().first_break->seq, 2);
}

TEST_P(AuditOn, ListsLinesOfOneRecord) {
  append("report.accept", 2);
  auto lines = db_->store->read([](Sql& sql) { return load_audit(sql, "report", base::Id{2}); });
  ASSERT_EQ(lines->size(), 2u);
  EXPECT_EQ((*lines)[0].line.action, "report.read");
  EXPECT_EQ((*lines)[1].line.action, "report.accept");
}

AL_BOTH_ENGINES(AuditOn);

}  // namespace
}  // namespace anlanh::store
