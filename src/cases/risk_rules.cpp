#include "cases/risk_rules.h"

#include <algorithm>

#include "base/utf8.h"

namespace anlanh::cases {

namespace {

using base::invalid;
using base::msg;

constexpr int kUnknownGroupRisk = 60;
constexpr int kPointsPerStep = 20;
constexpr int kChildTells = 10;
constexpr std::size_t kMostWords = 2000;

base::Message group_reason(int default_risk) {
  switch (default_risk) {
    case 4: return msg("The kind of harm can be serious at once");
    case 3: return msg("The kind of harm is often serious");
    case 1: return msg("The kind of harm is seldom urgent");
    default: return msg("The kind of harm is of medium urgency");
  }
}

// What was answered with yes, its points and its words.
struct Said {
  bool yes = false;
  int points = 0;
  base::Message words;
};

std::vector<Said> said(const RiskAnswers& a) {
  return {{a.danger_now == true, 40, msg("The child is being hurt or threatened right now")},
          {a.danger_self == true, 40, msg("The child is hurt or thinks of self-harm")},
          {a.carer_harms == true, 30, msg("Whoever harms the child also cares for it")},
          {a.danger_near == true, 20, msg("Whoever harms the child is near it")},
          {a.under_eleven == true, 10, msg("The child is under 11")},
          {a.harm == Level::High, 40, msg("The assessment says: the harm is grave")},
          {a.harm == Level::Medium, 10, msg("The assessment says: the harm is of medium gravity")},
          {a.speaker == Speaker::Child, kChildTells, msg("A child tells it")}};
}

}  // namespace

RiskLevel risk_level(int score) {
  if (score >= 80) return RiskLevel::Urgent;
  if (score >= 60) return RiskLevel::High;
  return score >= 40 ? RiskLevel::Medium : RiskLevel::Low;
}

int score_of(RiskLevel level) {
  switch (level) {
    case RiskLevel::Urgent: return 90;
    case RiskLevel::High: return 70;
    case RiskLevel::Medium: return 50;
    case RiskLevel::Low: break;
  }
  return 20;
}

Risk decide_risk(const RiskAnswers& answers, const LawBook& law) {
  Risk risk;
  if (const auto* known = law.group(answers.group)) {
    risk.score = known->default_risk * kPointsPerStep;
    risk.reasons.push_back(group_reason(known->default_risk));
  } else {
    risk.score = kUnknownGroupRisk;
    risk.reasons.push_back(msg("The kind of harm was not said: read it soon"));
  }
  for (const auto& one : said(answers)) {
    if (!one.yes) continue;
    risk.score += one.points;
    risk.reasons.push_back(one.words);
  }
  risk.score = std::clamp(risk.score, 0, 100);
  risk.level = risk_level(risk.score);
  return risk;
}

Risk decide_risk(Speaker speaker, std::string_view group, const LawBook& law) {
  RiskAnswers answers;
  answers.speaker = speaker;
  answers.group = group;
  return decide_risk(answers, law);
}

RiskAnswers risk_answers_of(const ReportAnswers& from) {
  RiskAnswers answers;
  answers.speaker = from.speaker;
  answers.group = from.group;
  return answers;
}

RiskAnswers risk_answers_of(const Report& from) {
  RiskAnswers answers;
  answers.speaker = from.speaker;
  answers.group = from.group;
  return answers;
}

void add_facts(const CaseFacts& facts, RiskAnswers& answers) {
  if (facts.carer_suspected) answers.carer_harms = true;
  if (facts.under_eleven) answers.under_eleven = true;
  if (facts.harm) answers.harm = facts.harm;
}

std::optional<int> decide_risen(int effective, int scored, std::optional<int> scored_when_set) {
  if (scored <= effective) return std::nullopt;
  if (scored_when_set && scored <= *scored_when_set) return std::nullopt;
  return scored;
}

base::Status decide_override(int effective, std::optional<RiskLevel> chosen,
                             std::string_view words) {
  if (!chosen) return invalid(msg("Choose the risk"));
  if (*chosen == risk_level(effective))
    return invalid(msg("This is the risk already. Choose another one."));
  if (words.empty()) return invalid(msg("Write down why the risk is another one"));
  const auto have = base::count_code_points(words);
  if (have <= kMostWords) return base::ok();
  return invalid(msg("Please shorten this to at most {1} letters; there are {2} now",
                     std::to_string(kMostWords), std::to_string(have)));
}

}  // namespace anlanh::cases
