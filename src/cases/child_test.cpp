// Child, family and incident: the rules as tables; who may, what is left behind; one child counts once.
#include <gtest/gtest.h>

#include "cases/case_figures.h"
#include "cases/cases_test_world.h"
#include "cases/child_actions.h"
#include "cases/identity_actions.h"
#include "cases/name_search_actions.h"
#include "cases/risk_rules.h"

namespace anlanh::cases {
namespace {

using base::Code;
using test_support::chair;
using test_support::desk_officer;
using test_support::kCommune;
using test_support::kOther;
using test_support::police;
using test_support::teacher;
using test_support::worker;
using test_support::World;

base::Date day(int y, unsigned m, unsigned d) {
  return base::Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
}
template <class T>
int code_of(const base::Result<T>& result) {
  return result ? -1 : static_cast<int>(result.error().code);
}

TEST(ChildRules, AgeFromBirthOrEstimate) {
  struct Case {
    std::optional<base::Date> birth;
    std::string typed_birth;
    std::string typed_age;
    bool fine;
    AgeGroup group;
    AgeKnown known;
  };
  const auto today = day(2026, 11, 25);
  const Case cases[] = {
      {{}, "", "", true, AgeGroup::Unknown, AgeKnown::NotAtAll},
      {day(2019, 11, 26), "x", "", true, AgeGroup::Under7, AgeKnown::Exactly},
      {day(2019, 11, 25), "x", "", true, AgeGroup::From7To10, AgeKnown::Exactly},
      {day(2010, 11, 26), "x", "", true, AgeGroup::From11To15, AgeKnown::Exactly},
      {day(2008, 11, 26), "x", "", true, AgeGroup::From16, AgeKnown::Exactly},
      {day(2008, 11, 25), "x", "", false, AgeGroup::Unknown, AgeKnown::NotAtAll},
      {day(2026, 11, 26), "x", "", false, AgeGroup::Unknown, AgeKnown::NotAtAll},
      {{}, "31022020", "", false, AgeGroup::Unknown, AgeKnown::NotAtAll},
      {{}, "", "9", true, AgeGroup::From7To10, AgeKnown::Estimated},
      {{}, "", "18", false, AgeGroup::Unknown, AgeKnown::NotAtAll},
      {{}, "", "-1", false, AgeGroup::Unknown, AgeKnown::NotAtAll},
      {{}, "", "chín", false, AgeGroup::Unknown, AgeKnown::NotAtAll},
      {{}, "", "99999999999999999999", false, AgeGroup::Unknown, AgeKnown::NotAtAll}};
  for (const auto& c : cases) {
    ChildInput input;
    input.birth = c.birth;
    input.birth_typed = c.typed_birth;
    input.age_typed = c.typed_age;
    const auto age = decide_child_age(input, today);
    ASSERT_EQ(age.has_value(), c.fine) << c.typed_age << c.typed_birth;
    if (!age) continue;
    EXPECT_EQ(age->group, c.group) << c.typed_age;
    EXPECT_EQ(age->known, c.known) << c.typed_age;
  }
}

TEST(ChildRules, TwoRowsMayBeOneChild) {
  const auto alike = [](Sex a, std::optional<int> year_a, Sex b, std::optional<int> year_b) {
    Child left, right;
    left.sex = a, left.birth_year = year_a, right.sex = b, right.birth_year = year_b;
    return may_be_same(left, right) == Alike::Yes && may_be_same(right, left) == Alike::Yes;
  };
  EXPECT_TRUE(alike(Sex::Female, 2014, Sex::Female, 2014));
  EXPECT_TRUE(alike(Sex::Female, 2014, Sex::Unknown, 2015));
  EXPECT_TRUE(alike(Sex::Female, {}, Sex::Female, 2001));
  EXPECT_FALSE(alike(Sex::Female, 2014, Sex::Male, 2014));
  EXPECT_FALSE(alike(Sex::Female, 2014, Sex::Female, 2016));
}

TEST(FamilyRules, NothingGoesThroughASuspectedCarer) {
  for (const auto suspected : {Suspected::No, Suspected::Yes})
    for (const auto contact : {ContactAllowed::No, ContactAllowed::Yes}) {
      Carer carer;
      carer.suspected = suspected;
      carer.contact = contact;
      const bool may = suspected == Suspected::No && contact == ContactAllowed::Yes;
      EXPECT_EQ(may_contact(carer).has_value(), may);
      EXPECT_EQ(guardian_conflict({Carer{}, carer}) == CarerSuspected::Yes,
                suspected == Suspected::Yes);
    }
  EXPECT_EQ(guardian_conflict({}), CarerSuspected::No);
}

TEST(FieldMap, WritesAndReadsAnyText) {
  const FieldMap fields{{"name", "Bé \"Na\" \\ \n\t\x01 em"}, {"empty", ""}, {"đ", "ơ🙂"}};
  const auto read = parse_fields(write_fields(fields));
  ASSERT_TRUE(read);
  EXPECT_EQ(field_of(*read, "name"), field_of(fields, "name"));
  EXPECT_EQ(field_of(*read, "đ"), "ơ🙂");
  EXPECT_FALSE(read->contains("empty"));
  for (const auto* bad : {"", "{", "[]", "{\"fields\":[{\"name\":1}]}"})
    EXPECT_FALSE(parse_fields(bad)) << bad;
}

class ChildOn : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    world_ = std::make_unique<World>(GetParam());
  }
  World& world() { return *world_; }
  Desk& desk() { return world_->desk(); }
  base::Instant now() { return world_->now(); }
  static ChildInput girl(std::string name = "Nguyễn Thị Mẫu", std::string age = "12") {
    ChildInput input;
    input.name = std::move(name);
    input.age_typed = std::move(age);
    input.sex = Sex::Female;
    input.residence = kCommune;
    input.condition = "ít nói, hay giật mình";
    return input;
  }
  void add(base::Id case_id, const ChildInput& input) {
    ASSERT_TRUE(record_child(desk(), *desk_officer(), case_id, input, world().token(), now()));
  }
  ChildFile look(base::Id case_id) {
    return *read_children(desk(), *desk_officer(), case_id, now());
  }
  base::Status open_names(const people::Officer& officer, base::Id id,
                          const char* kind = "help-child") {
    return ask_identity(desk(), officer, {RecordKind::Case, id}, {kind, ""}, world().token(),
                        now());
  }
  std::string prints() {
    auto text = desk().store.read([](store::Sql& sql) -> base::Result<std::string> {
      std::string out;
      for (const auto* table : {"case_child", "case_carer", "case_incident", "case_harm"}) {
        AL_TRY(const auto rows, sql.query("select count(*) from " + std::string(table)));
        out += std::to_string(rows.front().integer(0)) + " ";
      }
      return out;
    });
    return *text + world().fingerprint();
  }
  std::unique_ptr<World> world_;
};

TEST_P(ChildOn, OnlyWithTheRightAndOneAuditLineEach) {
  const auto id = world().open();
  add(id, girl());
  const auto child = look(id).children[0].child.id;
  ASSERT_TRUE(record_incident(desk(), *worker(), id, {{}, "", {}, "luring", "", "", "", ""},
                              world().token(), now()));
  const auto incident = look(id).incidents[0].incident.id;
  CarerInput mother;
  mother.relation = Relation::Mother;
  const std::vector<std::function<int(const people::Officer&)>> acts{
      [&](const auto& o) {
        return code_of(record_child(desk(), o, id, girl("Khác"), world().token(), now()));
      },
      [&](const auto& o) {
        const auto version = look(id).children[0].child.version;
        return code_of(change_child(desk(), o, child, girl(), version, now()));
      },
      [&](const auto& o) {
        return code_of(record_carer(desk(), o, id, mother, world().token(), now()));
      },
      [&](const auto& o) {
        return code_of(record_incident(desk(), o, id, {{}, "", kCommune, "luring", "", "", "", ""},
                                       world().token(), now()));
      },
      [&](const auto& o) {
        return code_of(record_harm(desk(), o, id, {incident, child, "mind", Level::High}, now()));
      }};
  for (const auto& act : acts) {
    for (const auto& officer : {teacher(), chair(), police(), worker(kOther)}) {
      const auto before = prints();
      const auto code = act(*officer);
      EXPECT_TRUE(code == int(Code::Refused) || code == int(Code::NotFound)) << code;
      // Looking at the version is a line of its own, the same before and after.
      EXPECT_EQ(prints().substr(0, 8), before.substr(0, 8));
    }
    const auto lines = world().audit_lines();
    EXPECT_EQ(act(*worker()), -1);
    EXPECT_GE(world().audit_lines(), lines + 1);
  }
  const auto file = look(id);
  EXPECT_EQ(file.children.size(), 2u);
  EXPECT_EQ(file.carers.size(), 1u);
  EXPECT_EQ(file.incidents.size(), 2u);
  // Both incidents were written at one moment: their order is that of their ids.
  std::vector<Harm> harms;
  for (const auto& each : file.incidents)
    harms.insert(harms.end(), each.harms.begin(), each.harms.end());
  ASSERT_EQ(harms.size(), 1u);
  EXPECT_EQ(harms[0].incident, incident);
  EXPECT_EQ(harms[0].severity, Level::High);
}

TEST_P(ChildOn, NamesAreHiddenUntilOpenedWithAReason) {
  const auto id = world().open();
  add(id, girl());
  EXPECT_TRUE(look(id).children[0].identity.empty());
  EXPECT_EQ(field_of(look(id).children[0].details, "condition"), "ít nói, hay giật mình");
  const auto before = prints();
  EXPECT_EQ(code_of(open_names(*desk_officer(), id, "")), int(Code::Invalid));
  EXPECT_NE(code_of(open_names(*teacher(), id)), -1);
  EXPECT_NE(code_of(open_names(*worker(kOther), id)), -1);
  EXPECT_EQ(prints(), before);
  ASSERT_EQ(code_of(open_names(*desk_officer(), id)), -1);
  const auto opened = look(id);
  EXPECT_EQ(field_of(opened.children[0].identity, "name"), "Nguyễn Thị Mẫu");
  EXPECT_EQ(opened.open_until, now() + kOpenFor);
  const auto colleague = read_children(desk(), *worker(), id, now());
  EXPECT_EQ(colleague->names, Names::Hidden) << "an opening is one officer's";
  world().pass(kOpenFor + std::chrono::seconds(1));
  EXPECT_TRUE(look(id).children[0].identity.empty()) << "half an hour, and no longer";
}

TEST_P(ChildOn, NamesFindTheirCase) {
  const auto id = world().open();
  auto input = girl();
  input.other_names = "Bé Na";
  add(id, input);
  CarerInput mother;
  mother.relation = Relation::Mother;
  mother.name = "Lò Thị Mẫu Mẹ";
  ASSERT_TRUE(record_carer(desk(), *worker(), id, mother, world().token(), now()));
  const auto finds = [&](const people::Officer& officer, const char* typed) {
    return search_cases(desk(), officer, typed, now())->lines.size();
  };
  for (const auto* typed : {"nguyen thi mau", "Bé Na", "lò thị mẫu mẹ"})
    EXPECT_EQ(finds(*worker(), typed), 1u) << typed;
  EXPECT_EQ(finds(*worker(kOther), "nguyen thi mau"), 0u);
  const auto child = look(id).children[0].child;
  ASSERT_TRUE(
      change_child(desk(), *worker(), child.id, girl("Trần Văn Khác"), child.version, now()));
  EXPECT_EQ(finds(*worker(), "tran van khac"), 1u);
  EXPECT_EQ(finds(*worker(), "nguyễn thị"), 0u) << "the old name finds nothing";
}

TEST_P(ChildOn, WhatIsKnownOfTheChildRaisesTheRisk) {
  const auto id = world().open();
  const auto before = world().load_case(id).risk;
  ASSERT_LT(before, 80);
  CarerInput father;
  father.relation = Relation::Father;
  father.suspected = Suspected::Yes;
  ASSERT_TRUE(record_carer(desk(), *worker(), id, father, world().token(), now()));
  const auto risen = world().load_case(id).risk;
  EXPECT_GE(risen, before + 30);
  const auto risk = read_case(desk(), *worker(), id, now())->risk;
  EXPECT_EQ(risk.scored, risen);
  EXPECT_TRUE(std::any_of(risk.reasons.begin(), risk.reasons.end(), [](const auto& reason) {
    return std::string_view(reason.id).find("cares for") != std::string_view::npos;
  }));
}

TEST(RiskRules, ACaseRisesWithWhatIsKnownAndNeverAgainstAPerson) {
  EXPECT_EQ(decide_risen(50, 70, {}), 70);
  EXPECT_FALSE(decide_risen(70, 70, {}));
  EXPECT_FALSE(decide_risen(70, 50, {}));
  EXPECT_FALSE(decide_risen(20, 70, 70)) << "a person has set it lower, knowing this score";
  EXPECT_EQ(decide_risen(20, 90, 70), 90) << "something new is known";
}

TEST_P(ChildOn, AFormSentTwiceWritesOnceAndAStaleOneChangesNothing) {
  const auto id = world().open();
  const auto token = world().token();
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(record_child(desk(), *worker(), id, girl(), token, now()));
  ASSERT_EQ(look(id).children.size(), 1u);
  const auto child = look(id).children[0].child;
  auto changed = girl("");
  changed.condition = "đã đỡ";
  changed.age_typed = "";
  ASSERT_TRUE(change_child(desk(), *worker(), child.id, changed, child.version, now()));
  EXPECT_EQ(
      code_of(change_child(desk(), *worker(), child.id, girl("Tên khác"), child.version, now())),
      int(Code::Conflict));
  ASSERT_EQ(code_of(open_names(*desk_officer(), id)), -1);
  const auto opened = look(id);
  EXPECT_EQ(field_of(opened.children[0].identity, "name"), "Nguyễn Thị Mẫu");
  EXPECT_EQ(opened.children[0].child.birth_year, child.birth_year) << "an empty age keeps the old";
  EXPECT_EQ(field_of(opened.children[0].details, "condition"), "đã đỡ");
}

TEST_P(ChildOn, ASuspectedCarerIsNeverLeftContactable) {
  const auto id = world().open();
  CarerInput father;
  father.relation = Relation::Father;
  father.contact = ContactAllowed::Yes;
  ASSERT_TRUE(record_carer(desk(), *worker(), id, father, world().token(), now()));
  EXPECT_EQ(look(id).suspected, CarerSuspected::No);
  father.suspected = Suspected::Yes;
  const auto carer = look(id).carers[0].carer;
  ASSERT_TRUE(change_carer(desk(), *worker(), carer.id, father, carer.version, now()));
  EXPECT_EQ(look(id).suspected, CarerSuspected::Yes);
  EXPECT_EQ(look(id).carers[0].carer.contact, ContactAllowed::No);
  EXPECT_EQ(read_case(desk(), *worker(), id, now())->suspected, CarerSuspected::Yes);
}

TEST_P(ChildOn, HarmNamesTheCasesOwnChildAndIncidentOnly) {
  const auto id = world().open();
  const auto elsewhere = world().open();
  add(id, girl());
  add(elsewhere, girl("Trẻ Khác"));
  ASSERT_TRUE(record_incident(desk(), *worker(), id, {{}, "", {}, "luring", "", "", "", ""},
                              world().token(), now()));
  const auto incident = look(id).incidents[0].incident.id;
  const auto foreign = look(elsewhere).children[0].child.id;
  EXPECT_EQ(
      code_of(record_harm(desk(), *worker(), id, {incident, foreign, "mind", Level::Low}, now())),
      int(Code::Invalid));
  EXPECT_EQ(code_of(record_harm(desk(), *worker(), elsewhere,
                                {incident, foreign, "mind", Level::Low}, now())),
            int(Code::Invalid));
}

TEST_P(ChildOn, OneChildInTwoCasesCountsOnce) {
  const auto first = world().open();
  world().pass(std::chrono::hours(1));
  const auto second = world().open();
  const auto bare = world().open();
  add(first, girl("NGUYỄN THỊ MẪU"));
  add(second, girl());
  world().pass(std::chrono::seconds(1));
  add(second, girl("Em Thứ Hai"));
  const auto count = [&](Counted wanted) {
    const auto today = base::vietnam_date(now());
    const auto rows = desk().store.read([&](store::Sql& sql) {
      return load_support_rows(sql, *desk().law, people::Scope::everywhere(), today, today, now());
    });
    return std::count_if(rows->begin(), rows->end(),
                         [&](const FigureRow& row) { return row.counted == wanted; });
  };
  EXPECT_EQ(count(Counted::Pending), 4) << "three children, and a case whose child is not known";
  const auto child = look(second).children[0].child.id;
  const auto elsewhere = look(second).children[0].elsewhere;
  ASSERT_EQ(elsewhere.size(), 1u) << "the same name without marks or capitals is proposed";
  EXPECT_FALSE(elsewhere[0].joined);
  ASSERT_TRUE(join_children(desk(), *worker(), child, elsewhere[0].row.child.id, now()));
  EXPECT_EQ(count(Counted::Pending), 3);
  EXPECT_EQ(count(Counted::LeftOut), 1);
  EXPECT_TRUE(look(second).children[0].elsewhere[0].joined);
  EXPECT_EQ(code_of(separate_child(desk(), *worker(), look(first).children[0].child.id, now())),
            int(Code::Invalid));
  ASSERT_TRUE(separate_child(desk(), *worker(), child, now()));
  EXPECT_EQ(count(Counted::Pending), 4);
  EXPECT_TRUE(look(bare).children.empty());
  EXPECT_NE(
      code_of(join_children(desk(), *worker(kOther), child, elsewhere[0].row.child.id, now())), -1);
}

AL_BOTH_ENGINES(ChildOn);

}  // namespace
}  // namespace anlanh::cases
