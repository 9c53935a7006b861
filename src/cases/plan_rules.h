#pragma once
// Rules of plans and of approving. Pure.

#include <string>
#include <vector>

#include "base/result.h"
#include "cases/lawbook_model.h"
#include "cases/plan_model.h"

namespace anlanh::cases {

// Conflict unless it may be written into: a draft or a returned plan, unchanged since it was seen.
base::Status decide_plan_change(const Plan& plan, std::int64_t version_seen);
// A new number may begin where there is none, or where the last one was approved.
base::Status decide_plan_begin(const std::vector<Plan>& plans);

struct GoalInput {
  std::string area;
  std::string goal;
};
base::Status check_goal(const GoalInput& input, const LawBook& law);

struct ServiceInput {
  base::Id goal_line;
  std::string kind;
  std::string provider;
  std::string owner;
  std::optional<base::Date> due_on;
};
base::Status check_service(const ServiceInput& input, const std::vector<PlanGoal>& goals,
                           const LawBook& law, base::Date today);

// A plan for approval has goals, each with a service; the initial and the specific assessment are finished (article 28:
// they are part of the dossier).
enum class Assessed { No, Yes };
base::Status decide_submit(const Plan& plan, const std::vector<PlanGoal>& goals,
                           const std::vector<PlanService>& services, Assessed assessed,
                           std::int64_t version_seen);

// Who decides is not who wrote or asked, unless the officer holds plans.approve_own there.
enum class OwnAllowed { No, Yes };
base::Status may_decide(base::Id decider, const std::vector<base::Id>& authors, OwnAllowed own);

enum class PlanVerdict { Approve, Return };
struct DecisionInput {
  std::optional<PlanVerdict> verdict;
  std::string comment;
  std::string number;
  std::optional<base::Date> on;
};
// Returning needs a comment, approving the decision's number and day (form 05).
base::Status check_plan_decision(const Plan& plan, const DecisionInput& input, base::Date today,
                                 std::int64_t version_seen);
base::Status check_closing_decision(const Closing& closing, const DecisionInput& input,
                                    std::int64_t version_seen);

struct ProgressInput {
  std::optional<ServiceState> state;
  std::optional<base::Date> done_on;
  std::string outcome;
};
// Only of an approved plan. Done stays done: a support is on record. Done needs day and outcome, not done a reason.
base::Status decide_progress(const Plan& plan, const Progress& now, const ProgressInput& input,
                             base::Date today, std::int64_t version_seen);

// Planned or under way, and its day is over.
bool is_overdue(const PlanService& service, const Progress& progress, base::Date today);

}  // namespace anlanh::cases
