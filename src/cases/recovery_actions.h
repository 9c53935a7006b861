#pragma once
// Recovery follow-up, and opening a closed case again. cases.work records, cases.close opens again, both in the case's unit;
// one transaction, one audit line; a refused act changes nothing.

#include <string>
#include <vector>

#include "cases/case_access.h"
#include "cases/child_store.h"
#include "cases/recovery_rules.h"
#include "cases/recovery_store.h"

namespace anlanh::cases {

struct OpenedVisit {
  Visit visit;
  std::string notes;
  std::string own_words;  // of the child
};
struct OpenedReopening {
  Reopening reopening;
  std::string reason;
};
struct RecoveryFile {
  Case file;
  CarerSuspected suspected = CarerSuspected::No;
  std::vector<Child> children;
  std::vector<Carer> carers;
  std::vector<OpenedVisit> visits;  // by day
  std::vector<OpenedReopening> reopenings;
};
// Needs cases.read and fields.child.
base::Result<RecoveryFile> read_recovery(const Desk& desk, const people::Officer& officer,
                                         base::Id case_id, base::Instant now);

struct VisitAct {
  base::Id visit;
  std::int64_t version_seen = 0;
};
base::Status record_visit(const Desk& desk, const people::Officer& officer, const VisitAct& act,
                          const VisitInput& input, base::Instant now);
// Nobody was reached; the visit stays due.
base::Status record_attempt(const Desk& desk, const people::Officer& officer, const VisitAct& act,
                            base::Instant now);
base::Status record_lost(const Desk& desk, const people::Officer& officer, const VisitAct& act,
                         base::Instant now);

// Plan, decision and review begin again with their times (step_actions.h); what was due of the follow-up is left out.
base::Status reopen_case(const Desk& desk, const people::Officer& officer, base::Id case_id,
                         std::int64_t version_seen, std::string_view reason, base::Instant now);

// Inside the transaction that closes a case as helped: the dates of follow-up for each child.
base::Status save_follow_up(store::Sql& sql, const Desk& desk, base::Id case_id, base::Instant now);
// Since when a review counts for the present opening of the case.
base::Result<base::Instant> last_opened(store::Sql& sql, base::Id case_id);
base::Result<bool> closing_is_lawful(store::Sql& sql, base::Id case_id);

inline constexpr int kDaysAhead = 14;  // the list shows what falls due in the next two weeks
struct VisitLine {
  DueVisit due;
  std::string unit_name;
};
struct VisitList {
  std::vector<VisitLine> lines;
  std::int64_t total = 0;
  std::int64_t overdue = 0;
};
base::Result<VisitList> list_due_visits(const Desk& desk, const people::Officer& officer,
                                        base::Instant now);

}  // namespace anlanh::cases
