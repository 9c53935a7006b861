#include "cases/plan_pages.h"

#include "cases/case_page_parts.h"
#include "cases/plan_parts.h"
#include "people/right_model.h"
#include "web/components/inset-text/inset_text.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::el;
using web::Html;
namespace rights = people::rights;

struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const PlanFile& opened;
  const Returned& returned;

  const base::Translator& t() const { return visit.view.t; }
  const web::View& view() const { return visit.view; }
  base::Id id() const { return opened.file.id; }
  base::Date today() const { return base::vietnam_date(visit.now); }
  bool may(std::string_view right) const {
    return people::officer_of(visit).may_on(right, opened.file.unit, opened.file.assignee);
  }
  bool may_work() const { return opened.file.state == CaseState::Open && may(rights::kCasesWork); }
  web::Url act(const Plan& plan, std::string_view what) const {
    return web::path({"/vu-viec", id(), "ke-hoach", plan.id, what});
  }
};

bool is_writable(const Plan& plan) {
  return plan.state == PlanState::Draft || plan.state == PlanState::Returned;
}

Html goal_form(const Page& page, const Plan& plan) {
  const auto& t = page.t();
  const auto& back = page.returned;
  std::vector<web::Choice> areas{{.value = "", .label = t("Choose …")}};
  for (const auto& word : page.desk.law->case_forms.needs)
    areas.push_back({.value = word.code, .label = t(word.label)});
  return web::form(page.view(), page.act(plan, "muc-tieu"), version_field(plan.version),
                   web::select_field(page.view(), {.name = "area",
                                                   .label = t("Area of need"),
                                                   .choices = std::move(areas),
                                                   .value = back.value("muc-tieu", "area"),
                                                   .error = back.error_of("muc-tieu")}),
                   typed_words(page.view(), back, "muc-tieu", "goal", t("Goal"), "",
                               t("What will be different for the child")),
                   web::submit(t("Add the goal")));
}

Html service_form(const Page& page, const OpenedPlan& opened) {
  const auto& t = page.t();
  const auto& back = page.returned;
  std::vector<web::Choice> goals{{.value = "", .label = t("Choose …")}};
  for (const auto& goal : opened.goals)
    goals.push_back({.value = base::id_text(goal.goal.line), .label = goal.words});
  std::vector<web::Choice> kinds{{.value = "", .label = t("Choose …")}};
  for (const auto& kind : page.desk.law->support_kinds)
    kinds.push_back({.value = kind.code, .label = t(kind.label)});
  const std::string first = opened.goals.size() == 1 ? goals.back().value : "";
  return web::form(
      page.view(), page.act(opened.plan, "dich-vu"), version_field(opened.plan.version),
      web::select_field(page.view(), {.name = "goal_line",
                                      .label = t("For which goal"),
                                      .choices = std::move(goals),
                                      .value = back.value("dich-vu", "goal_line", first),
                                      .error = back.error_of("dich-vu")}),
      web::select_field(page.view(), {.name = "service_kind",
                                      .label = t("Kind of support"),
                                      .choices = std::move(kinds),
                                      .value = back.value("dich-vu", "service_kind")}),
      typed_line(page.view(), back, "dich-vu", "service_provider", t("Given by"), "",
                 t("The person, service or body that gives it")),
      typed_line(page.view(), back, "dich-vu", "service_owner", t("Seen to by"), "",
                 t("Who makes sure that it happens")),
      web::date_field(page.view(), {.name = "service_due",
                                    .label = t("Until"),
                                    .value = date_typed(back, "dich-vu", "service_due")}),
      web::submit(t("Add the service")));
}

Html remove_form(const Page& page, const Plan& plan, base::Id line, const Words& label) {
  return web::form(page.view(), page.act(plan, "bo"), version_field(plan.version),
                   web::hidden_field("line", base::id_text(line)), web::submit(label));
}

Html progress_form(const Page& page, const Plan& plan, const OpenedService& opened) {
  const auto& t = page.t();
  const auto& back = page.returned;
  const std::string form = "tien-do-" + base::id_text(opened.service.line);
  std::vector<web::Choice> states;
  for (const auto state : {ServiceState::UnderWay, ServiceState::Done, ServiceState::NotDone})
    states.push_back(
        {.value = std::string(service_state_code(state)), .label = t(service_state_name(state))});
  return folded(
      t("Update this service"),
      web::form(page.view(), page.act(plan, "tien-do"), version_field(opened.progress.version + 1),
                web::hidden_field("line", base::id_text(opened.service.line)),
                web::radio_field(page.view(), {.name = "service_state",
                                               .label = t("How far is it?"),
                                               .choices = std::move(states),
                                               .value = back.value(form, "service_state"),
                                               .error = back.error_of(form),
                                               .size = web::Size::Small}),
                web::date_field(page.view(), {.name = "done",
                                              .label = t("Day it was done"),
                                              .value = date_typed(back, form, "done")}),
                typed_words(page.view(), back, form, "outcome", t("Outcome, or why not")),
                web::submit(t("Save"))),
      back.is(form));
}

Html begin_form(const Page& page, const Words& label) {
  return web::form(page.view(), web::path({"/vu-viec", page.id(), "ke-hoach"}), Html{},
                   web::submit(label));
}

Html writable_part(const Page& page, const OpenedPlan& opened) {
  const auto& t = page.t();
  const auto& back = page.returned;
  const bool goal_open = back.is("muc-tieu") || opened.goals.empty();
  Html out = folded(t("Add a goal"), goal_form(page, opened.plan), goal_open);
  if (!opened.goals.empty())
    out += folded(t("Add a service"), service_form(page, opened), back.is("dich-vu"));
  if (page.opened.assessed == Assessed::No)
    out += web::inset_text(
        {.content = t("The plan can be sent for approval when the initial and the specific "
                      "assessment are finished (article 28).")});
  return out + web::form(page.view(), page.act(opened.plan, "trinh"),
                         version_field(opened.plan.version), web::submit(t("Send for approval")));
}

PlanExtras extras_of(const Page& page, const Plan& plan) {
  PlanExtras extras;
  if (!page.may_work()) return extras;
  const auto& t = page.t();
  if (is_writable(plan)) {
    extras.under_goal = [&page, &plan, &t](const OpenedGoal& goal) {
      return remove_form(page, plan, goal.goal.line, t("Take this goal out"));
    };
    extras.under_service = [&page, &plan, &t](const OpenedService& service) {
      return remove_form(page, plan, service.service.line, t("Take this service out"));
    };
  }
  if (plan.state == PlanState::Approved)
    extras.under_service = [&page, &plan](const OpenedService& service) {
      return service.progress.state == ServiceState::Done ? Html{}
                                                          : progress_form(page, plan, service);
    };
  return extras;
}

Html plan_part(const Page& page, const OpenedPlan& opened) {
  const auto& t = page.t();
  const auto& plan = opened.plan;
  Html out = web::heading_2(t("Plan, version {1}", std::to_string(plan.number))) +
             plan_facts(page.view(), opened) +
             plan_lines(page.desk, page.view(), opened, page.today(), extras_of(page, plan));
  if (page.may_work() && is_writable(plan)) out += writable_part(page, opened);
  if (page.may_work() && plan.state == PlanState::Approved)
    out += begin_form(page, t("Begin a new version"));
  if (plan.state == PlanState::Submitted && page.may(rights::kPlansApprove))
    out +=
        web::paragraph(web::link(t("Decide on it"), web::path({"/phe-duyet/ke-hoach", plan.id})));
  return out;
}

std::string_view first_field(std::string_view form) {
  if (form == "muc-tieu") return "area";
  if (form == "dich-vu") return "goal_line";
  return "service_state";
}

base::Result<web::Response> show(const Desk& desk, web::Visit& visit, base::Id id,
                                 const Returned& returned) {
  visit.view.here = web::path({"/vu-viec", id, "ke-hoach"});
  AL_TRY(const auto opened, read_plans(desk, people::officer_of(visit), id, visit.now));
  const Page page{desk, visit, opened, returned};
  const auto& t = page.t();
  Html content = el("p", {web::cls("govuk-body")}, t("Forms 04 and 05, Decree 56/2017, article 28"),
                    confirm_mark(page.view(), true));
  if (opened.plans.empty()) {
    content += web::paragraph(t("There is no plan yet."));
    if (page.may_work()) content += begin_form(page, t("Begin the plan"));
  }
  Html earlier;
  for (auto each = opened.plans.rbegin(); each != opened.plans.rend(); ++each) {
    if (each->plan.state == PlanState::Replaced)
      earlier += plan_part(page, *each);
    else
      content += plan_part(page, *each);
  }
  if (!earlier.empty()) content += folded(t("Earlier versions"), earlier, false);
  return case_frame(visit,
                    {id, opened.file.number, "ke-hoach", t("Support plan"), opened.suspected},
                    std::move(content), returned, first_field(returned.form));
}

base::Result<web::Response> show_page(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  return show(desk, visit, id, {});
}

base::Result<web::Response> after(const Desk& desk, web::Visit& visit, std::string form,
                                  const base::Status& done) {
  AL_TRY(const auto id, id_of(visit));
  return after_act(visit, web::path({"/vu-viec", id, "ke-hoach"}), std::move(form), done,
                   [&](const Returned& back) { return show(desk, visit, id, back); });
}

base::Result<PlanAct> act_of(const web::Visit& visit) {
  AL_TRY(const auto plan, second_id_of(visit, "plan"));
  return PlanAct{plan, number_of(visit.request.form, "version")};
}

base::Id sent_id(const web::Visit& visit, std::string_view field) {
  return base::parse_id(visit.request.form.get(field)).value_or(base::Id{});
}

base::Result<web::Response> do_begin(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  return after(desk, visit, "ke-hoach", begin_plan(desk, people::officer_of(visit), id, visit.now));
}

base::Result<web::Response> do_goal(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto act, act_of(visit));
  const auto& sent = visit.request.form;
  return after(desk, visit, "muc-tieu",
               add_goal(desk, people::officer_of(visit), act, {sent.get("area"), sent.get("goal")},
                        visit.now));
}

base::Result<web::Response> do_service(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto act, act_of(visit));
  const auto& sent = visit.request.form;
  const ServiceInput input{sent_id(visit, "goal_line"), sent.get("service_kind"),
                           sent.get("service_provider"), sent.get("service_owner"),
                           date_of(sent, "service_due")};
  return after(desk, visit, "dich-vu",
               add_service(desk, people::officer_of(visit), act, input, visit.now));
}

base::Result<web::Response> do_remove(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto act, act_of(visit));
  return after(
      desk, visit, "bo",
      remove_line(desk, people::officer_of(visit), act, sent_id(visit, "line"), visit.now));
}

base::Result<web::Response> do_submit(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto act, act_of(visit));
  return after(desk, visit, "trinh", submit_plan(desk, people::officer_of(visit), act, visit.now));
}

base::Result<web::Response> do_progress(const Desk& desk, web::Visit& visit) {
  AL_TRY(auto act, act_of(visit));
  act.version_seen -= 1;  // the form counts from 1, nothing written yet from 0
  const auto& sent = visit.request.form;
  const auto line = sent_id(visit, "line");
  const ProgressInput input{parse_service_state(sent.get("service_state")), date_of(sent, "done"),
                            sent.get("outcome")};
  return after(desk, visit, "tien-do-" + base::id_text(line),
               record_progress(desk, people::officer_of(visit), act, line, input, visit.now));
}

}  // namespace

void add_plan_routes(web::Router& router, const Desk& desk) {
  using namespace rights;
  const std::string plan = "/vu-viec/:id/ke-hoach";
  add_case_get(router, desk, plan, kCasesRead, "The support plan of a case", show_page);
  add_case_post(router, desk, plan, kCasesWork, "Begin a plan or a new version of it", {},
                do_begin);
  add_case_post(router, desk, plan + "/:plan/muc-tieu", kCasesWork, "Add a goal to a plan",
                {"version", "area", {"goal", kMostWordsBytes}}, do_goal);
  add_case_post(router, desk, plan + "/:plan/dich-vu", kCasesWork, "Add a service to a plan",
                {"version", "goal_line", "service_kind", "service_provider", "service_owner",
                 "service_due_day", "service_due_month", "service_due_year"},
                do_service);
  add_case_post(router, desk, plan + "/:plan/bo", kCasesWork, "Take a line out of a plan",
                {"version", "line"}, do_remove);
  add_case_post(router, desk, plan + "/:plan/trinh", kCasesWork, "Send a plan for approval",
                {"version"}, do_submit);
  add_case_post(router, desk, plan + "/:plan/tien-do", kCasesWork,
                "Say how far a service of the plan is",
                {"version",
                 "line",
                 "service_state",
                 "done_day",
                 "done_month",
                 "done_year",
                 {"outcome", kMostWordsBytes}},
                do_progress);
}

}  // namespace anlanh::cases
