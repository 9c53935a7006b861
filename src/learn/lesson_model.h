#pragma once
// A lesson: a story of the delta, things to try, a check without a score, boosters for later, a plan
// for the teacher and a slip for parents. The content is data (data/lessons/*.json), in both
// languages; nothing here knows a child.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/catalogue.h"

namespace anlanh::learn {

using base::Bilingual;

// "gentle" is not "wrong": the answer explains and never blames.
enum class Verdict { Good, Gentle };

struct LessonOption {
  std::string id;
  Bilingual text;
  Verdict verdict = Verdict::Gentle;
  Bilingual feedback;
};
struct Labelled {
  std::string id;
  Bilingual text;
};

struct StoryStep {
  Bilingual title;
  std::vector<Bilingual> paragraphs;
};
struct PictureStep {
  std::string file;  // "a3-phim-111.svg"
  Bilingual alt;
  Bilingual caption;
};
struct ChoiceStep {
  enum class Several : bool { No, Yes };
  Several several = Several::No;
  Bilingual prompt;
  std::vector<LessonOption> options;
};
struct OrderStep {
  Bilingual prompt;
  std::vector<Labelled> items;
  std::vector<std::string> correct;  // ids of items
  std::vector<std::string> show;     // the order in which they stand at first
  Bilingual reason;
};
struct MatchStep {
  Bilingual prompt;
  std::vector<Labelled> left;
  std::vector<Labelled> right;
  std::vector<std::pair<std::string, std::string>> pairs;  // left id, right id
  Bilingual reason;
};
struct SortItem {
  std::string id;
  Bilingual text;
  std::string basket;
  Bilingual reason;
};
struct SortStep {
  Bilingual prompt;
  std::vector<Labelled> baskets;
  std::vector<SortItem> items;
};
enum class Answer : bool { False, True };
struct TrueFalseStep {
  Bilingual statement;
  Answer answer = Answer::False;
  Bilingual reason;
};
enum class IsSign : bool { No, Yes };
struct ChatLine {
  std::string id;
  Bilingual who;
  Bilingual text;
  IsSign sign = IsSign::No;
  Bilingual reason;
};
struct FindSignStep {
  Bilingual prompt;
  std::vector<ChatLine> lines;
  Bilingual reason;
};
struct BranchOption {
  std::string id;
  Bilingual text;
  std::string to;
};
struct BranchNode {
  std::string id;
  std::vector<Bilingual> text;
  std::vector<BranchOption> options;
  enum class Ends : bool { No, Yes };
  Ends ends = Ends::No;  // the talk may stop here
};
struct BranchStep {
  Bilingual prompt;
  std::string start;
  std::vector<BranchNode> nodes;
};
struct SayStep {
  Bilingual prompt;
  std::vector<Bilingual> sentences;
};
struct FillBlank {
  std::string id;  // its place in the text: "1" is {1}
  std::vector<Labelled> options;
  std::string answer;
};
struct FillStep {
  Bilingual prompt;
  Bilingual text;
  std::vector<FillBlank> blanks;
  Bilingual reason;
};
struct SureOption {
  std::string id;
  Bilingual text;
  Bilingual reply;
};
struct SureStep {
  Bilingual prompt;
  std::vector<SureOption> options;
};
struct ActStep {
  Bilingual title;
  std::vector<Bilingual> paragraphs;
};

using StepBody =
    std::variant<StoryStep, PictureStep, ChoiceStep, OrderStep, MatchStep, SortStep, TrueFalseStep,
                 FindSignStep, BranchStep, SayStep, FillStep, SureStep, ActStep>;

struct Step {
  std::string id;
  StepBody body;
};

// Eight items on one page, with a reason for each and no score.
struct Check {
  std::string id;
  Bilingual intro;
  std::vector<Step> items;
  Bilingual closing;
};

// A few minutes again after some days, against forgetting.
struct Booster {
  std::string id;
  std::int64_t after_days = 0;
  Bilingual title;
  std::vector<Step> steps;
};

struct PlanPart {
  Bilingual name;
  std::int64_t minutes = 0;
  std::vector<Bilingual> to_do;
};
struct TeacherPlan {
  Bilingual title;
  std::int64_t minutes = 0;
  std::vector<Bilingual> prepare;
  std::vector<Bilingual> ground_rules;
  std::vector<PlanPart> parts;
  std::vector<Bilingual> if_a_child_tells;
  Bilingual check;
};
struct ParentSlip {
  Bilingual title;
  std::vector<Bilingual> paragraphs;
  Bilingual try_tonight;
};

struct Band {
  std::string code;  // "6-8"
  Bilingual name;
  Bilingual grades;
  Bilingual ages;
};

struct Lesson {
  std::string id;    // "A3"
  std::string slug;  // "a3": stands in addresses
  Band band;
  Bilingual title;
  Bilingual summary;
  std::int64_t minutes = 0;
  std::vector<Bilingual> objectives;
  std::vector<std::string> asks;  // of the plan: P S N H K C
  std::vector<Step> steps;
  Check check;
  std::vector<Booster> boosters;
  TeacherPlan teacher;
  ParentSlip parent;
};

}  // namespace anlanh::learn
