// Acts on violators over several cases, on both engines.

#include <gtest/gtest.h>

#include "cases/case_figures.h"
#include "cases/cases_test_world.h"
#include "cases/join_actions.h"
#include "cases/register_actions.h"

namespace anlanh::cases {

namespace {

using base::Code;
using namespace test_support;

class ViolatorsOn : public ::testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    world_ = std::make_unique<World>(GetParam());
    auto law = *small_law();
    law.platforms = {{"tiktok", {"TikTok", "TikTok"}, {"tiktok.com"}}};
    for (auto& path : law.paths)
      if (path.code == "administrative-fine") path.appealable = path.asks_amount = true;
    desk().law = std::make_shared<const LawBook>(std::move(law));
  }
  Desk& desk() { return world_->desk(); }
  base::Instant now() { return world_->now(); }
  base::Date today() { return base::vietnam_date(now()); }

  base::Id add(base::Id case_id, const ViolatorInput& input) {
    const auto done =
        record_violator(desk(), *desk_officer(), case_id, input, world_->token(), now());
    EXPECT_TRUE(done) << (done ? "" : done.error().operator_text);
    return read_case(desk(), *desk_officer(), case_id, now())->violators.back().violator.id;
  }
  base::Id account(std::string typed) {
    return add(world_->open(),
               {ViolatorKind::UnknownAccount, std::move(typed), "PRIV", "", "tiktok"});
  }
  ViolatorFile read(base::Id id) {
    return read_violator(desk(), *desk_officer(), id, now()).value();
  }
  std::vector<FigureRow> figure() {
    return desk()
        .store
        .read([&](store::Sql& sql) {
          return load_violator_rows(sql, *desk().law, people::Scope::everywhere(), today(),
                                    today());
        })
        .value();
  }
  void measure(base::Id id, const std::string& path) {
    const auto done = record_measure(desk(), *police(), id, {path, "pa05", "", today(), "đã xử lý"},
                                     world_->token(), now());
    EXPECT_TRUE(done) << (done ? "" : done.error().operator_text);
  }

  std::unique_ptr<World> world_;
};

template <class T>
Code code_of(const T& done) {
  EXPECT_FALSE(done);
  return done ? Code::Internal : done.error().code;
}

}  // namespace

TEST_P(ViolatorsOn, TheSameAccountIsProposedJoinedCountedOnceAndParted) {
  const auto one = account("@Ten.Mau");
  const auto two = account("https://www.tiktok.com/@ten.mau?x=1");
  account("khac");
  ASSERT_EQ(read(one).proposals.size(), 1u);
  EXPECT_EQ(read(one).proposals[0].violator.id, two);
  EXPECT_EQ(figure().size(), 3u);
  const auto token = world_->token();
  ASSERT_TRUE(join_violators(desk(), *desk_officer(), one, two, token, now()));
  ASSERT_TRUE(join_violators(desk(), *desk_officer(), one, two, token, now())) << "pressed twice";
  auto file = read(one);
  EXPECT_TRUE(file.proposals.empty());
  ASSERT_EQ(file.others.size(), 1u);
  ASSERT_EQ(file.joins.size(), 1u);
  EXPECT_EQ(figure().size(), 2u);
  measure(one, "reminder");
  EXPECT_EQ(read(one).opened.handling, Handling::Handled);
  EXPECT_EQ(read(one).joined, Handling::UnderWay) << "the other case is untouched";
  measure(two, "reminder");
  EXPECT_EQ(read(two).joined, Handling::Handled);
  RegisterFilter handled;
  handled.handling = Handling::Handled;
  EXPECT_EQ(list_violators(desk(), *desk_officer(), handled, 1)->total, 1);
  ASSERT_TRUE(undo_join(desk(), *desk_officer(), file.joins[0].id, now()));
  EXPECT_EQ(figure().size(), 3u);
  EXPECT_EQ(list_violators(desk(), *desk_officer(), handled, 1)->total, 2);
  EXPECT_EQ(read(one).proposals.size(), 1u);
}

TEST_P(ViolatorsOn, RefusedActsChangeNothing) {
  const auto one = account("a.b");
  const auto child = add(world_->open(), {ViolatorKind::Child, "bạn A", "PRIV", ""});
  const auto before = world_->fingerprint();
  EXPECT_EQ(code_of(join_violators(desk(), *desk_officer(), one, child, world_->token(), now())),
            Code::Conflict);
  EXPECT_EQ(code_of(join_violators(desk(), *chair(kOther), one, child, world_->token(), now())),
            Code::NotFound);
  EXPECT_EQ(code_of(join_violators(desk(), *worker(), one, child, world_->token(), now())),
            Code::Refused);
  EXPECT_EQ(code_of(undo_join(desk(), *desk_officer(), base::Id{77}, now())), Code::NotFound);
  EXPECT_EQ(code_of(record_step(desk(), *desk_officer(), base::Id{77}, {}, world_->token(), now())),
            Code::NotFound);
  EXPECT_EQ(code_of(record_measure(desk(), *police(), child,
                                   {"administrative-fine", "pa05", "1/QD", today(), ""},
                                   world_->token(), now())),
            Code::Conflict);
  EXPECT_EQ(world_->fingerprint(), before);
}

TEST_P(ViolatorsOn, AFineGoesToAppealAndIsCancelled) {
  const auto adult = add(world_->open(), {ViolatorKind::Adult, "Lý Văn Tám", "PRIV", ""});
  MeasureInput fine{"administrative-fine", "pa05", "12/QĐ", today(), ""};
  EXPECT_EQ(code_of(record_measure(desk(), *police(), adult, fine, world_->token(), now())),
            Code::Invalid)
      << "no amount";
  fine.amount = 7'500'000;
  ASSERT_TRUE(record_measure(desk(), *police(), adult, fine, world_->token(), now()));
  const auto id = read(adult).opened.measures.at(0).measure.id;
  EXPECT_EQ(read(adult).opened.handling, Handling::Handled);
  const auto step = [&](const std::string& code, const std::string& number) {
    return record_step(desk(), *police(), id, {code, "pa05", number, {}, today(), "lời"},
                       world_->token(), now());
  };
  ASSERT_TRUE(step("appeal-lodged", ""));
  EXPECT_EQ(read(adult).opened.handling, Handling::UnderWay);
  EXPECT_EQ(figure().at(0).counted, Counted::Pending);
  EXPECT_EQ(code_of(step("appeal-lodged", "")), Code::Conflict);
  ASSERT_TRUE(step("appeal-cancelled", "15/QĐ"));
  EXPECT_EQ(read(adult).opened.handling, Handling::Nothing);
  EXPECT_EQ(figure().at(0).counted, Counted::No);
  EXPECT_EQ(read(adult).opened.measures[0].steps.at(1).note, "lời");
  const auto token = world_->token();
  const auto before = world_->fingerprint();
  EXPECT_EQ(code_of(record_step(desk(), *police(), id, {"carried-out", "pa05", "", {}, today(), ""},
                                token, now())),
            Code::Conflict);
  EXPECT_EQ(world_->fingerprint(), before);
}

TEST_P(ViolatorsOn, TheRegisterKeepsToTheScopeAndNamesStayClosed) {
  const auto id = add(world_->open(), {ViolatorKind::Adult, "Lý Văn Tám", "PRIV", ""});
  const auto acc = account("@Ten.Mau");
  EXPECT_EQ(list_violators(desk(), *chair(), {}, 1)->total, 2);
  EXPECT_EQ(list_violators(desk(), *chair(kOther), {}, 1)->total, 0);
  EXPECT_EQ(code_of(list_violators(desk(), *teacher(), {}, 1)), Code::Refused);
  const auto found = [&](const people::Officer& officer, std::string_view typed) {
    const auto list = search_violators(desk(), officer, typed, now()).value();
    return list.lines.empty() ? base::Id{} : list.lines[0].incidents[0].violator.id;
  };
  EXPECT_EQ(found(*chair(), "ly van tam"), id);
  EXPECT_EQ(found(*chair(), "tiktok.com/@ten.mau"), acc);
  EXPECT_FALSE(found(*chair(kOther), "ly van tam"));
  EXPECT_EQ(code_of(search_violators(desk(), *chair(), " ", now())), Code::Invalid);
  EXPECT_EQ(export_violators(desk(), *chair(), {}, now())->size(), 2u);
  EXPECT_EQ(read(id).opened.account_name, "") << "no name without an opening";
  EXPECT_TRUE(read(id).opened.name_given);
  ASSERT_TRUE(
      change_violator(desk(), *chair(), id, {ViolatorKind::Adult, "", "PRIV", ""}, 1, now()));
  EXPECT_EQ(found(*chair(), "ly van tam"), id) << "an empty name kept what was closed";
}

TEST_P(ViolatorsOn, ExhaustedIsNamedAndNotHandled) {
  const auto id = account("ai.do");
  measure(id, "not-found");
  EXPECT_EQ(read(id).opened.handling, Handling::NotFound);
  EXPECT_EQ(figure().at(0).counted, Counted::No);
}

AL_BOTH_ENGINES(ViolatorsOn);

}  // namespace anlanh::cases
