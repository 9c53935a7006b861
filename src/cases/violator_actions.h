#pragma once
// What an officer does about a violator: record, mend, add a measure, take it further. Each act needs violators.work in the unit of
// the case, leaves one audit line, and changes nothing when it is refused.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_desk.h"
#include "cases/case_model.h"
#include "cases/violator_incident_store.h"
#include "cases/measure_rules.h"
#include "cases/sealed_text.h"
#include "cases/violator_rules.h"
#include "people/officer.h"
#include "store/audit.h"

namespace anlanh::cases {

struct OpenedMeasureStep {
  MeasureStep step;
  std::string note;
};
struct OpenedMeasure {
  Measure measure;
  std::string result;
  std::vector<OpenedMeasureStep> steps;  // after the first
  MeasureTrail trail;
};
struct OpenedViolator {
  Violator violator;
  std::string account_name;
  bool name_given = false;  // also where the name itself is closed
  std::string note;
  std::vector<OpenedMeasure> measures;
  Handling handling = Handling::Nothing;
};

// Everything in clear; for a caller who has asked the right. `key` is the case's.
base::Result<OpenedViolator> open_violator(store::Sql& sql, const Desk& desk, const ReadingKey& key,
                                           Violator violator);

struct FoundViolator {
  Violator violator;
  Case file;
};
// NotFound where there is none or where the officer may not know of it.
base::Result<FoundViolator> load_violator_for(store::Sql& sql, const people::Officer& officer,
                                              std::string_view right, base::Id id);

struct ViolatorFile {
  OpenedViolator opened;  // its name "" unless names of the case are open
  Case file;
  std::optional<base::Instant> names_open_until;
  std::vector<CaseAddress> addresses;   // that a block may name
  std::vector<ViolatorIncident> others;         // the same violator in other cases, within the scope
  Handling joined = Handling::Nothing;  // over all of them
  std::vector<ViolatorJoin> joins;      // between what is shown
  std::vector<ViolatorIncident> proposals;      // may be the same; only for who may join
  std::vector<store::StoredAuditLine> timeline;
};
// Needs violators.read in the unit of the case; leaves an audit line.
base::Result<ViolatorFile> read_violator(const Desk& desk, const people::Officer& officer,
                                         base::Id violator, base::Instant now);

// All violators of one case.
struct CaseViolators {
  Case file;
  std::optional<base::Instant> names_open_until;
  std::vector<OpenedViolator> violators;  // names "" unless open
};
// Needs violators.read in the unit of the case; leaves an audit line.
base::Result<CaseViolators> read_case_violators(const Desk& desk, const people::Officer& officer,
                                                base::Id case_id, base::Instant now);

// Of an open case. `form_token` makes a button pressed twice write once.
base::Result<base::Id> record_violator(const Desk& desk, const people::Officer& officer,
                                       base::Id case_id, const ViolatorInput& input,
                                       std::string_view form_token, base::Instant now);
// What became known since: who it is, which act. While names are closed to this officer, an empty name keeps the one on
// record. Gives the case.
base::Result<base::Id> change_violator(const Desk& desk, const people::Officer& officer,
                                       base::Id violator, const ViolatorInput& input,
                                       std::int64_t version_seen, base::Instant now);
// Also after the case was closed: a court or a platform answers in its own time. Gives the case.
base::Result<base::Id> record_measure(const Desk& desk, const people::Officer& officer,
                                      base::Id violator, const MeasureInput& input,
                                      std::string_view form_token, base::Instant now);
// The next stage of a measure, or a step of an appeal. Gives the violator.
base::Result<base::Id> record_step(const Desk& desk, const people::Officer& officer,
                                   base::Id measure, const StepInput& input,
                                   std::string_view form_token, base::Instant now);

}  // namespace anlanh::cases
