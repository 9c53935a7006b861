#include "learn/lesson_rules.h"

#include <algorithm>
#include <set>

namespace anlanh::learn {

namespace {

using Fault = std::optional<std::string>;

bool is_slug(std::string_view id) {
  return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

template <class T>
std::vector<std::string> ids_of(const std::vector<T>& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

bool has(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Fault twice_or_empty(std::vector<std::string> ids, const char* what) {
  if (ids.empty()) return std::string("has no ") + what;
  std::sort(ids.begin(), ids.end());
  const auto twin = std::adjacent_find(ids.begin(), ids.end());
  if (twin != ids.end()) return std::string("has twice the id ") + *twin + " among " + what;
  return {};
}

bool same_ids(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// The fault of one step, or none.
struct BodyJudge {
  Fault operator()(const StoryStep& step) const {
    return step.paragraphs.empty() ? Fault("has no paragraphs") : Fault();
  }
  Fault operator()(const PictureStep& step) const {
    return step.file.ends_with(".svg") ? Fault() : Fault("shows a file that is no SVG");
  }
  Fault operator()(const ChoiceStep& step) const {
    if (auto fault = twice_or_empty(ids_of(step.options), "options")) return fault;
    const bool good = std::any_of(step.options.begin(), step.options.end(),
                                  [](const auto& o) { return o.verdict == Verdict::Good; });
    return good ? Fault() : Fault("has no good option");
  }
  Fault operator()(const OrderStep& step) const {
    if (auto fault = twice_or_empty(ids_of(step.items), "items")) return fault;
    if (!same_ids(ids_of(step.items), step.correct)) return "orders other items than it has";
    if (!same_ids(ids_of(step.items), step.show)) return "shows other items than it has";
    return step.show == step.correct ? Fault("shows its items in the right order") : Fault();
  }
  Fault operator()(const MatchStep& step) const {
    if (auto fault = twice_or_empty(ids_of(step.left), "left sides")) return fault;
    if (auto fault = twice_or_empty(ids_of(step.right), "right sides")) return fault;
    std::vector<std::string> left;
    for (const auto& [l, r] : step.pairs) {
      left.push_back(l);
      if (!has(ids_of(step.right), r)) return "pairs with " + r + ", which is not there";
    }
    return same_ids(ids_of(step.left), left) ? Fault() : Fault("does not pair each left side once");
  }
  Fault operator()(const SortStep& step) const {
    if (auto fault = twice_or_empty(ids_of(step.items), "items")) return fault;
    if (auto fault = twice_or_empty(ids_of(step.baskets), "baskets")) return fault;
    for (const auto& item : step.items) {
      if (!has(ids_of(step.baskets), item.basket))
        return "sorts into " + item.basket + ", no basket";
    }
    return {};
  }
  Fault operator()(const TrueFalseStep&) const { return {}; }
  Fault operator()(const FindSignStep& step) const {
    if (auto fault = twice_or_empty(ids_of(step.lines), "lines")) return fault;
    const bool sign = std::any_of(step.lines.begin(), step.lines.end(),
                                  [](const auto& l) { return l.sign == IsSign::Yes; });
    return sign ? Fault() : Fault("has no line that is a sign");
  }
  Fault operator()(const BranchStep& step) const {
    if (auto fault = twice_or_empty(ids_of(step.nodes), "nodes")) return fault;
    if (!find_node(step, step.start)) return "starts at " + step.start + ", no node";
    for (const auto& node : step.nodes) {
      if (node.options.empty() && node.ends == BranchNode::Ends::No) {
        return "node " + node.id + " leads nowhere and is no end";
      }
      for (const auto& option : node.options) {
        if (!find_node(step, option.to))
          return "node " + node.id + " leads to " + option.to + ", no node";
      }
    }
    return unreached(step);
  }
  Fault operator()(const SayStep& step) const {
    return step.sentences.empty() ? Fault("has no sentence") : Fault();
  }
  Fault operator()(const FillStep& step) const {
    if (auto fault = twice_or_empty(ids_of(step.blanks), "blanks")) return fault;
    for (const auto& blank : step.blanks) {
      const std::string place = "{" + blank.id + "}";
      const bool there = step.text.vi.find(place) != std::string::npos &&
                         step.text.en.find(place) != std::string::npos;
      if (!there) return "its text lacks the place " + place;
      if (!has(ids_of(blank.options), blank.answer))
        return "blank " + blank.id + " has no such answer";
    }
    return {};
  }
  Fault operator()(const SureStep& step) const {
    return twice_or_empty(ids_of(step.options), "options");
  }
  Fault operator()(const ActStep& step) const {
    return step.paragraphs.empty() ? Fault("has no paragraphs") : Fault();
  }

 private:
  static Fault unreached(const BranchStep& step) {
    std::set<std::string> seen{step.start};
    std::vector<std::string> open{step.start};
    while (!open.empty()) {
      const BranchNode* node = find_node(step, open.back());
      open.pop_back();
      for (const auto& option : node->options) {
        if (seen.insert(option.to).second) open.push_back(option.to);
      }
    }
    for (const auto& node : step.nodes) {
      if (!seen.contains(node.id)) return "node " + node.id + " is never reached";
    }
    return {};
  }
};

Fault steps_fault(const std::vector<Step>& steps, std::vector<std::string>& ids) {
  for (const auto& step : steps) {
    if (!is_slug(step.id)) return "the id " + step.id + " does not fit into an address";
    ids.push_back(step.id);
    if (const auto fault = std::visit(BodyJudge{}, step.body)) return step.id + " " + *fault;
  }
  return {};
}

// What a child does on it can be wrong or right, so that it may stand in a check.
bool has_answer(const Step& step) {
  return !std::holds_alternative<StoryStep>(step.body) &&
         !std::holds_alternative<PictureStep>(step.body) &&
         !std::holds_alternative<BranchStep>(step.body) &&
         !std::holds_alternative<SayStep>(step.body) &&
         !std::holds_alternative<SureStep>(step.body) &&
         !std::holds_alternative<ActStep>(step.body);
}

Fault check_fault(const Check& check, std::vector<std::string>& ids) {
  ids.push_back(check.id);
  if (!is_slug(check.id)) return "has no check";
  if (check.items.size() != kCheckItems) return check.id + " does not have 8 items";
  for (const auto& item : check.items) {
    if (!has_answer(item)) return item.id + " cannot stand in a check";
  }
  return steps_fault(check.items, ids);
}

Fault boosters_fault(const std::vector<Booster>& boosters, std::vector<std::string>& ids) {
  if (boosters.size() != kBoosters) return "does not have 2 boosters";
  for (const auto& booster : boosters) {
    ids.push_back(booster.id);
    if (!is_slug(booster.id)) return "the id " + booster.id + " does not fit into an address";
    if (booster.after_days < 1 || booster.steps.empty()) return booster.id + " is empty";
    if (auto fault = steps_fault(booster.steps, ids)) return fault;
  }
  return {};
}

}  // namespace

std::optional<std::string> find_lesson_fault(const Lesson& lesson) {
  std::vector<std::string> ids;
  if (!is_slug(lesson.slug)) return "the id " + lesson.id + " does not fit into an address";
  if (lesson.steps.empty()) return "has no steps";
  if (auto fault = steps_fault(lesson.steps, ids)) return fault;
  if (auto fault = check_fault(lesson.check, ids)) return fault;
  if (auto fault = boosters_fault(lesson.boosters, ids)) return fault;
  if (lesson.teacher.parts.empty()) return "its teacher plan has no parts";
  return twice_or_empty(ids, "steps");
}

const Lesson* find_lesson(std::span<const Lesson> lessons, std::string_view id) {
  for (const auto& lesson : lessons) {
    if (lesson.slug == id || lesson.id == id) return &lesson;
  }
  return nullptr;
}

std::optional<Screen> find_screen(const Lesson& lesson, std::string_view id) {
  Screen screen;
  screen.of = lesson.steps.size() + 1;
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    if (lesson.steps[i].id != id) continue;
    screen.step = &lesson.steps[i];
    screen.number = i + 1;
    screen.next = i + 1 < lesson.steps.size() ? lesson.steps[i + 1].id : lesson.check.id;
    if (i > 0) screen.before = lesson.steps[i - 1].id;
    return screen;
  }
  if (lesson.check.id == id) {
    screen.check = &lesson.check;
    screen.number = screen.of;
    screen.before = lesson.steps.back().id;
    return screen;
  }
  for (const auto& booster : lesson.boosters) {
    if (booster.id != id) continue;
    screen.booster = &booster;
    return screen;
  }
  return {};
}

const std::string& first_screen(const Lesson& lesson) { return lesson.steps.front().id; }

const BranchNode* find_node(const BranchStep& step, std::string_view id) {
  for (const auto& node : step.nodes) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

const Bilingual* find_label(const std::vector<Labelled>& items, std::string_view id) {
  for (const auto& item : items) {
    if (item.id == id) return &item.text;
  }
  return nullptr;
}

std::string_view partner_of(const MatchStep& step, std::string_view left) {
  for (const auto& [l, r] : step.pairs) {
    if (l == left) return r;
  }
  return {};
}

std::vector<std::string> pictures_of(const Lesson& lesson) {
  std::vector<std::string> files;
  for (const auto& step : lesson.steps) {
    if (const auto* picture = std::get_if<PictureStep>(&step.body)) files.push_back(picture->file);
  }
  return files;
}

}  // namespace anlanh::learn
