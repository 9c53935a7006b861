// Rules of measures, handling and joins, with a slow plain twin of the derivation.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cases/cases_test_world.h"
#include "cases/handling_rules.h"
#include "cases/join_rules.h"
#include "cases/measure_rules.h"
#include "cases/violator_rules.h"

namespace anlanh::cases {

namespace {

using base::Code;
using C = StageCounts;

base::Date day(int d) {
  return base::Date{std::chrono::year{2026}, std::chrono::month{9},
                    std::chrono::day{static_cast<unsigned>(d)}};
}

// Small law with stages, ages and versions, shaped as data/law.
LawBook staged_law() {
  LawBook law = *test_support::small_law();
  const auto both = [](const char* text) { return base::Bilingual{text, text}; };
  for (auto& path : law.paths) {
    if (path.code == "administrative-fine") {
      path.stages = {{"decided", both("decided"), {"start"}, C::Handled},
                     {"carried-out", both("done"), {"decided"}, C::Handled}};
      path.asks_amount = path.appealable = true;
    }
    if (path.code == "criminal-transfer") {
      path.stages = {{"sent", both("sent"), {"start"}, C::UnderWay},
                     {"acknowledged", both("ack"), {"sent"}, C::UnderWay},
                     {"returned", both("back"), {"sent", "acknowledged"}, C::Nothing},
                     {"concluded", both("end"), {"acknowledged"}, C::Handled}};
      path.for_police = true;
    }
    if (path.code == "platform-removal")
      path.stages = {{"asked", both("asked"), {"start"}, C::UnderWay},
                     {"removed", both("gone"), {"start", "asked", "refused"}, C::HandledUnknown},
                     {"refused", both("no"), {"asked"}, C::UnderWay}};
  }
  law.bodies[0].police = true;  // pa05
  law.child_ages = {{"under-14", both("<14"), {"reminder", "platform-removal"}, 0, both("5"), true},
                    {"14-16", both("14"), {"reminder", "criminal-transfer"}, 0, both("12"), true},
                    {"16-18",
                     both("16"),
                     {"reminder", "criminal-transfer", "administrative-fine"},
                     50,
                     both("134"),
                     true}};
  law.platforms = {{"tiktok", both("TikTok"), {"tiktok.com"}}, {"other", both("other"), {}}};
  auto& act = law.acts.front();
  act.valid_from = day(1);
  act.valid_to = day(9);
  act.fine_person = {20'000'000, 30'000'000};
  act.fine_organisation = {40'000'000, 60'000'000};
  law.acts.push_back(act);
  law.acts.back().version = 2;
  law.acts.back().valid_from = day(10);
  law.acts.back().valid_to = std::nullopt;
  law.acts.back().fine_person = {50'000'000, 70'000'000};
  return law;
}

Violator person(ViolatorKind kind, std::string age = "") {
  Violator violator;
  violator.kind = kind;
  violator.act = "PRIV";
  violator.act_version = 1;
  violator.child_age = std::move(age);
  return violator;
}

}  // namespace

TEST(ActVersions, TheOneInForceOnTheDayOfTheAct) {
  const auto law = staged_law();
  EXPECT_EQ(law.act_on("PRIV", day(9))->version, 1);
  EXPECT_EQ(law.act_on("PRIV", day(10))->version, 2);
  EXPECT_EQ(law.act("PRIV")->version, 2);
  const ViolatorInput input{ViolatorKind::Adult, "", "PRIV", ""};
  EXPECT_TRUE(check_violator(input, law, day(1), day(20)));
  const auto before = base::add_days(day(1), -1);
  EXPECT_EQ(check_violator(input, law, before, day(20)).error().code, Code::Invalid);
  auto later = input;
  later.happened_on = day(21);
  EXPECT_EQ(check_violator(later, law, day(21), day(20)).error().code, Code::Invalid);
}

TEST(MeasurePath, EachStageFollowsOnlyWhatTheTableSays) {
  const auto law = staged_law();
  struct Row {
    MeasureTrail trail;
    std::vector<std::string> next;
  };
  const Row table[] = {
      {{"criminal-transfer", {"sent"}}, {"acknowledged", "returned"}},
      {{"criminal-transfer", {"sent", "acknowledged"}}, {"returned", "concluded"}},
      {{"criminal-transfer", {"sent", "returned"}}, {}},
      {{"platform-removal", {"asked", "refused"}}, {"removed"}},
      {{"administrative-fine", {"decided"}}, {"carried-out", "appeal-lodged"}},
      {{"administrative-fine", {"decided", "appeal-lodged"}},
       {"carried-out", "appeal-upheld", "appeal-changed", "appeal-cancelled"}},
      {{"administrative-fine", {"decided", "appeal-lodged", "appeal-cancelled"}}, {}},
      {{"reminder", {"done"}}, {}},
      {{"a-path-of-an-older-table", {"done"}}, {}}};
  for (const auto& row : table) EXPECT_EQ(next_steps(row.trail, law), row.next) << row.trail.path;
}

TEST(MeasurePath, WhatAStepNeeds) {
  const auto law = staged_law();
  const auto adult = person(ViolatorKind::Adult);
  const MeasureTrail lodged{"administrative-fine", {"decided", "appeal-lodged"}};
  const auto code = [&](const StepInput& input) {
    const auto done = decide_step(adult, lodged, input, law, day(5), day(20));
    return done ? -1 : static_cast<int>(done.error().code);
  };
  EXPECT_EQ(code({"appeal-changed", "pa05", "7", 25'000'000, day(6), ""}), -1);
  EXPECT_EQ(code({"appeal-upheld", "pa05", "", {}, day(6), ""}), -1);
  const int invalid = static_cast<int>(Code::Invalid);
  EXPECT_EQ(code({"appeal-changed", "pa05", "", {}, day(6), ""}), invalid) << "no number";
  EXPECT_EQ(code({"appeal-changed", "pa05", "7", 1, day(6), ""}), invalid) << "out of range";
  EXPECT_EQ(code({"appeal-upheld", "pa05", "7", 25'000'000, day(6), ""}), invalid);
  EXPECT_EQ(code({"appeal-upheld", "", "", {}, day(6), ""}), invalid) << "no body";
  EXPECT_EQ(code({"appeal-upheld", "pa05", "", {}, day(4), ""}), invalid) << "before the last step";
  EXPECT_EQ(code({"appeal-upheld", "pa05", "", {}, day(21), ""}), invalid) << "in the future";
  EXPECT_EQ(code({"concluded", "pa05", "", {}, day(6), ""}), static_cast<int>(Code::Conflict));
}

TEST(Fine, WithinTheLawsRangeOfThatDayAndPerson) {
  const auto law = staged_law();
  struct Row {
    Violator violator;
    std::int64_t amount;
    bool good;
  };
  auto newer = person(ViolatorKind::Adult);
  newer.act_version = 2;
  const Row table[] = {{person(ViolatorKind::Adult), 20'000'000, true},
                       {person(ViolatorKind::Adult), 30'000'001, false},
                       {person(ViolatorKind::Organisation), 60'000'000, true},
                       {person(ViolatorKind::Organisation), 30'000'000, false},
                       {newer, 20'000'000, false},
                       {newer, 70'000'000, true},
                       {person(ViolatorKind::Child, "16-18"), 15'000'000, true},
                       {person(ViolatorKind::Child, "16-18"), 15'000'001, false},
                       {person(ViolatorKind::Child, "14-16"), 1, false},
                       {person(ViolatorKind::Child), 1, false}};
  for (const auto& row : table)
    EXPECT_EQ(check_amount(row.violator, row.amount, law).has_value(), row.good) << row.amount;
  EXPECT_EQ(parse_amount("7.500.000"), 7'500'000);
  EXPECT_EQ(amount_text(7'500'000), "7.500.000");
  for (const auto bad : {"", "7 triệu", "-5", "99999999999999999999", "."})
    EXPECT_FALSE(parse_amount(bad)) << bad;
}

TEST(ChildMeasures, OnlyThoseOfTheAge) {
  const auto law = staged_law();
  struct Row {
    const char* age;
    const char* path;
    bool may;
  };
  const Row table[] = {{"under-14", "reminder", true},
                       {"under-14", "criminal-transfer", false},
                       {"under-14", "administrative-fine", false},
                       {"14-16", "criminal-transfer", true},
                       {"14-16", "administrative-fine", false},
                       {"16-18", "administrative-fine", true},
                       {"", "criminal-transfer", false},
                       {"", "administrative-fine", false}};
  for (const auto& row : table)
    EXPECT_EQ(may_take(person(ViolatorKind::Child, row.age), *law.path(row.path), law).has_value(),
              row.may)
        << row.age << " " << row.path;
}

TEST(Joins, AccountsAreComparedWithoutTheirDress) {
  const auto law = staged_law();
  const auto& tiktok = *law.platform("tiktok");
  for (const auto typed :
       {"@Ten.Mau", "ten.mau", "https://www.tiktok.com/@Ten.Mau/?lang=vi", " tiktok.com/@ten.mau "})
    EXPECT_EQ(normal_account(typed, tiktok), "ten.mau") << typed;
  EXPECT_EQ(normal_account("https://tiktok.com/", tiktok), "");
  EXPECT_NE(normal_account("ten.mau1", tiktok), "ten.mau");
}

TEST(Joins, AChildIsNeverMadeOneWithAnother) {
  auto one = person(ViolatorKind::Child);
  auto other = person(ViolatorKind::Child);
  one.case_id = base::Id{1};
  other.case_id = base::Id{2};
  EXPECT_TRUE(may_join(one, other));
  other.kind = ViolatorKind::UnknownAccount;
  EXPECT_EQ(may_join(one, other).error().code, Code::Conflict);
  one.kind = ViolatorKind::Adult;
  EXPECT_TRUE(may_join(one, other));
  other.case_id = one.case_id;
  EXPECT_EQ(may_join(one, other).error().code, Code::Conflict);
}

// Who hangs together, by walking from each one: slow and plain.
RC_GTEST_PROP(Joins, SubjectsAgreeWithAWalk, ()) {
  const int count = *rc::gen::inRange(1, 9);
  std::vector<base::Id> members;
  for (int i = 1; i <= count; ++i) members.push_back(base::Id{i});
  std::vector<Join> joins;
  for (const auto& pair : *rc::gen::container<std::vector<std::pair<int, int>>>(
           rc::gen::pair(rc::gen::inRange(1, count + 1), rc::gen::inRange(1, count + 1))))
    joins.emplace_back(base::Id{pair.first}, base::Id{pair.second});
  const auto subjects = decide_subjects(members, joins);
  for (const auto start : members) {
    std::set<base::Id> seen{start};
    for (std::size_t before = 0; before != seen.size();) {
      before = seen.size();
      for (const auto& [a, b] : joins) {
        if (seen.contains(a)) seen.insert(b);
        if (seen.contains(b)) seen.insert(a);
      }
    }
    RC_ASSERT(subjects.at(start) == *seen.begin());
  }
}

TEST(Handling, OverSeveralCases) {
  using H = Handling;
  struct Row {
    std::vector<H> cases;
    H joined;
  };
  const Row table[] = {{{}, H::Nothing},
                       {{H::NoBreach, H::NoBreach}, H::NoBreach},
                       {{H::Handled, H::NoBreach}, H::Handled},
                       {{H::Handled, H::Nothing}, H::UnderWay},
                       {{H::Nothing, H::Nothing}, H::Nothing},
                       {{H::NotFound, H::Handled}, H::NotFound},
                       {{H::NotFound, H::UnderWay}, H::UnderWay},
                       {{H::NotFound}, H::NotFound}};
  for (const auto& row : table) EXPECT_EQ(join_handlings(row.cases), row.joined);
}

// The derivation once more, said as plainly as possible and without the table of stages.
Handling plain_handling(ViolatorKind kind, const std::vector<MeasureTrail>& measures) {
  bool handled = false, no_breach = false, not_found = false, under_way = false;
  for (const auto& trail : measures) {
    bool lodged = false, cancelled = false;
    std::string stage;
    for (const auto& step : trail.steps) {
      if (step == "appeal-lodged") lodged = true;
      if (step == "appeal-upheld" || step == "appeal-changed") lodged = false;
      if (step == "appeal-cancelled") cancelled = true;
      if (step.substr(0, 7) != "appeal-") stage = step;
    }
    if (cancelled || stage == "returned") continue;
    if (lodged)
      under_way = true;
    else if (trail.path == "not-found")
      not_found = true;
    else if (trail.path == "no-breach")
      no_breach = true;
    else if (trail.path == "reminder" || trail.path == "administrative-fine" ||
             stage == "concluded" || (stage == "removed" && kind == ViolatorKind::UnknownAccount))
      handled = true;
    else
      under_way = true;
  }
  return handled     ? Handling::Handled
         : no_breach ? Handling::NoBreach
         : not_found ? Handling::NotFound
         : under_way ? Handling::UnderWay
                     : Handling::Nothing;
}

RC_GTEST_PROP(Handling, AgreesWithItsPlainTwinOnRandomHistories, ()) {
  static const LawBook law = staged_law();
  const auto kind = *rc::gen::element(ViolatorKind::UnknownAccount, ViolatorKind::Adult,
                                      ViolatorKind::Child, ViolatorKind::Organisation);
  std::vector<MeasureTrail> measures;
  const int count = *rc::gen::inRange(0, 5);
  for (int i = 0; i < count; ++i) {
    const auto& path = law.paths[*rc::gen::inRange<std::size_t>(0, law.paths.size())];
    const auto first = first_stages(path);
    MeasureTrail trail{path.code, {first[*rc::gen::inRange<std::size_t>(0, first.size())].code}};
    const int steps = *rc::gen::inRange(0, 5);
    for (int j = 0; j < steps; ++j) {
      const auto next = next_steps(trail, law);
      if (next.empty()) break;
      trail.steps.push_back(next[*rc::gen::inRange<std::size_t>(0, next.size())]);
    }
    measures.push_back(std::move(trail));
  }
  RC_ASSERT(decide_handling(kind, measures, law) == plain_handling(kind, measures));
}

}  // namespace anlanh::cases
