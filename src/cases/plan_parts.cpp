#include "cases/plan_parts.h"

#include "web/components/summary-list/summary_list.h"

namespace anlanh::cases {

namespace {

using web::Html;

Html service_card(const Desk& desk, const web::View& view, const OpenedService& opened,
                  base::Date today) {
  const auto& t = view.t;
  const auto* kind = desk.law->support_kind(opened.service.kind);
  Html due = web::text(std::string_view(base::vietnam_date_text(opened.service.due_on)));
  if (is_overdue(opened.service, opened.progress, today))
    due += web::text(web::punct(" ")) + state_tag(t("Late"), "govuk-tag--red");
  std::vector<web::SummaryRow> rows{
      {.key = t("Given by"), .value = opened.provider},
      {.key = t("Seen to by"), .value = opened.owner},
      {.key = t("Until"), .value = due},
      {.key = t("State"), .value = t(service_state_name(opened.progress.state))}};
  if (opened.progress.done_on)
    rows.push_back(
        {.key = t("Done on"), .value = base::vietnam_date_text(*opened.progress.done_on)});
  if (!opened.outcome.empty())
    rows.push_back({.key = t("Outcome or reason"), .value = web::lines(opened.outcome)});
  return web::summary_list(
      {.rows = std::move(rows),
       .card = web::SummaryCard{.title = kind ? t(kind->label) : base::Words{opened.service.kind},
                                .heading_level = 4}});
}

}  // namespace

Html plan_lines(const Desk& desk, const web::View& view, const OpenedPlan& opened, base::Date today,
                const PlanExtras& extras) {
  const auto& t = view.t;
  Html out;
  if (opened.goals.empty()) out += web::paragraph(t("The plan has no goal yet."));
  for (const auto& goal : opened.goals) {
    const auto* area = find_word(desk.law->case_forms.needs, goal.goal.area);
    out +=
        web::el("h3", {web::cls("govuk-heading-s")},
                area ? t(area->label) : base::Words{goal.goal.area}, web::punct(": "), goal.words);
    for (const auto& service : goal.services) {
      out += service_card(desk, view, service, today);
      if (extras.under_service) out += extras.under_service(service);
    }
    if (goal.services.empty()) out += web::paragraph(t("No service for this goal yet."));
    if (extras.under_goal) out += extras.under_goal(goal);
  }
  return out;
}

Html plan_facts(const web::View& view, const OpenedPlan& opened) {
  const auto& t = view.t;
  const auto& plan = opened.plan;
  std::vector<web::SummaryRow> rows{{.key = t("State"), .value = t(plan_state_name(plan.state))},
                                    {.key = t("Written by"), .value = plan.writer_name}};
  if (plan.submitted_at)
    rows.push_back(
        {.key = t("Sent for approval"), .value = base::vietnam_time_text(*plan.submitted_at)});
  if (plan.decided_at)
    rows.push_back({.key = t("Decided by"),
                    .value = plan.decider_name + ", " + base::vietnam_time_text(*plan.decided_at)});
  if (plan.decision_on)
    rows.push_back({.key = t("Decision"),
                    .value = t("No. {1} of {2}", plan.decision_number,
                               base::vietnam_date_text(*plan.decision_on))});
  if (!opened.comment.empty())
    rows.push_back({.key = t("Comment"), .value = web::lines(opened.comment)});
  return web::summary_list({.rows = std::move(rows)});
}

}  // namespace anlanh::cases
