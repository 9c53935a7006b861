#pragma once
// Setting a risk otherwise than the score: the right in the unit, a reason, one audit line; both values are kept.

#include <cstdint>
#include <optional>
#include <string>

#include "cases/case_desk.h"
#include "cases/case_model.h"
#include "cases/risk_model.h"
#include "people/officer.h"

namespace anlanh::cases {

// Inside the caller's transaction: the score with its reasons, and what people have set.
base::Result<RiskView> load_report_risk(store::Sql& sql, const Desk& desk, const Report& report);
// The highest score of the case's reports with what its child, its family and its assessments say, and the reasons of
// all of them.
base::Result<RiskView> load_case_risk(store::Sql& sql, const Desk& desk, const Case& file);

// After a child, a carer or an assessment was written: the risk of the case rises with what is known now.
base::Status follow_facts(store::Sql& sql, const Desk& desk, const people::Officer& officer,
                          base::Id case_id, base::Instant now);

struct RiskAct {
  base::Id subject;  // report or case
  std::int64_t version_seen = 0;
  std::optional<RiskLevel> level;
  std::string words;
  std::string form_token;
};
// Needs reports.work; only while the report is new.
base::Status override_report_risk(const Desk& desk, const people::Officer& officer,
                                  const RiskAct& act, base::Instant now);
// Needs cases.work; only while the case is open. A report that joins later with a higher risk raises it again.
base::Status override_case_risk(const Desk& desk, const people::Officer& officer,
                                const RiskAct& act, base::Instant now);

// For the page of one risk. Opening it is a reading of the record and leaves an audit line.
struct RiskFile {
  std::string number;
  std::int64_t version = 0;
  RiskView risk;
};
base::Result<RiskFile> read_report_risk(const Desk& desk, const people::Officer& officer,
                                        base::Id report, base::Instant now);
base::Result<RiskFile> read_case_risk(const Desk& desk, const people::Officer& officer,
                                      base::Id case_id, base::Instant now);

}  // namespace anlanh::cases
