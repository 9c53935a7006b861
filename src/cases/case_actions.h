#pragma once
// What an officer does with a case. Each act: the right in the case's unit, the rule of its state, one transaction,
// one audit line; a refused act changes nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/case_desk.h"
#include "cases/case_model.h"
#include "cases/case_rules.h"
#include "cases/family_model.h"
#include "cases/report_actions.h"
#include "cases/risk_model.h"
#include "cases/step_model.h"
#include "cases/violator_actions.h"
#include "people/officer.h"
#include "store/audit.h"

namespace anlanh::cases {

inline constexpr std::int64_t kCasePage = 25;

// A report becomes a new case of the report's unit. Needs reports.work and cases.work there.
enum class SupportAsked { No, Yes };
base::Result<base::Id> open_case(const Desk& desk, const people::Officer& officer,
                                 const ReportAct& act, SupportAsked support, base::Instant now);
// A report joins an open case, named by its number.
base::Result<base::Id> join_case(const Desk& desk, const people::Officer& officer,
                                 const ReportAct& act, std::string_view case_number,
                                 base::Instant now);

struct CaseList {
  std::vector<CaseLine> lines;
  std::int64_t total = 0;
  std::int64_t open = 0;
};
// The names of the lines' units.
base::Status fill_unit_names(store::Sql& sql, std::vector<CaseLine>& lines);
base::Result<CaseList> list_cases(const Desk& desk, const people::Officer& officer,
                                  const CaseFilter& filter, std::int64_t page);
base::Result<std::vector<CaseLine>> export_cases(const Desk& desk, const people::Officer& officer,
                                                 const CaseFilter& filter, base::Instant now);

struct OpenedSupport {
  Support support;
  std::string provider;
  std::string note;
};
// A case opened: everything the officer may read, in clear.
struct CaseFile {
  Case file;
  std::string unit_name;
  std::string close_note;
  std::vector<Report> reports;
  std::vector<std::string> told_addresses;  // what its reports named, each once
  std::vector<OpenedSupport> supports;
  std::vector<CaseAddress> confirmed;
  RiskView risk;
  std::optional<NearestStep> nearest;  // of its open steps
  bool violators_shown = false;        // violators.read
  std::vector<OpenedViolator> violators;
  std::vector<Assignee> assignees;  // empty where the officer may not assign
  CarerSuspected suspected = CarerSuspected::No;
  std::vector<store::StoredAuditLine> timeline;
};
base::Result<CaseFile> read_case(const Desk& desk, const people::Officer& officer, base::Id id,
                                 base::Instant now);

struct CaseAct {
  base::Id case_id;
  std::int64_t version_seen = 0;
};
// Only to somebody whom Ports::load_assignees names.
base::Status assign_case(const Desk& desk, const people::Officer& officer, const CaseAct& act,
                         base::Id assignee, base::Instant now);
base::Status record_support(const Desk& desk, const people::Officer& officer, base::Id case_id,
                            const SupportInput& input, std::string_view form_token,
                            base::Instant now);
// The same inside a transaction, for an act that gives a support among other things; `token` makes it be written once.
base::Status give_support(store::Sql& sql, const Desk& desk, const people::Officer& officer,
                          base::Id case_id, const SupportInput& input, base::Bytes token,
                          base::Instant now);
// Refused (Invalid) for a reason that needs a review: that is asked for and approved (plan_actions.h).
base::Status close_case(const Desk& desk, const people::Officer& officer, const CaseAct& act,
                        std::string_view reason, std::string_view note, base::Instant now);
// What close_case asks, and what it does, inside a transaction. A case closed as helped gets its dates of follow-up.
base::Status check_close(store::Sql& sql, const Desk& desk, const Case& file,
                         std::string_view reason, std::string_view note, std::int64_t version_seen);
base::Status close_now(store::Sql& sql, const Desk& desk, const people::Officer& officer, Case file,
                       std::string_view reason, std::string_view note, base::Instant now);
// Needs catalog.confirm in the case's unit. The catalogue's line and ours are kept together; after the commit the
// guard is told.
base::Status confirm_address(const Desk& desk, const people::Officer& officer, base::Id case_id,
                             std::string_view address, std::string_view category,
                             base::Instant now);

}  // namespace anlanh::cases
