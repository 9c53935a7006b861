#pragma once
// What is done with the steps of a case. Each act: the right in the case's unit, the rule of the step's state, one
// transaction, one audit line; a refused act changes nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_desk.h"
#include "cases/case_model.h"
#include "cases/step_model.h"
#include "cases/step_store.h"
#include "people/officer.h"

namespace anlanh::cases {

struct StepAct {
  base::Id case_id;
  std::string step;
  std::string reason;  // code of a reason, where one is chosen
  std::string words;
};

// ---- For other acts on a case, inside their transaction -------------------------------------------

// The steps of a new case. What the platform has done by itself is done: the report is a written record, and the
// commune has had the case since `placed_at` (absent: no commune is known).
base::Status open_steps(store::Sql& sql, const Desk& desk, const Case& file,
                        std::optional<base::Instant> placed_at, base::Instant now);
// After the first receipt or the unit of the case has changed; its plan's due time follows.
base::Status recompute_steps(store::Sql& sql, const Desk& desk, const Case& file);
// A form was written, a decision made. Nothing happens where the step has ended already. Late without a reason is
// shown as such until somebody gives one. Needs cases.work, cases.close or plans.approve.
base::Status complete_step(store::Sql& sql, const Desk& desk, const people::Officer& officer,
                           base::Id case_id, std::string_view step, base::Instant now);
// A form has found that the step is not needed: left out with a reason of the data and the officer's words. Nothing
// happens where it has ended already. The same rights.
base::Status leave_out_step(store::Sql& sql, const Desk& desk, const people::Officer& officer,
                            const StepAct& act, base::Instant now);
// A closed case was opened again: plan, decision and review begin again now, and what stood there is kept.
base::Status begin_steps_again(store::Sql& sql, const Desk& desk, const people::Officer& officer,
                               const Case& file, base::Instant now);
// The time of a step that a plan sets ("review"). The same rights.
base::Status set_step_due(store::Sql& sql, const Desk& desk, const people::Officer& officer,
                          base::Id case_id, std::string_view step, base::Instant due,
                          base::Instant now);

// ---- Acts of an officer ---------------------------------------------------------------------------

// The right for ending a step: the decision is the chair's (cases.close or plans.approve), the rest cases.work.
bool may_end_step(const people::Officer& officer, const Case& file, std::string_view step);

// Only a step that no form ends (ended_by_form).
base::Status finish_step(const Desk& desk, const people::Officer& officer, const StepAct& act,
                         base::Instant now);
base::Status skip_step(const Desk& desk, const people::Officer& officer, const StepAct& act,
                       base::Instant now);
base::Status pause_step(const Desk& desk, const people::Officer& officer, const StepAct& act,
                        base::Instant now);
base::Status resume_step(const Desk& desk, const people::Officer& officer, const StepAct& act,
                         base::Instant now);
base::Status give_late_reason(const Desk& desk, const people::Officer& officer, const StepAct& act,
                              base::Instant now);
base::Status set_first_receipt(const Desk& desk, const people::Officer& officer, base::Id case_id,
                               std::optional<base::Instant> received, std::string_view words,
                               base::Instant now);

struct OpenedPause {
  StepPause pause;
  std::string note;
};
// The step as it stood before its case was opened again.
struct StepBefore {
  Step step;
  std::string reason;
};
struct OpenedStep {
  Step step;
  std::string reason;
  std::vector<StepBefore> before;  // oldest first
  std::vector<OpenedPause> pauses;
  std::vector<StepLevel> levels;
  Deadline deadline;  // as it holds in the unit
  bool provisional = false;
  bool may_end = false;
  bool may_work = false;
};
struct OpenedReceipt {
  FirstReceipt receipt;
  std::string words;
};
struct StepFile {
  Case file;
  std::vector<OpenedStep> steps;
  std::vector<OpenedReceipt> receipts;
  bool may_work = false;
};
// Opening is a reading of the case and leaves an audit line. Makes the steps of a case older than steps.
base::Result<StepFile> read_steps(const Desk& desk, const people::Officer& officer,
                                  base::Id case_id, base::Instant now);

// ---- What is due ----------------------------------------------------------------------------------

inline constexpr std::int64_t kDuePage = 25;

struct DueList {
  std::vector<DueLine> lines;
  std::int64_t total = 0;    // that the filter lets through
  std::int64_t overdue = 0;  // one's own and escalated, whatever the filter
  std::int64_t soon = 0;
};
base::Result<DueList> list_due(const Desk& desk, const people::Officer& officer,
                               const DueFilter& filter, std::int64_t page, base::Instant now);
// At most 20,000 lines. Leaves an audit line.
base::Result<std::vector<DueLine>> export_due(const Desk& desk, const people::Officer& officer,
                                              const DueFilter& filter, base::Instant now);
// One's own and escalated, for the badge. 0 where nothing may be read.
base::Result<std::int64_t> count_due_of(const Desk& desk, const people::Officer& officer,
                                        base::Instant now);
DueReach due_reach(const people::Officer& officer, const ClockLaw& law);

// ---- By the clock ---------------------------------------------------------------------------------

// Writes once for each overdue step and level that it is shown there now, and makes the steps of cases older than steps.
// Run every minute; running it twice writes once. Gives the number of lines written.
base::Result<std::int64_t> write_escalations(const Desk& desk, base::Instant now);

}  // namespace anlanh::cases
