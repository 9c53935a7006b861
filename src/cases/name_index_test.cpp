// Search by name through hashes agrees with opening every name and looking.
#include "cases/name_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "cases/cases_test_world.h"
#include "cases/name_rules.h"
#include "cases/name_search_actions.h"
#include "people/right_model.h"

namespace anlanh::cases {
namespace {

using namespace test_support;
namespace rights = people::rights;
using people::Scope;

NameWords words(std::string_view name) { return name_words(plain_fold(name)); }

TEST(NameRules, FindsWithoutDiacriticsAndByPartsOfAName) {
  const auto name = words("Nguyễn Thị Hoa");
  for (const char* typed : {"nguyen thi hoa", "hoa", "thi hoa", "Hòa", "HOÀ", "hoa nguyen", "nguy",
                            "Nguyễn", "ngu hoa", "thi", "  hoa  ", "hoa,nguyen"})
    EXPECT_TRUE(name_matches(name, words(typed))) << typed;
  for (const char* typed : {"", "hoang", "th", "ho", "nguyen van hoa", "guyen", "lan", "-", "ng"})
    EXPECT_FALSE(name_matches(name, words(typed))) << typed;
  EXPECT_TRUE(name_matches(words("Lê An"), words("an")));
  EXPECT_FALSE(name_matches(words("Lê Anh"), words("an"))) << "two letters are a whole word";
  EXPECT_TRUE(name_matches(words("Đỗ Đức"), words("do duc")));
  EXPECT_TRUE(name_matches(words("hoa_nguyen.2008"), words("2008")));
}

TEST(NameRules, LongAndStrangeNamesAreCut) {
  EXPECT_EQ(name_words("a b c d e f g h i j").size(), 8u);
  EXPECT_EQ(name_words(std::string(100, 'x'))[0].size(), 12u);
  EXPECT_TRUE(name_words(" .,- ").empty());
  EXPECT_TRUE(name_matches(name_words(std::string(40, 'x')), name_words(std::string(30, 'x'))));
}

class NameIndexOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  Desk& desk() { return world_->desk(); }
  void keep(base::Id record, NameKind kind, std::string_view name) {
    keep(record, kind, base::make_id(world_->now(), desk().random), name);
  }
  void keep(base::Id record, NameKind kind, base::Id subject, std::string_view name) {
    ASSERT_TRUE(desk().store.write([&](store::Sql& sql) {
      return save_name_tokens(sql, desk(), record, kind, subject, name);
    }));
  }
  std::set<base::Id> find(std::string_view typed, const NameScope& scope) {
    const auto found = desk().store.read(
        [&](store::Sql& sql) { return find_by_name(sql, desk(), scope, typed, 1000); });
    EXPECT_TRUE(found) << (found ? "" : found.error().operator_text);
    return {found->begin(), found->end()};
  }
  std::set<base::Id> find(std::string_view typed) {
    return find(typed, {Scope::everywhere(), Scope::everywhere()});
  }
  std::int64_t rows(base::Id subject) {
    return desk()
        .store
        .read([&](store::Sql& sql) {
          return sql.query("select count(*) from name_index where subject = $1", subject);
        })
        .value()[0]
        .integer(0);
  }
  std::unique_ptr<World> world_;
};
AL_BOTH_ENGINES(NameIndexOn);

TEST_P(NameIndexOn, AgreesWithOpeningEveryName) {
  const char* const family[] = {"Nguyễn", "Trần", "Lê", "Phạm", "H'", "Đặng"};
  const char* const middle[] = {"Thị", "Văn", "Minh", "", "Ngọc"};
  const char* const given[] = {"Hoa", "Hòa", "An", "Anh", "Hoàng", "Ni", "Đức", "Y"};
  const auto random = test::test_random();
  const auto pick = [&](const auto& list) {
    return std::string(list[base::random_below(random, std::size(list))]);
  };
  std::vector<base::Id> cases;
  for (int i = 0; i < 8; ++i) cases.push_back(world_->open());
  std::vector<std::pair<base::Id, NameWords>> plain;
  for (int i = 0; i < 40; ++i) {
    const auto name = pick(family) + " " + pick(middle) + " " + pick(given);
    const auto owner = cases[base::random_below(random, cases.size())];
    keep(owner, i % 2 == 0 ? NameKind::Child : NameKind::Family, name);
    plain.emplace_back(owner, words(name));
  }
  for (int i = 0; i < 60; ++i) {
    std::string typed = pick(given);
    if (base::random_below(random, 2) == 0) typed = pick(family) + " " + typed;
    if (base::random_below(random, 3) == 0) typed = typed.substr(0, 4);
    std::set<base::Id> slow;
    for (const auto& [owner, name] : plain)
      if (name_matches(name, words(typed))) slow.insert(owner);
    EXPECT_EQ(find(typed), slow) << typed;
  }
}

TEST_P(NameIndexOn, WordsOfTwoPeopleAreNotOneName) {
  const auto id = world_->open();
  keep(id, NameKind::Child, "Nguyễn Thị Mai");
  keep(id, NameKind::Family, "Trần Hoa");
  EXPECT_TRUE(find("thi hoa").empty());
  EXPECT_EQ(find("tran hoa").size(), 1u);
}

TEST_P(NameIndexOn, ANewNameTakesThePlaceOfTheOldAndANameLeavesNoLength) {
  const auto id = world_->open();
  const base::Id subject{4711};
  keep(id, NameKind::Child, subject, "Lê An");
  EXPECT_EQ(rows(subject), 8);
  keep(id, NameKind::Child, subject, "Nguyễn Thị Hoa");
  EXPECT_EQ(rows(subject), 8) << "a short and a long name look the same";
  EXPECT_TRUE(find("le an").empty());
  EXPECT_EQ(find("hoa").size(), 1u);
  keep(id, NameKind::Child, subject, "");
  EXPECT_EQ(rows(subject), 0);
}

TEST_P(NameIndexOn, ErasedWithItsRecord) {
  const auto id = world_->open();
  keep(id, NameKind::Child, "Lê An");
  ASSERT_TRUE(desk().store.write([&](store::Sql& sql) { return delete_record_names(sql, id); }));
  EXPECT_TRUE(find("le an").empty());
}

TEST_P(NameIndexOn, OnlyCasesInScopeAreFoundAndTheLineHoldsNoWord) {
  const auto here = world_->open();
  keep(here, NameKind::Child, "Nguyễn Thị Hoa");
  const auto number = world_->load_case(here).number;
  const auto found = [&](const people::Officer& officer, std::string_view typed) {
    return search_cases(desk(), officer, typed, world_->now()).value().total;
  };
  EXPECT_EQ(found(*worker(), "nguyễn thị hoa"), 1);
  EXPECT_EQ(found(*worker(kOther), "nguyễn thị hoa"), 0);
  std::string small = number;
  small[0] = small[1] = 'v';
  EXPECT_EQ(found(*worker(), small), 1);
  EXPECT_EQ(found(*worker(kOther), number), 0);
  EXPECT_EQ(search_cases(desk(), *teacher(), "hoa", world_->now()).error().code,
            base::Code::Refused);
  EXPECT_EQ(search_cases(desk(), *worker(), " - ", world_->now()).error().code,
            base::Code::Invalid);
  const auto lines = desk().store.read(
      [](store::Sql& sql) { return store::load_audit_before(sql, 1000000, 100); });
  int searches = 0;
  for (const auto& line : *lines) {
    searches += line.line.action == "case.search";
    EXPECT_EQ(line.line.detail.find("ho"), std::string::npos) << line.line.detail;
  }
  EXPECT_EQ(searches, 4);
}

TEST_P(NameIndexOn, AViolatorsNameFindsTheCaseOnlyForWhoMaySeeViolators) {
  const auto id = world_->open();
  ASSERT_TRUE(record_violator(desk(), *desk_officer(), id,
                              {ViolatorKind::Adult, "Lý Văn Tám", "PRIV", ""}, world_->token(),
                              world_->now()));
  const auto total = [&](const people::Officer& officer, std::string_view typed) {
    return search_cases(desk(), officer, typed, world_->now()).value().total;
  };
  EXPECT_EQ(total(*worker(), "ly van tam"), 1);
  auto without = worker();
  without->scopes.erase(std::string(rights::kViolatorsRead));
  EXPECT_EQ(total(*without, "ly van tam"), 0);
  const auto file = read_case(desk(), *desk_officer(), id, world_->now()).value();
  ASSERT_TRUE(change_violator(desk(), *desk_officer(), file.violators[0].violator.id,
                              {ViolatorKind::Adult, "Lý Văn Chín", "PRIV", ""}, 1, world_->now()));
  EXPECT_EQ(total(*worker(), "ly van tam"), 0);
  EXPECT_EQ(total(*worker(), "chin"), 1);
}

}  // namespace
}  // namespace anlanh::cases
