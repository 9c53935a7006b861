#include "learn/lesson_file.h"

#include "base/json_view.h"
#include "learn/lesson_rules.h"

namespace anlanh::learn {

using base::JsonView;

namespace {

constexpr std::int64_t kFormat = 1;

std::vector<Labelled> read_labelled(const JsonView& view, std::string_view list,
                                    std::string_view words) {
  std::vector<Labelled> out;
  for (const auto& item : view.items(list)) out.push_back({item.text("id"), item.bilingual(words)});
  return out;
}

Verdict read_verdict(const JsonView& view) {
  const std::string verdict = view.text("verdict");
  if (verdict != "good" && verdict != "gentle") view.wrong("verdict", "good or gentle");
  return verdict == "good" ? Verdict::Good : Verdict::Gentle;
}

StepBody read_story(const JsonView& view) {
  return StoryStep{view.bilingual("title"), view.bilinguals("paragraphs")};
}

StepBody read_picture(const JsonView& view) {
  const std::string file = view.text("file");
  const std::string_view folder = "assets/lessons/";
  if (!file.starts_with(folder)) view.wrong("file", "a file of assets/lessons");
  return PictureStep{file.substr(std::min(folder.size(), file.size())), view.bilingual("alt"),
                     view.has("caption") ? view.bilingual("caption") : Bilingual{}};
}

StepBody read_choice(const JsonView& view) {
  ChoiceStep step;
  step.several = view.flag_or_false("several") ? ChoiceStep::Several::Yes : ChoiceStep::Several::No;
  step.prompt = view.bilingual("prompt");
  for (const auto& option : view.items("options")) {
    step.options.push_back({option.text("id"), option.bilingual("text"), read_verdict(option),
                            option.bilingual("feedback")});
  }
  return step;
}

StepBody read_order(const JsonView& view) {
  return OrderStep{view.bilingual("prompt"), read_labelled(view, "items", "text"),
                   view.texts("correct"), view.texts("show"), view.bilingual("reason")};
}

StepBody read_match(const JsonView& view) {
  MatchStep step{view.bilingual("prompt"),
                 read_labelled(view, "left", "text"),
                 read_labelled(view, "right", "text"),
                 {},
                 view.bilingual("reason")};
  for (const auto& pair : view.items("pairs")) {
    step.pairs.emplace_back(pair.text("left"), pair.text("right"));
  }
  return step;
}

StepBody read_sort(const JsonView& view) {
  SortStep step{view.bilingual("prompt"), read_labelled(view, "baskets", "label"), {}};
  for (const auto& item : view.items("items")) {
    step.items.push_back(
        {item.text("id"), item.bilingual("text"), item.text("basket"), item.bilingual("reason")});
  }
  return step;
}

StepBody read_true_false(const JsonView& view) {
  return TrueFalseStep{view.bilingual("statement"),
                       view.flag("answer") ? Answer::True : Answer::False,
                       view.bilingual("reason")};
}

StepBody read_find_sign(const JsonView& view) {
  FindSignStep step{view.bilingual("prompt"), {}, view.bilingual("reason")};
  for (const auto& line : view.items("lines")) {
    step.lines.push_back({line.text("id"), line.bilingual("who"), line.bilingual("text"),
                          line.flag("sign") ? IsSign::Yes : IsSign::No, line.bilingual("reason")});
  }
  return step;
}

StepBody read_branch(const JsonView& view) {
  BranchStep step{view.bilingual("prompt"), view.text("start"), {}};
  for (const auto& item : view.items("nodes")) {
    BranchNode node{item.text("id"),
                    item.bilinguals("text"),
                    {},
                    item.has("end") ? BranchNode::Ends::Yes : BranchNode::Ends::No};
    for (const auto& option : item.items("options")) {
      node.options.push_back({option.text("id"), option.bilingual("text"), option.text("to")});
    }
    step.nodes.push_back(std::move(node));
  }
  return step;
}

StepBody read_say(const JsonView& view) {
  return SayStep{view.bilingual("prompt"), view.bilinguals("sentences")};
}

StepBody read_fill(const JsonView& view) {
  FillStep step{view.bilingual("prompt"), view.bilingual("text"), {}, view.bilingual("reason")};
  for (const auto& blank : view.items("blanks")) {
    step.blanks.push_back(
        {blank.text("id"), read_labelled(blank, "options", "text"), blank.text("answer")});
  }
  return step;
}

StepBody read_sure(const JsonView& view) {
  SureStep step{view.bilingual("prompt"), {}};
  for (const auto& option : view.items("options")) {
    step.options.push_back(
        {option.text("id"), option.bilingual("text"), option.bilingual("reply")});
  }
  return step;
}

StepBody read_act(const JsonView& view) {
  return ActStep{view.bilingual("title"), view.bilinguals("paragraphs")};
}

using BodyReader = StepBody (*)(const JsonView&);
constexpr std::pair<std::string_view, BodyReader> kReaders[] = {
    {"story", read_story},
    {"picture", read_picture},
    {"choice", read_choice},
    {"order", read_order},
    {"match", read_match},
    {"sort", read_sort},
    {"true-false", read_true_false},
    {"find-sign", read_find_sign},
    {"branch", read_branch},
    {"say", read_say},
    {"fill", read_fill},
    {"sure", read_sure},
    {"act", read_act},
};

Step read_step(const JsonView& view) {
  const std::string type = view.text("type");
  for (const auto& [name, reader] : kReaders) {
    if (name == type) return {view.text("id"), reader(view)};
  }
  view.wrong("type", "a kind of step that this program knows");
  return {};
}

std::vector<Step> read_steps(const JsonView& view, std::string_view list) {
  std::vector<Step> steps;
  for (const auto& step : view.items(list)) steps.push_back(read_step(step));
  return steps;
}

// Steps, check and boosters stand in one list, in the order in which a child meets them.
void read_course(const JsonView& file, Lesson& lesson) {
  for (const auto& view : file.items("steps")) {
    const std::string type = view.text("type");
    if (type == "check") {
      if (!lesson.check.id.empty()) view.wrong("type", "the only check of the lesson");
      lesson.check = {view.text("id"), view.bilingual("intro"), read_steps(view, "items"),
                      view.bilingual("closing")};
    } else if (type == "booster") {
      lesson.boosters.push_back({view.text("id"), view.number("after_days"),
                                 view.bilingual("title"), read_steps(view, "steps")});
    } else {
      lesson.steps.push_back(read_step(view));
    }
  }
}

TeacherPlan read_teacher(const JsonView& view) {
  TeacherPlan plan;
  plan.title = view.bilingual("title");
  plan.minutes = view.number("minutes");
  plan.prepare = view.bilinguals("prepare");
  plan.ground_rules = view.bilinguals("ground_rules");
  for (const auto& part : view.items("parts")) {
    plan.parts.push_back({part.bilingual("name"), part.number("minutes"), part.bilinguals("do")});
  }
  plan.if_a_child_tells = view.bilinguals("if_a_child_tells");
  plan.check = view.bilingual("check");
  return plan;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

Lesson read_lesson(const JsonView& file) {
  Lesson lesson;
  if (file.number("format") != kFormat) file.wrong("format", "1");
  lesson.id = file.text("id");
  lesson.slug = lower(lesson.id);
  const auto band = file.object("band");
  lesson.band = {band.text("code"), band.bilingual("name"), band.bilingual("grades"),
                 band.bilingual("ages")};
  lesson.title = file.bilingual("title");
  lesson.summary = file.bilingual("summary");
  lesson.minutes = file.number("minutes");
  lesson.objectives = file.bilinguals("objectives");
  lesson.asks = file.texts("asks");
  read_course(file, lesson);
  lesson.teacher = read_teacher(file.object("teacher"));
  const auto parent = file.object("parent");
  lesson.parent = {parent.bilingual("title"), parent.bilinguals("paragraphs"),
                   parent.bilingual("try_tonight")};
  return lesson;
}

}  // namespace

base::Result<Lesson> parse_lesson(std::string name, std::string_view json) {
  AL_TRY(const auto file, JsonView::parse(name, json));
  Lesson lesson = read_lesson(file);
  AL_TRY_DO(file.status());
  if (const auto fault = find_lesson_fault(lesson)) {
    return base::make_error(base::Code::Invalid, name + ": " + *fault);
  }
  return lesson;
}

}  // namespace anlanh::learn
