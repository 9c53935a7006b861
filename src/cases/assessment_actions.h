#pragma once
// What an officer does with assessments, the review and emergency measures. cases.work in the case's unit to write,
// cases.read and fields.child to read; one transaction, one audit line; a refused act changes nothing.

#include <string>
#include <vector>

#include "cases/assessment_rules.h"
#include "cases/assessment_store.h"
#include "cases/case_access.h"
#include "cases/child_model.h"

namespace anlanh::cases {

struct OpenedAssessment {
  Assessment assessment;
  FieldMap answers;
};
struct OpenedEmergency {
  Emergency emergency;
  std::string decided_by;
  std::string note;
};
struct AssessmentFile {
  Case file;
  CarerSuspected suspected = CarerSuspected::No;
  std::vector<Child> children;
  std::vector<OpenedAssessment> written;  // of the kind asked for, oldest first
  std::vector<OpenedEmergency> emergencies;
  int separation_days = 0;  // so far
};
base::Result<AssessmentFile> read_assessments(const Desk& desk, const people::Officer& officer,
                                              base::Id case_id, AssessmentKind kind,
                                              base::Instant now);

enum class SaveAs { Draft, Final };
struct AssessmentInput {
  AssessmentKind kind = AssessmentKind::Initial;
  base::Id child;
  FieldMap answers;
  base::Id draft;  // none: a new one
  std::int64_t version_seen = 0;
};
// One draft for each child and kind. REQUIRES: `form_token` for a new one. The last child's finished one ends the step of
// law; the initial one without need of an emergency measure leaves that step out, with its reason.
base::Status save_assessment(const Desk& desk, const people::Officer& officer, base::Id case_id,
                             const AssessmentInput& input, SaveAs as, std::string_view form_token,
                             base::Instant now);

base::Status record_emergency(const Desk& desk, const people::Officer& officer, base::Id case_id,
                              const EmergencyInput& input, std::string_view form_token,
                              base::Instant now);
// `note` is added to what was written.
base::Status end_emergency(const Desk& desk, const people::Officer& officer, base::Id emergency,
                           std::optional<base::Date> ended_on, std::string_view note,
                           std::int64_t version_seen, base::Instant now);

// Every child on record has a finished one of this kind since `since`; where no child is on record, the case has one.
base::Result<bool> all_assessed(store::Sql& sql, base::Id case_id, AssessmentKind kind,
                                base::Instant since);
// Closing as helped is lawful: for each child on record the latest review, finished after `since`, allows it. A draft of a
// later review withdraws nothing.
base::Result<bool> reviews_allow_closing(store::Sql& sql, base::Id case_id, base::Instant since);

}  // namespace anlanh::cases
