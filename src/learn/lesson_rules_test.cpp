#include "learn/lesson_rules.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "learn/lesson_file.h"

namespace anlanh::learn {
namespace {

std::string a3() { return base::read_file("data/lessons/a3.json", 1 << 20).value(); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  if (at != text.npos) text.replace(at, from.size(), to);
  return text;
}

std::string fault_of(const std::string& json) {
  const auto lesson = parse_lesson("x.json", json);
  return lesson ? "" : lesson.error().operator_text;
}

TEST(LessonFile, FaultsNameFileStepAndField) {
  EXPECT_EQ(fault_of(a3()), "");
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"\"type\": \"story\"", "\"type\": \"film\"",
       "x.json: steps[a3-story-1].type must be a kind of step that this program knows"},
      {"\"verdict\": \"good\"", "\"verdict\": \"wrong\"",
       "x.json: steps[a3-choice-1].options[a].verdict must be good or gentle"},
      {"\"format\": 1", "\"format\": 2", "x.json: format must be 1"},
      {"\"id\": \"A3\"", "\"id\": \"A 3\"", "x.json: the id A 3 does not fit into an address"},
      {"\"to\": \"n2\"", "\"to\": \"n99\"", "x.json: a3-branch-call node n1 leads to n99, no node"},
      {"\"id\": \"a3-story-2\"", "\"id\": \"a3-story-1\"",
       "x.json: has twice the id a3-story-1 among steps"},
      {"\"file\": \"assets/lessons/a3-phim-111.svg\"", "\"file\": \"../../etc/passwd\"",
       "x.json: steps[a3-picture-keys].file must be a file of assets/lessons"},
  };
  for (const auto& [from, to, fault] : cases) {
    EXPECT_EQ(fault_of(replaced(a3(), from, to)), fault);
  }
  EXPECT_NE(fault_of("[]"), "");
  EXPECT_NE(fault_of(a3().substr(0, 4000)), "");
}

Lesson lesson() { return parse_lesson("a3", a3()).value(); }

TEST(LessonRules, ABrokenLessonIsFound) {
  const auto with = [](auto change) {
    Lesson broken = lesson();
    change(broken);
    return find_lesson_fault(broken).value_or("");
  };
  EXPECT_EQ(with([](Lesson&) {}), "");
  EXPECT_EQ(with([](Lesson& l) { l.check.items.pop_back(); }), "a3-check does not have 8 items");
  EXPECT_EQ(with([](Lesson& l) { l.boosters.pop_back(); }), "does not have 2 boosters");
  EXPECT_EQ(with([](Lesson& l) { l.steps.clear(); }), "has no steps");
  EXPECT_EQ(with([](Lesson& l) { l.check.items[0] = l.steps[0]; }),
            "a3-story-1 cannot stand in a check");
  EXPECT_NE(with([](Lesson& l) { l.teacher.parts.clear(); }), "");
}

TEST(LessonRules, EveryBrokenStepIsFound) {
  const auto fault = [](StepBody body) {
    Lesson broken = lesson();
    broken.steps[0].body = std::move(body);
    return find_lesson_fault(broken).has_value();
  };
  const Bilingual b{"a", "b"};
  EXPECT_TRUE(fault(StoryStep{b, {}}));
  EXPECT_TRUE(fault(PictureStep{"x.png", b, b}));
  EXPECT_TRUE(fault(ChoiceStep{ChoiceStep::Several::No, b, {{"a", b, Verdict::Gentle, b}}}));
  EXPECT_TRUE(fault(OrderStep{b, {{"1", b}, {"2", b}}, {"1", "2"}, {"1", "2"}, b}));
  EXPECT_TRUE(fault(OrderStep{b, {{"1", b}, {"2", b}}, {"1", "3"}, {"2", "1"}, b}));
  EXPECT_FALSE(fault(OrderStep{b, {{"1", b}, {"2", b}}, {"1", "2"}, {"2", "1"}, b}));
  EXPECT_TRUE(fault(MatchStep{b, {{"l", b}}, {{"r", b}}, {{"l", "x"}}, b}));
  EXPECT_TRUE(fault(MatchStep{b, {{"l", b}}, {{"r", b}}, {}, b}));
  EXPECT_TRUE(fault(SortStep{b, {{"b1", b}}, {{"i", b, "b2", b}}}));
  EXPECT_TRUE(fault(FindSignStep{b, {{"1", b, b, IsSign::No, b}}, b}));
  EXPECT_TRUE(fault(BranchStep{b, "n1", {{"n1", {b}, {}, BranchNode::Ends::No}}}));
  EXPECT_TRUE(fault(BranchStep{
      b, "n1", {{"n1", {b}, {}, BranchNode::Ends::Yes}, {"n2", {b}, {}, BranchNode::Ends::Yes}}}));
  EXPECT_TRUE(fault(FillStep{b, {"x {1}", "no place"}, {{"1", {{"a", b}}, "a"}}, b}));
  EXPECT_TRUE(fault(FillStep{b, {"{1}", "{1}"}, {{"1", {{"a", b}}, "z"}}, b}));
  EXPECT_TRUE(fault(SureStep{b, {}}));
  EXPECT_TRUE(fault(SayStep{b, {}}));
  EXPECT_TRUE(fault(ActStep{b, {}}));
}

TEST(LessonRules, ScreensFollowEachOtherToTheCheck) {
  const Lesson a = lesson();
  std::string id = first_screen(a);
  std::size_t count = 0;
  std::string before;
  while (!id.empty()) {
    const auto screen = find_screen(a, id);
    ASSERT_TRUE(screen) << id;
    EXPECT_EQ(screen->number, ++count);
    EXPECT_EQ(screen->of, a.steps.size() + 1);
    EXPECT_EQ(screen->before, before);
    before = id;
    id = screen->next;
  }
  EXPECT_EQ(count, a.steps.size() + 1);
  EXPECT_EQ(before, a.check.id);
  EXPECT_TRUE(find_screen(a, a.boosters[1].id)->booster);
  EXPECT_FALSE(find_screen(a, "nothing"));
  EXPECT_EQ(find_lesson(std::vector<Lesson>{}, "a3"), nullptr);
}

}  // namespace
}  // namespace anlanh::learn
