// A lost return key: who gets a new one, who does not, and what the helper never sees.
#include <gtest/gtest.h>

#include "cases/cases_test_world.h"
#include "cases/intake_store.h"
#include "cases/key_actions.h"
#include "people/right_model.h"

namespace anlanh::cases {
namespace {

using test_support::World;

std::shared_ptr<people::Officer> counsellor(std::int64_t account = 301) {
  return test_support::officer(
      account, "Tư vấn trường",
      {{std::string(people::rights::kKeysReplace), people::Scope::units({test_support::kOther})}});
}

class KeysOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
    receipt_ = world_->report();
  }
  Desk& desk() { return world_->desk(); }
  KeyFacts right() { return {.day = base::vietnam_date(world_->now()), .group = "privacy-leak"}; }
  base::Result<NewKey> replace(const KeyFacts& facts, std::int64_t account = 301) {
    return replace_key(desk(), *counsellor(account), receipt_.number, facts, world_->now());
  }
  bool opens(const std::vector<std::string>& words) {
    return find_thread(desk(), key_text(words)).value().has_value();
  }

  std::unique_ptr<World> world_;
  Receipt receipt_;
};

TEST_P(KeysOn, TwoRightFactsGiveANewKeyAndEndTheOldOne) {
  const auto pass = make_thread_pass(desk(), receipt_.report, world_->now());
  world_->pass(std::chrono::minutes(1));
  const auto key = replace(right());
  ASSERT_TRUE(key) << key.error().operator_text;
  EXPECT_TRUE(opens(key->words));
  EXPECT_FALSE(opens(receipt_.key));
  EXPECT_FALSE(open_thread_pass(desk(), pass, world_->now()))
      << "a page that was open on another telephone has stopped";
  EXPECT_TRUE(open_thread_pass(desk(), make_thread_pass(desk(), receipt_.report, world_->now()),
                               world_->now()));
  const auto thread = read_thread(desk(), receipt_.report, world_->now());
  ASSERT_TRUE(thread);
  EXPECT_TRUE(thread->key_replaced_at) << "the reporter is told";
  EXPECT_EQ(thread->story, World::answers().story);
}

TEST_P(KeysOn, OneWrongFactIsEnoughToRefuse) {
  const auto day = base::vietnam_date(world_->now());
  const KeyFacts wrong[] = {{.day = base::add_days(day, 3), .group = "privacy-leak"},
                            {.day = base::add_days(day, -3), .commune = test_support::kCommune},
                            {.day = day, .commune = test_support::kOther},
                            {.commune = test_support::kCommune, .group = "luring"},
                            {.group = "privacy-leak", .speaker = Speaker::Parent},
                            {.day = day,
                             .commune = test_support::kCommune,
                             .group = "luring",
                             .speaker = Speaker::Child}};
  std::int64_t account = 310;
  for (const auto& facts : wrong) {
    EXPECT_EQ(replace(facts, account++).error().code, base::Code::Invalid);
    world_->pass(std::chrono::minutes(61));
  }
  EXPECT_TRUE(opens(receipt_.key));
  for (const int off : {-2, 2})
    EXPECT_TRUE(facts_match({.day = base::add_days(base::vietnam_date(receipt_.received_at), off),
                             .speaker = Speaker::Child},
                            world_->load(receipt_.report)));
}

TEST_P(KeysOn, OneFactOrNoneIsTooLittle) {
  const auto before = world_->audit_lines();
  EXPECT_EQ(replace({}).error().code, base::Code::Invalid);
  EXPECT_EQ(replace({.group = "privacy-leak"}).error().code, base::Code::Invalid);
  EXPECT_EQ(world_->audit_lines(), before);
}

TEST_P(KeysOn, ThreeTriesAnHourPerOfficerAndPerReport) {
  const KeyFacts wrong{.commune = test_support::kOther, .group = "luring"};
  for (int i = 0; i < kTriesAnHour; ++i)
    EXPECT_EQ(replace(wrong).error().code, base::Code::Invalid);
  EXPECT_EQ(replace(right()).error().code, base::Code::TooMany) << "the same officer";
  EXPECT_EQ(replace(right(), 302).error().code, base::Code::TooMany) << "another, the same report";
  const auto other = world_->report();
  EXPECT_EQ(replace_key(desk(), *counsellor(), other.number, right(), world_->now()).error().code,
            base::Code::TooMany)
      << "the same officer, another report";
  EXPECT_TRUE(opens(receipt_.key));
  world_->pass(std::chrono::minutes(61));
  EXPECT_TRUE(replace({.commune = test_support::kCommune, .speaker = Speaker::Child}, 303));
}

TEST_P(KeysOn, AnUnknownNumberReadsAsWrongFactsAndCounts) {
  for (int i = 0; i < kTriesAnHour; ++i) {
    const auto none = replace_key(desk(), *counsellor(), "TB-26-99999", right(), world_->now());
    EXPECT_EQ(none.error().code, base::Code::Invalid);
    EXPECT_EQ(std::string(none.error().reader.id).find("number"), 4u);
  }
  EXPECT_EQ(replace(right()).error().code, base::Code::TooMany);
}

TEST_P(KeysOn, WithoutTheRightNothingHappens) {
  const auto before = world_->fingerprint();
  EXPECT_EQ(replace_key(desk(), *test_support::worker(), receipt_.number, right(), world_->now())
                .error()
                .code,
            base::Code::Refused);
  EXPECT_EQ(world_->fingerprint(), before);
  // And with it, the report itself stays shut.
  EXPECT_EQ(read_report(desk(), *counsellor(), receipt_.report, world_->now()).error().code,
            base::Code::NotFound);
}

AL_BOTH_ENGINES(KeysOn);

}  // namespace
}  // namespace anlanh::cases
