#pragma once
// What an officer does about a violator: record, mend, add a measure. Each act needs violators.work in the unit of
// the case, leaves one audit line, and changes nothing when it is refused.

#include <string>
#include <string_view>
#include <vector>

#include "cases/case_desk.h"
#include "cases/case_model.h"
#include "cases/sealed_text.h"
#include "cases/violator_rules.h"
#include "people/officer.h"

namespace anlanh::cases {

struct OpenedMeasure {
  Measure measure;
  std::string result;
};
struct OpenedViolator {
  Violator violator;
  std::string account_name;
  std::string note;
  std::vector<OpenedMeasure> measures;
  Handling handling = Handling::Nothing;
};

// Everything in clear; for a caller who has asked the right. `key` is the case's.
base::Result<OpenedViolator> open_violator(store::Sql& sql, const Desk& desk, const ReadingKey& key,
                                           Violator violator);

struct ViolatorFile {
  OpenedViolator opened;
  Case file;
};
// Needs violators.read in the unit of the case; leaves an audit line.
base::Result<ViolatorFile> read_violator(const Desk& desk, const people::Officer& officer,
                                         base::Id violator, base::Instant now);

// Of an open case. `form_token` makes a button pressed twice write once.
base::Result<base::Id> record_violator(const Desk& desk, const people::Officer& officer,
                                       base::Id case_id, const ViolatorInput& input,
                                       std::string_view form_token, base::Instant now);
// What became known since: who it is, which act. Gives the case.
base::Result<base::Id> change_violator(const Desk& desk, const people::Officer& officer,
                                       base::Id violator, const ViolatorInput& input,
                                       std::int64_t version_seen, base::Instant now);
// Also after the case was closed: a court or a platform answers in its own time. Gives the case.
base::Result<base::Id> record_measure(const Desk& desk, const people::Officer& officer,
                                      base::Id violator, const MeasureInput& input,
                                      std::string_view form_token, base::Instant now);

}  // namespace anlanh::cases
