#include "people/officer.h"

#include <gtest/gtest.h>

#include "people/account_store.h"
#include "people/people_test_units.h"
#include "people/right_model.h"
#include "people/unit_store.h"
#include "support/test_store.h"

namespace anlanh::people {
namespace {

using test_support::account;
using test_support::date;
using test_support::school;
using test_support::unit;

class OfficerOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), test_support::migrations());
    ASSERT_TRUE(db_->store->write([](store::Sql& sql) -> base::Status {
      AL_TRY_DO(save_unit(sql, unit(1, UnitKind::Province, "82", "Tỉnh Mẫu")));
      AL_TRY_DO(save_unit(sql, unit(11, UnitKind::Commune, "28261", "Xã Mẫu", 1)));
      AL_TRY_DO(save_unit(sql, unit(12, UnitKind::Commune, "28270", "Xã Bên", 1)));
      AL_TRY_DO(save_school(sql, school(20, "MAU-1", "Trường Sen", 11)));
      AL_TRY_DO(save_account(sql, account(100, "hoa.nguyen", 11, {"commune_worker"}), "h"));
      AL_TRY_DO(save_account(sql, account(101, "an.tran", 20, {"school_officer"}), "h"));
      return save_account(sql, account(102, "quan.tri", 1, {"admin"}), "h");
    }));
  }
  std::shared_ptr<const Officer> load(std::int64_t id) {
    return db_->store
        ->read([&](store::Sql& sql) { return load_officer(sql, base::Id{id}, date(2026, 9, 1)); })
        .value();
  }
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(OfficerOn, ReachesAsFarAsTheRoleSays) {
  const auto worker = load(100);
  ASSERT_TRUE(worker);
  EXPECT_EQ(worker->place, "Xã Mẫu");
  EXPECT_TRUE(worker->may(rights::kReportsWork));
  EXPECT_TRUE(worker->may_in(rights::kReportsWork, base::Id{11}));
  EXPECT_TRUE(worker->may_in(rights::kSessionsRecord, base::Id{20})) << "its school";
  EXPECT_FALSE(worker->may_in(rights::kReportsWork, base::Id{12})) << "the neighbour";
  EXPECT_FALSE(worker->may_in(rights::kReportsWork, base::Id{})) << "waits at the province";
  EXPECT_FALSE(worker->may(rights::kCasesClose));

  const auto teacher = load(101);
  EXPECT_TRUE(teacher->may_in(rights::kSessionsRecord, base::Id{20}));
  EXPECT_FALSE(teacher->may_in(rights::kSessionsRecord, base::Id{11}));

  const auto admin = load(102);
  EXPECT_TRUE(admin->may(rights::kAccountsManage));
  EXPECT_FALSE(admin->may(rights::kReportsRead));
}

// What an officer may see but not do is refused; what they may not see is not there.
TEST_P(OfficerOn, NeedTellsNobodyWhatTheyMayNotSee) {
  const auto worker = load(100);
  EXPECT_TRUE(need(*worker, rights::kReportsRead, base::Id{11}));
  EXPECT_EQ(need(*worker, rights::kCasesClose, base::Id{11}).error().code, base::Code::Refused);
  EXPECT_EQ(need(*worker, "plans.approve", base::Id{11}).error().code, base::Code::Refused);
  EXPECT_EQ(need(*worker, rights::kReportsRead, base::Id{12}).error().code, base::Code::NotFound);
  EXPECT_EQ(need(*worker, rights::kCasesClose, base::Id{12}).error().code, base::Code::NotFound);
  EXPECT_EQ(need(*worker, rights::kAccountsManage, base::Id{11}).error().code,
            base::Code::NotFound);
}

TEST_P(OfficerOn, OwnReachesWhatIsAssignedAndNothingElse) {
  ASSERT_TRUE(db_->store->write([](store::Sql& sql) -> base::Status {
    AL_TRY_DO(
        sql.exec("update role_right set reach = 'own' where role = 'commune_worker'"
                 " and right_name = 'cases.read'"));
    return base::ok();
  }));
  const auto worker = load(100);
  EXPECT_TRUE(worker->may(rights::kCasesRead));
  EXPECT_TRUE(need_on(*worker, rights::kCasesRead, base::Id{11}, base::Id{100}));
  EXPECT_TRUE(need_on(*worker, rights::kCasesRead, base::Id{12}, base::Id{100})) << "lent out";
  EXPECT_FALSE(need_on(*worker, rights::kCasesRead, base::Id{11}, base::Id{101}));
  EXPECT_FALSE(need_on(*worker, rights::kCasesRead, base::Id{11}, base::Id{}));
  EXPECT_FALSE(need(*worker, rights::kCasesRead, base::Id{11})) << "not said whose it is";
}

TEST_P(OfficerOn, ClosedAndUnknownAccountsAreAbsent) {
  EXPECT_FALSE(load(999));
  ASSERT_TRUE(db_->store->write([](store::Sql& sql) {
    return save_account_state(sql, base::Id{100}, AccountState::Closed);
  }));
  EXPECT_FALSE(load(100));
}

TEST_P(OfficerOn, ARightTakenAwayIsGoneAtOnce) {
  ASSERT_TRUE(db_->store->write(
      [](store::Sql& sql) { return save_roles(sql, base::Id{100}, {"viewer"}); }));
  EXPECT_FALSE(load(100)->may(rights::kReportsRead));
  EXPECT_TRUE(load(100)->may_in(rights::kTargetsRead, base::Id{12}));
}

TEST_P(OfficerOn, ALockEndsNoSession) {
  ASSERT_TRUE(db_->store->write([](store::Sql& sql) {
    return save_try(sql, base::Id{100}, 9, test::test_now() + std::chrono::hours(1));
  }));
  EXPECT_TRUE(load(100));
}

TEST_P(OfficerOn, AuditLinesCarryTheName) {
  const auto line =
      audit_line(*load(100), test::test_now(), "report.accept", "report", base::Id{5});
  EXPECT_EQ(line.account, base::Id{100});
  EXPECT_EQ(line.actor, "Nguyễn Thị Mẫu");
  EXPECT_EQ(line.subject, base::Id{5});
}

AL_BOTH_ENGINES(OfficerOn);

}  // namespace
}  // namespace anlanh::people
