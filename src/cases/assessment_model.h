#pragma once
// Assessments of a child (Decree 56/2017): the initial one (form 02), the specific one (form 03), the review (form 06).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"
#include "cases/incident_model.h"

namespace anlanh::cases {

enum class AssessmentKind { Initial, Specific, Review };
enum class AssessmentState { Draft, Final };  // a final one is never changed; a new one may follow

struct LevelCounts {
  int high = 0;
  int medium = 0;
  int low = 0;
  bool operator==(const LevelCounts&) const = default;
};

struct Assessment {
  base::Id id;
  base::Id case_id;
  base::Id child;  // none: the case has no child on record
  AssessmentKind kind = AssessmentKind::Initial;
  int form_version = 1;
  AssessmentState state = AssessmentState::Draft;
  base::Bytes answers;  // sealed
  LevelCounts harm;
  LevelCounts ability;
  std::string suggested;   // code of a level; "" in a draft without answers
  std::string conclusion;  // the officer's own
  std::string emergency;   // "yes", "no", ""
  bool closes = false;     // a review that allows closing (article 30)
  std::int64_t version = 1;
  base::Instant written_at;
  base::Id written_by;
  std::string writer_name;
  std::optional<base::Instant> finished_at;
  base::Bytes token;
};

std::string_view assessment_code(AssessmentKind kind);  // as in data/law/case-forms.json
std::optional<AssessmentKind> parse_assessment(std::string_view code);

// An emergency measure, one that may separate the child from the family.
struct Emergency {
  base::Id id;
  base::Id case_id;
  std::string measure;     // data/law/case-forms.json, "emergency_measures"
  base::Bytes decided_by;  // sealed: who decided and who carries it out
  std::optional<base::Bytes> note;
  base::Date started_on;
  std::optional<base::Date> ended_on;
  std::int64_t version = 1;
  base::Instant recorded_at;
  base::Id recorded_by;
  base::Bytes token;
};

}  // namespace anlanh::cases
