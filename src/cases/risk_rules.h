#pragma once
// Rules of risk: the score and its reasons, and when a person may set it otherwise. Pure.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "cases/lawbook_model.h"
#include "cases/report_model.h"
#include "cases/risk_model.h"

namespace anlanh::cases {

// From the answers only, never from anything the sender could set.
Risk decide_risk(const RiskAnswers& answers, const LawBook& law);
Risk decide_risk(Speaker speaker, std::string_view group, const LawBook& law);
RiskLevel risk_level(int score);
// The score that stands for a level a person has chosen.
int score_of(RiskLevel level);

RiskAnswers risk_answers_of(const ReportAnswers& answers);
RiskAnswers risk_answers_of(const Report& report);
// A fact that holds adds its answer; one that does not takes none away.
void add_facts(const CaseFacts& facts, RiskAnswers& answers);
// The value of a case after its score has changed. It only rises, and where a person has set it, only when the score is
// higher than it was then. Absent: it stays.
std::optional<int> decide_risen(int effective, int scored, std::optional<int> scored_when_set);

// Another level than now, and why.
base::Status decide_override(int effective, std::optional<RiskLevel> chosen,
                             std::string_view words);

}  // namespace anlanh::cases
