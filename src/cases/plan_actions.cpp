#include "cases/plan_actions.h"

#include <algorithm>

#include "cases/assessment_actions.h"
#include "cases/case_actions.h"
#include "cases/case_store.h"
#include "cases/child_actions.h"
#include "cases/intake_actions.h"
#include "cases/recovery_actions.h"
#include "cases/report_rules.h"
#include "cases/sealed_text.h"
#include "cases/step_actions.h"
#include "cases/step_rules.h"
#include "people/right_model.h"
#include "people/unit_store.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;
using people::Officer;
namespace rights = people::rights;

constexpr std::string_view kGoal = "plan.goal";
constexpr std::string_view kService = "plan.service";
constexpr std::string_view kOutcome = "plan.outcome";
constexpr std::string_view kComment = "plan.comment";
constexpr std::string_view kClosingNote = "closing.note";
constexpr std::string_view kClosingComment = "closing.comment";

base::Message review_missing() {
  return msg(
      "The latest review of each child has to say that every harm is low and the child "
      "stable (article 30)");
}

struct FoundPlan {
  Plan plan;
  Case file;
};
base::Result<FoundPlan> load_plan_with(store::Sql& sql, const Officer& officer,
                                       std::string_view right, base::Id id) {
  AL_TRY(auto plan, find_plan(sql, id));
  if (!plan) return make_error(Code::NotFound, "no plan " + base::id_text(id));
  AL_TRY(auto file, load_case_with(sql, officer, right, plan->case_id));
  return FoundPlan{std::move(*plan), std::move(file)};
}

OwnAllowed own_allowed(const Officer& officer, const Case& file) {
  return officer.may_on(rights::kPlansApproveOwn, file.unit, file.assignee) ? OwnAllowed::Yes
                                                                            : OwnAllowed::No;
}

base::Result<Assessed> load_assessed(store::Sql& sql, base::Id case_id) {
  for (const auto kind : {AssessmentKind::Initial, AssessmentKind::Specific}) {
    AL_TRY(const auto all, load_assessments(sql, case_id, kind));
    const bool any = std::any_of(all.begin(), all.end(), [](const Assessment& each) {
      return each.state == AssessmentState::Final;
    });
    if (!any) return Assessed::No;
  }
  return Assessed::Yes;
}

base::Result<OpenedService> open_service(const CaseWords& opener, PlanService service,
                                         const std::map<base::Id, Progress>& progress) {
  OpenedService out;
  AL_TRY(const auto words, opener.unseal_fields(kService, service.line, service.words));
  out.provider = field_of(words, "provider");
  out.owner = field_of(words, "owner");
  if (const auto found = progress.find(service.line); found != progress.end()) {
    out.progress = found->second;
    AL_TRY(out.outcome, opener.unseal(kOutcome, service.line, out.progress.outcome));
  }
  out.service = std::move(service);
  return out;
}

base::Result<OpenedPlan> open_plan(store::Sql& sql, const CaseWords& words, Plan plan,
                                   const std::map<base::Id, Progress>& progress) {
  OpenedPlan out;
  AL_TRY(auto goals, load_goals(sql, plan.id));
  AL_TRY(auto services, load_services(sql, plan.id));
  AL_TRY(out.comment, words.unseal(kComment, plan.id, plan.comment));
  for (auto& goal : goals) {
    OpenedGoal opened;
    AL_TRY(opened.words, words.unseal(kGoal, goal.line, goal.goal));
    for (auto& service : services) {
      if (service.goal_line != goal.line) continue;
      AL_TRY(auto one, open_service(words, service, progress));
      opened.services.push_back(std::move(one));
    }
    opened.goal = std::move(goal);
    out.goals.push_back(std::move(opened));
  }
  out.plan = std::move(plan);
  return out;
}

// The plan as changed, with its next version and its audit line.
base::Status save_written(store::Sql& sql, const Officer& officer, const FoundPlan& found,
                          std::int64_t version_seen, std::string action, std::string detail,
                          base::Instant now) {
  AL_TRY(const bool saved, save_plan_change(sql, found.plan, version_seen));
  if (!saved) return stale_error("plan");
  return audit_in_case(sql, officer, now, std::move(action), found.file.id, std::move(detail));
}

base::Result<FoundPlan> load_writable(store::Sql& sql, const Officer& officer, const PlanAct& act) {
  AL_TRY(auto found, load_plan_with(sql, officer, rights::kCasesWork, act.plan));
  AL_TRY_DO(decide_case_change(found.file, 0));
  AL_TRY_DO(decide_plan_change(found.plan, act.version_seen));
  found.plan.written_by = officer.account;
  found.plan.writer_name = officer.name;
  return found;
}

// A new number begins with everything of the one in force; lines stay the same lines.
base::Status copy_lines(store::Sql& sql, const Desk& desk, base::Id from, base::Id to,
                        base::Instant now) {
  AL_TRY(auto goals, load_goals(sql, from));
  AL_TRY(auto services, load_services(sql, from));
  for (auto& goal : goals) {
    goal.id = base::make_id(now, desk.random);
    goal.plan = to;
    AL_TRY_DO(save_goal(sql, goal));
  }
  for (auto& service : services) {
    service.id = base::make_id(now, desk.random);
    service.plan = to;
    AL_TRY_DO(save_service(sql, service));
  }
  return base::ok();
}

// The decision ends its step, and the last day of the services is when the review is due (article 30).
base::Status follow_decision(store::Sql& sql, const Desk& desk, const Officer& officer,
                             const Plan& plan, base::Instant now) {
  AL_TRY_DO(complete_step(sql, desk, officer, plan.case_id, "decision", now));
  AL_TRY(const auto services, load_services(sql, plan.id));
  AL_TRY(const auto review, find_step(sql, plan.case_id, "review"));
  if (services.empty() || !review || !is_open(*review)) return base::ok();
  const auto last = std::max_element(
      services.begin(), services.end(),
      [](const PlanService& a, const PlanService& b) { return a.due_on < b.due_on; });
  const auto due = base::start_of_day(base::add_days(last->due_on, 1)) - base::Millis(1);
  return set_step_due(sql, desk, officer, plan.case_id, "review", due, now);
}

DecisionInput trimmed_decision(const DecisionInput& typed) {
  return {typed.verdict, trimmed(typed.comment), trimmed(typed.number), typed.on};
}

base::Status close_as_asked(store::Sql& sql, const Desk& desk, const Officer& officer, Case file,
                            const Closing& closing, base::Instant now) {
  const auto* reason = desk.law->close_reason(closing.reason);
  if (reason && reason->needs_review) {
    AL_TRY(const bool fine, closing_is_lawful(sql, file.id));
    if (!fine) return invalid(review_missing());
  }
  AL_TRY(const auto secret, CaseSecret::open(sql, desk, file.id));
  AL_TRY(const auto note, secret.unseal_some(kClosingNote, closing.id, closing.note));
  AL_TRY_DO(close_now(sql, desk, officer, std::move(file), closing.reason, note, now));
  return base::ok();
}

}  // namespace

base::Result<PlanFile> read_plans(const Desk& desk, const Officer& officer, base::Id case_id,
                                  base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<PlanFile> {
    PlanFile out;
    AL_TRY(out.file, load_case_with(sql, officer, rights::kCasesRead, case_id));
    AL_TRY_DO(people::need_on(officer, rights::kFieldsPlan, out.file.unit, out.file.assignee));
    AL_TRY_DO(audit_in_case(sql, officer, now, "plan.read", case_id));
    AL_TRY(out.suspected, load_guardian_conflict(sql, case_id));
    AL_TRY(out.assessed, load_assessed(sql, case_id));
    AL_TRY(const auto words, CaseWords::open(sql, desk, case_id));
    AL_TRY(auto plans, load_plans(sql, case_id));
    AL_TRY(const auto progress, load_progress(sql, case_id));
    for (auto& plan : plans) {
      AL_TRY(auto opened, open_plan(sql, words, std::move(plan), progress));
      out.plans.push_back(std::move(opened));
    }
    AL_TRY(auto closings, load_closings(sql, case_id));
    for (auto& closing : closings) {
      OpenedClosing opened;
      AL_TRY(opened.note, words.unseal(kClosingNote, closing.id, closing.note));
      AL_TRY(opened.comment, words.unseal(kClosingComment, closing.id, closing.comment));
      opened.closing = std::move(closing);
      out.closings.push_back(std::move(opened));
    }
    AL_TRY(out.may_close, closing_is_lawful(sql, case_id));
    return out;
  });
}

base::Status begin_plan(const Desk& desk, const Officer& officer, base::Id case_id,
                        base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY(const auto plans, load_plans(sql, case_id));
    AL_TRY_DO(decide_plan_begin(plans));
    Plan plan;
    plan.id = base::make_id(now, desk.random);
    plan.case_id = case_id;
    plan.number = plans.empty() ? 1 : plans.back().number + 1;
    plan.written_by = officer.account;
    plan.writer_name = officer.name;
    plan.made_at = now;
    AL_TRY(const bool fresh, save_new_plan(sql, plan));
    if (!fresh) return stale_error("plan");
    if (!plans.empty()) AL_TRY_DO(copy_lines(sql, desk, plans.back().id, plan.id, now));
    return audit_in_case(sql, officer, now, "plan.begin", case_id, std::to_string(plan.number));
  });
}

base::Status add_goal(const Desk& desk, const Officer& officer, const PlanAct& act,
                      const GoalInput& typed, base::Instant now) {
  const GoalInput input{typed.area, trimmed(typed.goal)};
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto found, load_writable(sql, officer, act));
    AL_TRY_DO(check_goal(input, *desk.law));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, found.file.id));
    PlanGoal goal;
    goal.id = base::make_id(now, desk.random);
    goal.plan = found.plan.id;
    goal.line = base::make_id(now, desk.random);
    goal.area = input.area;
    goal.goal = secret.seal(kGoal, goal.line, input.goal);
    AL_TRY_DO(save_goal(sql, goal));
    return save_written(sql, officer, found, act.version_seen, "plan.goal", goal.area, now);
  });
}

base::Status add_service(const Desk& desk, const Officer& officer, const PlanAct& act,
                         const ServiceInput& typed, base::Instant now) {
  const ServiceInput input{typed.goal_line, typed.kind, trimmed(typed.provider),
                           trimmed(typed.owner), typed.due_on};
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto found, load_writable(sql, officer, act));
    AL_TRY(const auto goals, load_goals(sql, found.plan.id));
    AL_TRY_DO(check_service(input, goals, *desk.law, base::vietnam_date(now)));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, found.file.id));
    PlanService service;
    service.id = base::make_id(now, desk.random);
    service.plan = found.plan.id;
    service.line = base::make_id(now, desk.random);
    service.goal_line = input.goal_line;
    service.kind = input.kind;
    service.words = secret.seal_fields(kService, service.line,
                                       {{"provider", input.provider}, {"owner", input.owner}});
    service.due_on = *input.due_on;
    AL_TRY_DO(save_service(sql, service));
    return save_written(sql, officer, found, act.version_seen, "plan.service", service.kind, now);
  });
}

base::Status remove_line(const Desk& desk, const Officer& officer, const PlanAct& act,
                         base::Id line, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto found, load_writable(sql, officer, act));
    AL_TRY_DO(erase_plan_line(sql, found.plan.id, line));
    return save_written(sql, officer, found, act.version_seen, "plan.remove", base::id_text(line),
                        now);
  });
}

base::Status submit_plan(const Desk& desk, const Officer& officer, const PlanAct& act,
                         base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto found, load_plan_with(sql, officer, rights::kCasesWork, act.plan));
    AL_TRY_DO(decide_case_change(found.file, 0));
    AL_TRY(const auto goals, load_goals(sql, act.plan));
    AL_TRY(const auto services, load_services(sql, act.plan));
    AL_TRY(const auto assessed, load_assessed(sql, found.file.id));
    AL_TRY_DO(decide_submit(found.plan, goals, services, assessed, act.version_seen));
    found.plan.state = PlanState::Submitted;
    found.plan.submitted_by = officer.account;
    found.plan.submitted_at = now;
    AL_TRY_DO(save_written(sql, officer, found, act.version_seen, "plan.submit",
                           std::to_string(found.plan.number), now));
    return complete_step(sql, desk, officer, found.file.id, "plan", now);
  });
}

base::Status decide_plan(const Desk& desk, const Officer& officer, const PlanAct& act,
                         const DecisionInput& typed, base::Instant now) {
  const auto input = trimmed_decision(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto found, load_plan_with(sql, officer, rights::kPlansApprove, act.plan));
    AL_TRY_DO(decide_case_change(found.file, 0));
    auto& plan = found.plan;
    AL_TRY_DO(may_decide(officer.account, {plan.written_by, plan.submitted_by},
                         own_allowed(officer, found.file)));
    AL_TRY_DO(check_plan_decision(plan, input, base::vietnam_date(now), act.version_seen));
    const bool approved = *input.verdict == PlanVerdict::Approve;
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, found.file.id));
    plan.state = approved ? PlanState::Approved : PlanState::Returned;
    plan.decided_by = officer.account;
    plan.decider_name = officer.name;
    plan.decided_at = now;
    plan.decision_number = approved ? input.number : "";
    plan.decision_on = approved ? input.on : std::nullopt;
    plan.comment = secret.seal_some(kComment, plan.id, input.comment);
    if (approved) AL_TRY_DO(save_plan_replaced(sql, found.file.id, plan.number));
    AL_TRY_DO(save_written(sql, officer, found, act.version_seen,
                           approved ? "plan.approve" : "plan.return", std::to_string(plan.number),
                           now));
    return approved ? follow_decision(sql, desk, officer, plan, now) : base::ok();
  });
}

base::Status record_progress(const Desk& desk, const Officer& officer, const PlanAct& act,
                             base::Id line, const ProgressInput& typed, base::Instant now) {
  const ProgressInput input{typed.state, typed.done_on, trimmed(typed.outcome)};
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto found, load_plan_with(sql, officer, rights::kCasesWork, act.plan));
    AL_TRY_DO(decide_case_change(found.file, 0));
    AL_TRY(const auto services, load_services(sql, act.plan));
    const auto service = std::find_if(services.begin(), services.end(),
                                      [line](const auto& each) { return each.line == line; });
    if (service == services.end()) return make_error(Code::NotFound, "no such service");
    AL_TRY(const auto all, load_progress(sql, found.file.id));
    const auto before = all.find(line);
    Progress progress = before == all.end() ? Progress{} : before->second;
    AL_TRY_DO(
        decide_progress(found.plan, progress, input, base::vietnam_date(now), act.version_seen));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, found.file.id));
    progress.line = line;
    progress.case_id = found.file.id;
    progress.state = *input.state;
    progress.done_on = *input.state == ServiceState::Done ? input.done_on : std::nullopt;
    progress.outcome = secret.seal_some(kOutcome, line, input.outcome);
    progress.changed_at = now;
    progress.changed_by = officer.account;
    AL_TRY(const bool saved, save_progress(sql, progress));
    if (!saved) return stale_error("service");
    AL_TRY_DO(audit_in_case(sql, officer, now, "plan.progress", found.file.id,
                            std::string(service_state_code(progress.state))));
    if (progress.state != ServiceState::Done) return base::ok();
    AL_TRY(const auto words, secret.unseal_fields(kService, line, service->words));
    return give_support(sql, desk, officer, found.file.id,
                        {service->kind, input.done_on, field_of(words, "provider"), input.outcome},
                        blind_hash(*desk.sealer, "plan.line", base::id_text(line)), now);
  });
}

base::Status ask_closing(const Desk& desk, const Officer& officer, base::Id case_id,
                         std::string_view reason, std::string_view note,
                         std::string_view form_token, base::Instant now) {
  const std::string words = trimmed(note);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(need_form_token(form_token));
    const auto* known = desk.law->close_reason(reason);
    if (!known || !known->needs_review) return invalid(msg("Choose a reason for closing"));
    AL_TRY_DO(check_close(sql, desk, file, reason, words, 0));
    AL_TRY(const bool fine, closing_is_lawful(sql, case_id));
    if (!fine) return invalid(review_missing());
    Closing closing;
    closing.token = blind_hash(*desk.sealer, "closing.token", form_token);
    AL_TRY(const auto earlier, load_closings(sql, case_id));
    for (const auto& each : earlier) {
      if (each.token == closing.token) return base::ok();
      if (each.state == ClosingState::Asked)
        return make_error(Code::Conflict, "closing asked already",
                          msg("Closing was asked for already and waits for approval"));
    }
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, case_id));
    closing.id = base::make_id(now, desk.random);
    closing.case_id = case_id;
    closing.reason = reason;
    closing.note = secret.seal_some(kClosingNote, closing.id, words);
    closing.asked_at = now;
    closing.asked_by = officer.account;
    closing.asker_name = officer.name;
    AL_TRY(const bool fresh, save_new_closing(sql, closing));
    if (!fresh) return base::ok();
    return audit_in_case(sql, officer, now, "closing.ask", case_id, closing.reason);
  });
}

base::Status decide_closing(const Desk& desk, const Officer& officer, const ClosingAct& act,
                            const DecisionInput& typed, base::Instant now) {
  const auto input = trimmed_decision(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto closing, find_closing(sql, act.closing));
    if (!closing) return make_error(Code::NotFound, "no closing " + base::id_text(act.closing));
    AL_TRY(auto file, load_case_with(sql, officer, rights::kPlansApprove, closing->case_id));
    AL_TRY_DO(may_decide(officer.account, {closing->asked_by}, own_allowed(officer, file)));
    AL_TRY_DO(check_closing_decision(*closing, input, act.version_seen));
    const bool approved = *input.verdict == PlanVerdict::Approve;
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, file.id));
    closing->state = approved ? ClosingState::Approved : ClosingState::Returned;
    closing->decided_at = now;
    closing->decided_by = officer.account;
    closing->decider_name = officer.name;
    closing->comment = secret.seal_some(kClosingComment, closing->id, input.comment);
    AL_TRY(const bool saved, save_closing_change(sql, *closing, act.version_seen));
    if (!saved) return stale_error("closing");
    AL_TRY_DO(audit_in_case(sql, officer, now, approved ? "closing.approve" : "closing.return",
                            file.id, closing->reason));
    return approved ? close_as_asked(sql, desk, officer, std::move(file), *closing, now)
                    : base::ok();
  });
}

base::Result<std::vector<WaitingLine>> list_waiting(const Desk& desk, const Officer& officer) {
  AL_TRY_DO(need_somewhere(officer, rights::kPlansApprove));
  using Lines = std::vector<WaitingLine>;
  return desk.store.read([&](store::Sql& sql) -> base::Result<Lines> {
    AL_TRY(auto waiting, load_waiting(sql, officer.scope(rights::kPlansApprove)));
    Lines out;
    for (auto& each : waiting) {
      WaitingLine line{std::move(each), ""};
      if (line.waiting.unit) {
        AL_TRY(const auto unit, people::find_unit(sql, line.waiting.unit));
        if (unit) line.unit_name = unit->name;
      }
      out.push_back(std::move(line));
    }
    return out;
  });
}

}  // namespace anlanh::cases
