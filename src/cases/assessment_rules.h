#pragma once
// Rules of assessments, reviews and emergency measures. Pure.

#include <string>
#include <vector>

#include "base/result.h"
#include "cases/assessment_model.h"
#include "cases/case_forms_model.h"
#include "cases/family_model.h"
#include "cases/field_map.h"

namespace anlanh::cases {

// Answers to questions of this form, with options it knows; everything else is dropped.
FieldMap known_answers(const FormDefinition& form, const FieldMap& sent);

LevelCounts count_levels(const FormDefinition& form, const FieldMap& answers, Measures what);

// A level to begin from, and the answers that led to it. High: any harm is high, or harm is medium and an ability low.
// Medium: any harm is medium, or an ability is low.
struct Suggestion {
  Level level = Level::Low;
  std::vector<const FormItem*> reasons;
};
Suggestion suggest_level(const FormDefinition& form, const FieldMap& answers);

// May this be finished? Every needed question is answered; a conclusion that differs from the suggestion and a "no" to
// emergency measures have their reasons; a review proposes to close only what article 30 allows.
base::Status check_finished(const FormDefinition& form, const FieldMap& answers,
                            CarerSuspected suspected);
// Decree 56/2017, article 30: no harm above low, and the child stable in every respect.
bool review_allows_closing(const FormDefinition& form, const FieldMap& answers);

base::Status decide_assessment_change(const Assessment& assessment, std::int64_t version_seen);

struct EmergencyInput {
  std::string measure;
  std::string decided_by;
  std::optional<base::Date> started_on;
  std::optional<base::Date> ended_on;
  std::string ended_typed;
  std::string note;
};
// Days of separation so far, both ends counted; one that is still on counts to `today`.
int separation_days(const std::vector<Emergency>& measures, const CaseForms& forms,
                    base::Date today);
// Invalid: days missing or out of order; separation over the days of article 32 in total without a note that says which
// authority requires it.
base::Status check_emergency(const EmergencyInput& input, const std::vector<Emergency>& others,
                             const CaseForms& forms, base::Date today);

}  // namespace anlanh::cases
