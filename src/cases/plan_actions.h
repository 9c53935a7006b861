#pragma once
// What officers do with plans, services and closings. cases.work in the case's unit writes and asks; plans.approve decides,
// never on one's own without plans.approve_own. One transaction, one audit line; a refused act changes nothing.

#include <string>
#include <vector>

#include "cases/case_access.h"
#include "cases/family_model.h"
#include "cases/plan_rules.h"
#include "cases/plan_store.h"

namespace anlanh::cases {

struct OpenedService {
  PlanService service;
  std::string provider;
  std::string owner;
  Progress progress;
  std::string outcome;
};
struct OpenedGoal {
  PlanGoal goal;
  std::string words;
  std::vector<OpenedService> services;
};
struct OpenedPlan {
  Plan plan;
  std::string comment;
  std::vector<OpenedGoal> goals;
};
struct OpenedClosing {
  Closing closing;
  std::string note;
  std::string comment;
};
struct PlanFile {
  Case file;
  CarerSuspected suspected = CarerSuspected::No;
  Assessed assessed = Assessed::No;
  std::vector<OpenedPlan> plans;  // by number
  std::vector<OpenedClosing> closings;
  bool may_close = false;  // the reviews allow closing as helped
};
// Needs cases.read and fields.plan.
base::Result<PlanFile> read_plans(const Desk& desk, const people::Officer& officer,
                                  base::Id case_id, base::Instant now);

base::Status begin_plan(const Desk& desk, const people::Officer& officer, base::Id case_id,
                        base::Instant now);
struct PlanAct {
  base::Id plan;
  std::int64_t version_seen = 0;
};
base::Status add_goal(const Desk& desk, const people::Officer& officer, const PlanAct& act,
                      const GoalInput& input, base::Instant now);
base::Status add_service(const Desk& desk, const people::Officer& officer, const PlanAct& act,
                         const ServiceInput& input, base::Instant now);
base::Status remove_line(const Desk& desk, const people::Officer& officer, const PlanAct& act,
                         base::Id line, base::Instant now);
base::Status submit_plan(const Desk& desk, const people::Officer& officer, const PlanAct& act,
                         base::Instant now);
base::Status decide_plan(const Desk& desk, const people::Officer& officer, const PlanAct& act,
                         const DecisionInput& input, base::Instant now);
// Done: the support stands on record once, however often the service is carried over to a later number.
base::Status record_progress(const Desk& desk, const people::Officer& officer, const PlanAct& act,
                             base::Id line, const ProgressInput& input, base::Instant now);

// Only for reasons that need a review; the others close at once (case_actions.h).
base::Status ask_closing(const Desk& desk, const people::Officer& officer, base::Id case_id,
                         std::string_view reason, std::string_view note,
                         std::string_view form_token, base::Instant now);
struct ClosingAct {
  base::Id closing;
  std::int64_t version_seen = 0;
};
base::Status decide_closing(const Desk& desk, const people::Officer& officer, const ClosingAct& act,
                            const DecisionInput& input, base::Instant now);

struct WaitingLine {
  Waiting waiting;
  std::string unit_name;
};
// What waits in the scope of plans.approve.
base::Result<std::vector<WaitingLine>> list_waiting(const Desk& desk,
                                                    const people::Officer& officer);

}  // namespace anlanh::cases
