#include "learn/awareness_rules.h"

#include <gtest/gtest.h>

namespace anlanh::learn {
namespace {

using people::SchoolLevel;

base::Date date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

people::School school() {
  people::School school;
  school.unit.id = base::Id{7};
  school.unit.kind = people::UnitKind::School;
  school.unit.name = "Trường mẫu";
  school.unit.valid_from = date(2025, 9, 1);
  school.levels = {SchoolLevel::Primary};
  school.pupils = 300;
  return school;
}

SessionDraft sound_draft() {
  return {.unit = base::Id{7},
          .submission = base::Id{8},
          .day = "2026-08-31",
          .grades = {"4", "5"},
          .class_names = "3A",
          .pupils = "120",
          .lesson = "A3"};
}

std::vector<std::string> faults_of(const SessionDraft& draft, const people::School& at = school()) {
  std::vector<std::string> fields;
  for (const auto& fault : decide_draft(draft, at, date(2026, 9, 1), {"A3", "B6"}).faults) {
    fields.push_back(fault.field);
  }
  return fields;
}

using Names = std::vector<std::string>;

TEST(ClassNames, AreSplitAsPeopleWriteThem) {
  const std::pair<const char*, Names> cases[] = {
      {"4A, 4B", {"4A", "4B"}},
      {"4a;4b", {"4A", "4B"}},
      {"4A 4B  4C", {"4A", "4B", "4C"}},
      {"10/2,10/1", {"10/1", "10/2"}},
      {"Lá 1, Lá 2", {"Lá 1", "Lá 2"}},
      {"4A,4A", {"4A"}},
      {" , ;", {}},
      {"", {}},
      {"4A\n4B", {"4A", "4B"}},
  };
  for (const auto& [text, expected] : cases) {
    const auto names = parse_class_names(text);
    ASSERT_TRUE(names) << text;
    EXPECT_EQ(*names, expected) << text;
  }
}

TEST(ClassNames, RefuseWhatIsNoClass) {
  std::string many;
  for (int i = 0; i < 100; ++i) many += std::to_string(i) + ",";
  for (const std::string& text :
       {std::string("<b>"), std::string("4A=1"), std::string(30, 'a'), many, std::string("\xff")}) {
    EXPECT_FALSE(parse_class_names(text)) << text;
  }
}

TEST(ClassKey, ComesBackAsItWas) {
  const ClassList lists[] = {{ClassList::Whole::Yes, {}, {}},
                             {ClassList::Whole::No, {4, 5}, {}},
                             {ClassList::Whole::No, {}, {"4A", "Lá 1"}},
                             {ClassList::Whole::No, {12}, {"GA", "G4"}}};
  for (const auto& list : lists) {
    const auto back = parse_class_key(class_key(list));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, list) << class_key(list);
  }
  EXPECT_FALSE(parse_class_key("g13"));
}

TEST(Grades, FollowTheLevels) {
  using Levels = std::vector<SchoolLevel>;
  EXPECT_EQ(grades_of(Levels{SchoolLevel::Primary}), (std::vector<int>{1, 2, 3, 4, 5}));
  EXPECT_EQ(grades_of(Levels{SchoolLevel::LowerSecondary, SchoolLevel::UpperSecondary}).size(), 7u);
  EXPECT_TRUE(grades_of(Levels{SchoolLevel::Preschool}).empty());
  EXPECT_TRUE(grades_of(Levels{}).empty());
}

TEST(SessionDay, LiesBetweenAYearAgoAndToday) {
  const auto today = date(2026, 9, 1);
  people::Unit unit = school().unit;
  EXPECT_FALSE(refuse_day(today, today, unit));
  EXPECT_TRUE(refuse_day(date(2026, 9, 2), today, unit));
  EXPECT_FALSE(refuse_day(date(2025, 9, 1), today, unit));
  EXPECT_TRUE(refuse_day(date(2025, 8, 31), today, unit));  // also before the school was there
  unit.valid_from = date(2026, 1, 1);
  EXPECT_TRUE(refuse_day(date(2025, 12, 31), today, unit));
  unit.valid_to = date(2026, 6, 30);
  EXPECT_FALSE(refuse_day(date(2026, 6, 30), today, unit));
  EXPECT_TRUE(refuse_day(date(2026, 7, 1), today, unit));
}

TEST(Pupils, AreReadAsWritten) {
  EXPECT_EQ(parse_pupils(" 45 "), 45);
  EXPECT_EQ(parse_pupils("1.200"), 1200);
  EXPECT_EQ(parse_pupils("1,200"), 1200);
  for (const char* text : {"", "-4", "4.5", "12a", "99999999999", "1.2.3", "."}) {
    EXPECT_FALSE(parse_pupils(text)) << text;
  }
}

TEST(Draft, SoundOneBecomesASession) {
  const auto verdict = decide_draft(sound_draft(), school(), date(2026, 9, 1), {"A3"});
  EXPECT_TRUE(verdict.faults.empty());
  EXPECT_EQ(verdict.session.held_on, date(2026, 8, 31));
  EXPECT_EQ(class_key(verdict.session.classes), "g4,g5,3A");
  EXPECT_EQ(verdict.session.pupils, 120);
  EXPECT_EQ(verdict.session.lesson, "A3");
}

TEST(Draft, EachFaultNamesItsField) {
  const auto with = [](auto change) {
    SessionDraft draft = sound_draft();
    change(draft);
    return faults_of(draft);
  };
  EXPECT_EQ(with([](auto& d) { d.day = "31/02/2026"; }), Names{"day"});
  EXPECT_EQ(with([](auto& d) { d.day = "2026-09-02"; }), Names{"day"});
  EXPECT_EQ(with([](auto& d) { d.grades = {"9"}; }), Names{"grades"});
  EXPECT_EQ(with([](auto& d) { d.grades = {"x"}; }), Names{"grades"});
  EXPECT_EQ(with([](auto& d) { d.grades.clear(), d.class_names.clear(); }), Names{"grades"});
  EXPECT_EQ(with([](auto& d) { d.class_names = "4A<"; }), Names{"classes"});
  EXPECT_EQ(with([](auto& d) { d.pupils = "many"; }), Names{"pupils"});
  EXPECT_EQ(with([](auto& d) { d.pupils = "0"; }), Names{"pupils"});
  EXPECT_EQ(with([](auto& d) { d.pupils = "30000"; }), Names{"pupils"});
  EXPECT_EQ(with([](auto& d) { d.pupils = "301"; }), Names{"pupils_reason"});
  EXPECT_EQ(with([](auto& d) { d.pupils = "301", d.pupils_reason = "with guests"; }), Names{});
  EXPECT_EQ(with([](auto& d) { d.lesson = "Z9"; }), Names{"lesson"});
  EXPECT_EQ(with([](auto& d) { d.lesson = kOtherLesson; }), Names{"title"});
  EXPECT_EQ(with([](auto& d) { d.lesson = kOtherLesson, d.title = "x"; }), Names{});
  EXPECT_EQ(with([](auto& d) { d.lesson = kOtherLesson, d.title = std::string(201, 'x'); }),
            Names{"title"});
  EXPECT_EQ(faults_of(SessionDraft{}), (Names{"day", "grades", "pupils", "lesson"}));
}

TEST(Draft, WholeSchoolSwallowsTheRest) {
  SessionDraft draft = sound_draft();
  draft.grades = {"all", "4"};
  const auto verdict = decide_draft(draft, school(), date(2026, 9, 1), {"A3"});
  EXPECT_EQ(class_key(verdict.session.classes), "*");
}

TEST(Draft, UnknownEnrolmentAsksForNoReason) {
  people::School unknown = school();
  unknown.pupils = 0;
  SessionDraft draft = sound_draft();
  draft.pupils = "1000";
  EXPECT_TRUE(faults_of(draft, unknown).empty());
}

TEST(Withdrawal, NeedsAReasonAndALiveSession) {
  AwarenessSession session;
  EXPECT_TRUE(refuse_withdrawal(session, "  "));
  EXPECT_TRUE(refuse_withdrawal(session, std::string(501, 'x')));
  EXPECT_FALSE(refuse_withdrawal(session, "wrong day"));
  session.withdrawal = Withdrawal{};
  EXPECT_TRUE(refuse_withdrawal(session, "wrong day"));
}

TEST(StillOwed, NeverFallsBelowNothing) {
  Term term;
  term.needed = 1;
  EXPECT_EQ(still_owed(term, 0), 1);
  EXPECT_EQ(still_owed(term, 1), 0);
  EXPECT_EQ(still_owed(term, 5), 0);
}

}  // namespace
}  // namespace anlanh::learn
