#include "cases/plan_rules.h"

#include <algorithm>

#include "cases/text_rules.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr int kFarthestDays = 730;

base::Error stale(const char* what) {
  return make_error(
      Code::Conflict, what,
      msg("Somebody changed this case while you had it open. Please look at it again."));
}

base::Error bad_day() {
  return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
}

}  // namespace

base::Status decide_plan_change(const Plan& plan, std::int64_t version_seen) {
  if (plan.state != PlanState::Draft && plan.state != PlanState::Returned)
    return make_error(Code::Conflict, "plan is not being written",
                      msg("This plan can no longer be changed. Begin a new version instead."));
  if (plan.version != version_seen) return stale("plan changed meanwhile");
  return base::ok();
}

base::Status decide_plan_begin(const std::vector<Plan>& plans) {
  if (plans.empty() || plans.back().state == PlanState::Approved) return base::ok();
  return make_error(Code::Conflict, "a plan is being written",
                    msg("A plan is being written or waits for approval already"));
}

base::Status check_goal(const GoalInput& input, const LawBook& law) {
  if (!find_word(law.case_forms.needs, input.area)) return invalid(msg("Choose the area of need"));
  if (input.goal.empty()) return invalid(msg("Write the goal in your own words"));
  return check_length(input.goal, 2000);
}

base::Status check_service(const ServiceInput& input, const std::vector<PlanGoal>& goals,
                           const LawBook& law, base::Date today) {
  const bool known = std::any_of(goals.begin(), goals.end(), [&](const PlanGoal& goal) {
    return goal.line == input.goal_line;
  });
  if (!known) return invalid(msg("Choose the goal"));
  if (!law.support_kind(input.kind)) return invalid(msg("Choose the kind of support"));
  if (input.provider.empty()) return invalid(msg("Say who gives the service"));
  if (input.owner.empty()) return invalid(msg("Say who sees to it that it happens"));
  if (!input.due_on) return bad_day();
  const int ahead = base::days_between(*input.due_on, today);
  if (ahead < 0) return invalid(msg("The day must not be in the past"));
  if (ahead > kFarthestDays) return invalid(msg("The day is more than two years ahead"));
  AL_TRY_DO(check_length(input.provider, 300));
  return check_length(input.owner, 300);
}

base::Status decide_submit(const Plan& plan, const std::vector<PlanGoal>& goals,
                           const std::vector<PlanService>& services, Assessed assessed,
                           std::int64_t version_seen) {
  AL_TRY_DO(decide_plan_change(plan, version_seen));
  if (assessed == Assessed::No)
    return invalid(msg("Finish the initial and the specific assessment first (article 28)"));
  if (goals.empty()) return invalid(msg("The plan has no goal yet"));
  for (const auto& goal : goals) {
    const bool served = std::any_of(services.begin(), services.end(), [&](const auto& service) {
      return service.goal_line == goal.line;
    });
    if (!served) return invalid(msg("Each goal needs a service"));
  }
  return base::ok();
}

base::Status may_decide(base::Id decider, const std::vector<base::Id>& authors, OwnAllowed own) {
  const bool wrote = std::find(authors.begin(), authors.end(), decider) != authors.end();
  if (!wrote || own == OwnAllowed::Yes) return base::ok();
  return make_error(Code::Refused, "own request",
                    msg("You wrote this yourself. Somebody else has to decide on it."));
}

base::Status check_plan_decision(const Plan& plan, const DecisionInput& input, base::Date today,
                                 std::int64_t version_seen) {
  if (plan.state != PlanState::Submitted || plan.version != version_seen)
    return stale("plan does not wait");
  if (!input.verdict) return invalid(msg("Choose whether to approve or to return it"));
  AL_TRY_DO(check_length(input.comment, 2000));
  if (*input.verdict == PlanVerdict::Return)
    return input.comment.empty() ? base::Status(invalid(msg("Say what has to be mended")))
                                 : base::ok();
  if (input.number.empty()) return invalid(msg("Give the number of the decision"));
  AL_TRY_DO(check_length(input.number, 60));
  if (!input.on) return bad_day();
  if (*input.on > today) return invalid(msg("The day must not be in the future"));
  return base::ok();
}

base::Status check_closing_decision(const Closing& closing, const DecisionInput& input,
                                    std::int64_t version_seen) {
  if (closing.state != ClosingState::Asked || closing.version != version_seen)
    return stale("closing does not wait");
  if (!input.verdict) return invalid(msg("Choose whether to approve or to return it"));
  AL_TRY_DO(check_length(input.comment, 2000));
  if (*input.verdict == PlanVerdict::Return && input.comment.empty())
    return invalid(msg("Say what has to be mended"));
  return base::ok();
}

base::Status decide_progress(const Plan& plan, const Progress& now, const ProgressInput& input,
                             base::Date today, std::int64_t version_seen) {
  if (plan.state != PlanState::Approved)
    return make_error(Code::Conflict, "plan is not in force",
                      msg("Only an approved plan is carried out"));
  if (now.version != version_seen) return stale("service changed meanwhile");
  if (now.state == ServiceState::Done)
    return make_error(Code::Conflict, "service is done",
                      msg("This service is done and stands as a support given"));
  if (!input.state) return invalid(msg("Choose how far the service is"));
  AL_TRY_DO(check_length(input.outcome, 2000));
  if (*input.state == ServiceState::NotDone && input.outcome.empty())
    return invalid(msg("Say why it was not done"));
  if (*input.state != ServiceState::Done) return base::ok();
  if (!input.done_on) return bad_day();
  if (*input.done_on > today) return invalid(msg("The day must not be in the future"));
  if (input.outcome.empty()) return invalid(msg("Say what came of it"));
  return base::ok();
}

bool is_overdue(const PlanService& service, const Progress& progress, base::Date today) {
  const bool open =
      progress.state == ServiceState::Planned || progress.state == ServiceState::UnderWay;
  return open && service.due_on < today;
}

}  // namespace anlanh::cases
