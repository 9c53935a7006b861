#include "cases/assessment_model.h"

namespace anlanh::cases {

std::string_view assessment_code(AssessmentKind kind) {
  switch (kind) {
    case AssessmentKind::Initial: return "initial";
    case AssessmentKind::Specific: return "specific";
    case AssessmentKind::Review: break;
  }
  return "review";
}

std::optional<AssessmentKind> parse_assessment(std::string_view code) {
  for (const auto kind :
       {AssessmentKind::Initial, AssessmentKind::Specific, AssessmentKind::Review})
    if (assessment_code(kind) == code) return kind;
  return std::nullopt;
}

}  // namespace anlanh::cases
