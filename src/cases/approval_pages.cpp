#include "cases/case_page_parts.h"
#include "cases/closing_parts.h"
#include "cases/plan_pages.h"
#include "cases/plan_parts.h"
#include "cases/plan_store.h"
#include "people/right_model.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::Html;
namespace rights = people::rights;

Html waiting_table(const web::View& view, const std::vector<WaitingLine>& lines) {
  const auto& t = view.t;
  web::Table table{.caption = t("What waits for approval"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("What")},
                            {.content = t("Case number")},
                            {.content = t("Unit")},
                            {.content = t("Asked by")},
                            {.content = t("Since")}}};
  for (const auto& line : lines) {
    const auto& w = line.waiting;
    const bool plan = w.kind == Waiting::Kind::Plan;
    const auto url =
        plan ? web::path({"/phe-duyet/ke-hoach", w.id}) : web::path({"/phe-duyet/ket-thuc", w.id});
    table.rows.push_back(
        {{.content = web::link(plan ? t("Support plan") : t("Closing of the case"), url)},
         {.content = w.case_number},
         {.content = line.unit_name.empty() ? t("Province desk").text : line.unit_name},
         {.content = w.asker_name},
         {.content = base::vietnam_time_text(w.asked_at)}});
  }
  return web::scroll_frame(t("What waits for approval"), web::table(table));
}

base::Result<web::Response> show_list(const Desk& desk, web::Visit& visit) {
  const auto& t = visit.view.t;
  AL_TRY(const auto lines, list_waiting(desk, people::officer_of(visit)));
  Html content = done_banner(visit.view, visit.request.query) + web::heading(t("Approvals"));
  content += web::paragraph(
      t.plural("{1} request waits", "{1} requests wait", static_cast<std::int64_t>(lines.size())));
  if (!lines.empty()) content += waiting_table(visit.view, lines);
  return office_page(
      visit.view,
      {.title = t("Approvals"), .width = web::PageWidth::Wide, .content = std::move(content)}, {});
}

// The case of what waits; whoever may not open the case learns nothing of the request.
template <class Row>
base::Result<Row> load_asked(const Desk& desk, base::Id id,
                             base::Result<std::optional<Row>> (*find)(store::Sql&, base::Id)) {
  AL_TRY(auto row, desk.store.read([&](store::Sql& sql) { return find(sql, id); }));
  if (!row) return base::make_error(base::Code::NotFound, "nothing waits here");
  return std::move(*row);
}

web::Response decision_frame(web::Visit& visit, const PlanFile& opened, const Words& title,
                             Html content, const Returned& returned) {
  return case_frame(visit,
                    {opened.file.id, opened.file.number, "ke-hoach", title, opened.suspected},
                    std::move(content), returned, "verdict");
}

base::Result<web::Response> show_plan(const Desk& desk, web::Visit& visit,
                                      const Returned& returned) {
  const auto& t = visit.view.t;
  AL_TRY(const auto id, second_id_of(visit, "plan"));
  AL_TRY(const auto plan, load_asked<Plan>(desk, id, find_plan));
  AL_TRY(const auto opened, read_plans(desk, people::officer_of(visit), plan.case_id, visit.now));
  const auto url = web::path({"/phe-duyet/ke-hoach", id});
  visit.view.here = url;
  for (const auto& each : opened.plans) {
    if (each.plan.id != id) continue;
    Html content = plan_facts(visit.view, each) + web::heading_2(t("Goals and services")) +
                   plan_lines(desk, visit.view, each, base::vietnam_date(visit.now), {});
    if (each.plan.state == PlanState::Submitted)
      content += web::heading_2(t("Your decision")) +
                 web::form(visit.view, url, version_field(each.plan.version),
                           decision_fields(visit.view, returned, "ke-hoach", AsksNumber::Yes),
                           web::submit(t("Save the decision")));
    return decision_frame(visit, opened, t("Plan, version {1}", std::to_string(each.plan.number)),
                          std::move(content), returned);
  }
  return base::make_error(base::Code::NotFound, "no such plan");
}

base::Result<web::Response> show_closing(const Desk& desk, web::Visit& visit,
                                         const Returned& returned) {
  const auto& t = visit.view.t;
  AL_TRY(const auto id, second_id_of(visit, "closing"));
  AL_TRY(const auto closing, load_asked<Closing>(desk, id, find_closing));
  AL_TRY(const auto opened,
         read_plans(desk, people::officer_of(visit), closing.case_id, visit.now));
  const auto url = web::path({"/phe-duyet/ket-thuc", id});
  visit.view.here = url;
  for (const auto& each : opened.closings) {
    if (each.closing.id != id) continue;
    Html content = web::paragraph(t("Asked by {1} on {2}.", each.closing.asker_name,
                                    base::vietnam_time_text(each.closing.asked_at)));
    if (!each.note.empty()) content += web::paragraph(web::lines(each.note));
    content += web::paragraph(
        web::link(t("Look at the review"), web::path({"/vu-viec", closing.case_id, "ra-soat"})));
    if (each.closing.state == ClosingState::Asked)
      content += web::heading_2(t("Your decision")) +
                 web::form(visit.view, url, version_field(each.closing.version),
                           decision_fields(visit.view, returned, "ket-thuc", AsksNumber::No),
                           web::submit(t("Save the decision")));
    return decision_frame(visit, opened, t("Closing of the case"), std::move(content), returned);
  }
  return base::make_error(base::Code::NotFound, "no such closing");
}

base::Result<web::Response> do_plan(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, second_id_of(visit, "plan"));
  const auto& sent = visit.request.form;
  const auto done = decide_plan(desk, people::officer_of(visit), {id, number_of(sent, "version")},
                                decision_sent(sent), visit.now);
  return after_act(visit, web::Url::local("/phe-duyet"), "ke-hoach", done,
                   [&](const Returned& back) { return show_plan(desk, visit, back); });
}

base::Result<web::Response> do_closing(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, second_id_of(visit, "closing"));
  const auto& sent = visit.request.form;
  const auto done =
      decide_closing(desk, people::officer_of(visit), {id, number_of(sent, "version")},
                     decision_sent(sent), visit.now);
  return after_act(visit, web::Url::local("/phe-duyet"), "ket-thuc", done,
                   [&](const Returned& back) { return show_closing(desk, visit, back); });
}

}  // namespace

void add_approval_routes(web::Router& router, const Desk& desk) {
  using namespace rights;
  add_case_get(router, desk, "/phe-duyet", kPlansApprove,
               "Plans and closings that wait for approval", show_list);
  add_case_get(router, desk, "/phe-duyet/ke-hoach/:plan", kPlansApprove, "A plan to decide on",
               [](const Desk& d, web::Visit& visit) { return show_plan(d, visit, {}); });
  add_case_post(router, desk, "/phe-duyet/ke-hoach/:plan", kPlansApprove,
                "Approve or return a plan",
                {"version",
                 "verdict",
                 "decision_number",
                 "decision_day",
                 "decision_month",
                 "decision_year",
                 {"comment", kMostWordsBytes}},
                do_plan);
  add_case_get(router, desk, "/phe-duyet/ket-thuc/:closing", kPlansApprove,
               "A closing to decide on",
               [](const Desk& d, web::Visit& visit) { return show_closing(d, visit, {}); });
  add_case_post(router, desk, "/phe-duyet/ket-thuc/:closing", kPlansApprove,
                "Approve or return a closing", {"version", "verdict", {"comment", kMostWordsBytes}},
                do_closing);
}

}  // namespace anlanh::cases
