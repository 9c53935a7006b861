#include "people/account_store.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "people/people_test_units.h"
#include "people/role_store.h"
#include "people/unit_store.h"
#include "support/test_store.h"

namespace anlanh::people {
namespace {

using test_support::account;
using test_support::unit;

class AccountStore : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), test_support::migrations());
    ASSERT_TRUE(db_->store->write([](store::Sql& sql) -> base::Status {
      AL_TRY_DO(save_unit(sql, unit(1, UnitKind::Province, "82", "Tỉnh Mẫu")));
      AL_TRY_DO(save_unit(sql, unit(11, UnitKind::Commune, "28261", "Xã Mẫu", 1)));
      return save_account(sql, account(100, "hoa.nguyen", 11, {"viewer", "commune_worker"}), "h1");
    }));
  }
  Account load(std::int64_t id) {
    return db_->store->read([&](store::Sql& sql) { return find_account(sql, base::Id{id}); })
        .value()
        .value();
  }
  template <class F>
  auto write(F f) {
    return db_->store->write(f);
  }
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(AccountStore, GivesBackWhatItKept) {
  const auto got = load(100);
  EXPECT_EQ(got.login, "hoa.nguyen");
  EXPECT_EQ(got.name, "Nguyễn Thị Mẫu");
  EXPECT_EQ(got.unit, base::Id{11});
  EXPECT_EQ(got.roles, (std::vector<std::string>{"commune_worker", "viewer"}));
  EXPECT_EQ(got.state, AccountState::Active);
  EXPECT_FALSE(got.last_sign_in_at || got.locked_until);
  const auto found =
      db_->store->read([](store::Sql& sql) { return find_account_by_login(sql, "hoa.nguyen"); });
  EXPECT_EQ(found->value().id, base::Id{100});
  EXPECT_FALSE(db_->store->read([](store::Sql& sql) { return find_account_by_login(sql, "HOA"); })
                   ->has_value());
}

TEST_P(AccountStore, RefusesATakenLoginAnUnknownUnitAndAnUnknownRole) {
  EXPECT_EQ(write([](store::Sql& sql) {
              return save_account(sql, account(101, "hoa.nguyen", 11, {}), "h");
            })
                .error()
                .code,
            base::Code::Conflict);
  EXPECT_FALSE(write(
      [](store::Sql& sql) { return save_account(sql, account(102, "lan.tran", 999, {}), "h"); }));
  EXPECT_FALSE(write([](store::Sql& sql) {
    return save_account(sql, account(103, "lan.tran", 11, {"no_such_role"}), "h");
  }));
  EXPECT_EQ(db_->store->read([](store::Sql& sql) { return count_accounts(sql); }).value(), 1);
}

TEST_P(AccountStore, CountsTriesAndForgetsThemAfterARightOne) {
  const auto until = test::test_now();
  ASSERT_TRUE(write([&](store::Sql& sql) { return save_try(sql, base::Id{100}, 5, until); }));
  EXPECT_EQ(load(100).wrong_tries, 5);
  EXPECT_EQ(load(100).locked_until, until);
  ASSERT_TRUE(write([&](store::Sql& sql) { return save_sign_in(sql, base::Id{100}, until); }));
  EXPECT_EQ(load(100).wrong_tries, 0);
  EXPECT_FALSE(load(100).locked_until);
  EXPECT_EQ(load(100).last_sign_in_at, until);
}

TEST_P(AccountStore, ChangesPasswordRolesUnitAndState) {
  ASSERT_TRUE(write([](store::Sql& sql) -> base::Status {
    AL_TRY_DO(save_password(sql, base::Id{100}, "h2", PasswordKind::Once, test::test_now()));
    AL_TRY_DO(save_roles(sql, base::Id{100}, {"admin"}));
    AL_TRY_DO(save_account_unit(sql, base::Id{100}, base::Id{1}));
    return base::ok();
  }));
  EXPECT_EQ(load(100).password_kind, PasswordKind::Once);
  EXPECT_EQ(load(100).roles, std::vector<std::string>{"admin"});
  EXPECT_EQ(load(100).unit, base::Id{1});
  EXPECT_EQ(db_->store->read([](store::Sql& sql) { return find_password_hash(sql, base::Id{100}); })
                .value(),
            "h2");
  const auto admins = [&] {
    return db_->store->read([](store::Sql& sql) { return load_holders(sql, "accounts.manage"); })
        .value()
        .size();
  };
  EXPECT_EQ(admins(), 1u);
  ASSERT_TRUE(write([](store::Sql& sql) {
    return save_account_state(sql, base::Id{100}, AccountState::Closed);
  }));
  EXPECT_EQ(load(100).state, AccountState::Closed);
  EXPECT_EQ(admins(), 0u);
}

TEST_P(AccountStore, RolesHoldOnlyKnownRights) {
  const auto roles = db_->store->read([](store::Sql& sql) { return load_roles(sql); }).value();
  EXPECT_EQ(roles.size(), 8u);
  for (const auto& role : roles) {
    EXPECT_FALSE(role.name.vi.empty() || role.name.en.empty() || role.grants.empty()) << role.code;
    for (const auto& grant : role.grants) EXPECT_TRUE(is_right(grant.right)) << grant.right;
  }
}

// Least rights: what each role must not have, whatever else changes.
TEST_P(AccountStore, RolesLackWhatTheyMustNotHave) {
  const std::pair<std::string, std::vector<std::string_view>> kForbidden[] = {
      {"admin", {"reports.read", "cases.read", "violators.read", "audit.read"}},
      {"viewer", {"reports.read", "cases.read", "sessions.read", "catalog.read"}},
      {"department_head", {"reports.read", "cases.read", "violators.read"}},
      {"school_officer", {"reports.read", "cases.read", "violators.read", "catalog.confirm"}},
      {"commune_worker", {"cases.close", "catalog.confirm", "violators.work", "audit.read"}},
      {"police", {"reports.work", "cases.work", "cases.close", "accounts.manage"}},
      {"province_desk", {"accounts.manage", "audit.read"}},
  };
  const auto roles = db_->store->read([](store::Sql& sql) { return load_roles(sql); }).value();
  for (const auto& role : roles) {
    for (const auto& [code, rights] : kForbidden) {
      if (role.code != code) continue;
      for (const auto& grant : role.grants)
        EXPECT_EQ(std::count(rights.begin(), rights.end(), grant.right), 0) << code << grant.right;
    }
  }
}

AL_BOTH_ENGINES(AccountStore);

}  // namespace
}  // namespace anlanh::people
