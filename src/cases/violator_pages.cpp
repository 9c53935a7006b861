#include "cases/violator_pages.h"

#include "cases/case_tabs.h"
#include "cases/intake_actions.h"
#include "cases/join_actions.h"
#include "cases/measure_parts.h"
#include "cases/violator_parts.h"
#include "people/right_model.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Words;
using web::el;
using web::Html;
namespace rights = people::rights;

constexpr std::size_t kBody = 128 * 1024;

Html facts_part(const ViolatorPage& page) {
  const auto& t = page.t();
  const auto& opened = page.file.opened;
  const auto& violator = page.violator();
  const auto* act = act_of(violator, *page.desk.law);
  std::vector<web::SummaryRow> rows{
      {.key = t("Case"),
       .value =
           web::link(Words{page.file.file.number}, web::path({"/vu-viec", page.file.file.id}))},
      {.key = t("What is known"), .value = t(violator_kind_name(violator.kind))},
      {.key = t("Account or name"),
       .value = name_part(page.view(), opened, page.file.file.id, page.file.names_open_until)}};
  if (!violator.platform.empty())
    rows.push_back({.key = t("Platform"),
                    .value = platform_label(page.view(), *page.desk.law, violator.platform)});
  if (violator.kind == ViolatorKind::Child)
    rows.push_back({.key = t("Age"), .value = age_label(page.view(), *page.desk.law, violator)});
  rows.push_back({.key = t("Day it happened"),
                  .value = violator.happened_on ? base::vietnam_date_text(*violator.happened_on)
                                                : t("Not known").text});
  rows.push_back(
      {.key = t("Handling in this case"), .value = handling_mark(page.view(), opened.handling)});
  if (!page.file.others.empty())
    rows.push_back({.key = t("Handling over all cases"),
                    .value = handling_mark(page.view(), page.file.joined)});
  rows.push_back(
      {.key = t("Prohibited act"), .value = act_part(page.view(), *page.desk.law, violator)});
  if (act) {
    rows.push_back({.key = t("Basis"), .value = basis_part(page.view(), *act)});
    rows.push_back({.key = t("Sanction"), .value = t(act->range)});
    rows.push_back({.key = t("Authority"), .value = t(act->authority)});
  }
  if (!opened.note.empty()) rows.push_back({.key = t("Note"), .value = web::lines(opened.note)});
  return web::summary_list({.rows = std::move(rows)});
}

// What the law allows for this age, and whether support was offered.
Html child_part(const ViolatorPage& page) {
  if (page.violator().kind != ViolatorKind::Child) return {};
  const auto& t = page.t();
  Html words = web::paragraph(
      t("A child who offends is handled as a child: help first, and only the measures of law "
        "for the age."));
  if (const auto* age = page.desk.law->child_age(page.violator().child_age))
    words += el("p", {web::cls("govuk-body")},
                web::text(t(age->label)) + web::text(web::punct(": ")) +
                    web::text(t(age->article)) + confirm_mark(page.view(), age->to_confirm));
  bool offered = false;
  for (const auto& measure : page.file.opened.measures)
    if (const auto* path = page.desk.law->path(measure.measure.path); path && path->child_only)
      offered = true;
  if (!offered)
    words += web::paragraph(
        t("No support was offered to this child and the family yet. Offer it, and record it as "
          "a measure."));
  return web::inset_text({.content = std::move(words)});
}

Html incident_item(const ViolatorPage& page, const ViolatorIncident& one) {
  const auto& view = page.view();
  return web::link(Words{one.case_number}, web::path({"/doi-tuong", one.violator.id})) +
         web::text(web::punct(" – ")) + web::text(view.t(violator_kind_name(one.violator.kind))) +
         web::text(web::punct(", ")) + act_part(view, *page.desk.law, one.violator) +
         web::text(web::punct(" ")) + handling_mark(view, incident_handling(one, *page.desk.law));
}

Html others_part(const ViolatorPage& page) {
  if (page.file.others.empty()) return {};
  const auto& t = page.t();
  std::vector<Html> items;
  for (const auto& one : page.file.others) items.push_back(el("li", {}, incident_item(page, one)));
  Html out =
      web::heading_2(t("The same one in other cases")) + el("ul", {web::cls("govuk-list")}, items);
  if (!page.may_work()) return out;
  for (const auto& join : page.file.joins) {
    if (join.violator != page.violator().id && join.twin != page.violator().id) continue;
    out +=
        web::form(page.view(), page.url("tach"), web::hidden_field("join", base::id_text(join.id)),
                  web::submit(t("Undo the join of {1}",
                                base::vietnam_date_text(base::vietnam_date(join.joined_at)))));
  }
  return out;
}

Html proposals_part(const ViolatorPage& page) {
  if (page.file.proposals.empty()) return {};
  const auto& t = page.t();
  Html out = web::heading_2(t("May be the same one")) +
             web::paragraph(t("The same account or name stands in these cases. Look at them "
                              "before joining; a join can be undone."));
  for (const auto& one : page.file.proposals)
    out += el("p", {web::cls("govuk-body")}, incident_item(page, one)) +
           web::form(page.view(), page.url("gop"),
                     web::hidden_field("token", new_form_token(page.desk.random)),
                     web::hidden_field("twin", base::id_text(one.violator.id)),
                     web::submit(t("Join with {1}", one.case_number)));
  return out;
}

Html change_form(const ViolatorPage& page) {
  const auto& t = page.t();
  const auto& violator = page.violator();
  const auto& opened = page.file.opened;
  return web::form(page.view(), page.url("sua"),
                   web::hidden_field("version", std::to_string(violator.version)),
                   violator_fields(page.view(), *page.desk.law,
                                   {.form = "sua",
                                    .now = &violator,
                                    .account_name = opened.account_name,
                                    .note = opened.note,
                                    .name_closed = !page.file.names_open_until},
                                   page.returned),
                   web::submit(t("Save")));
}

Html acts_part(const ViolatorPage& page) {
  if (!page.may_work()) return {};
  const auto& t = page.t();
  return web::heading_2(t("What to do")) +
         folded(t("Record a measure"), measure_form(page), page.returned.is("bien-phap")) +
         folded(t("Change what is known"), change_form(page), page.returned.is("sua"));
}

base::Result<web::Response> show_violator(const Desk& desk, web::Visit& visit, base::Id id,
                                          const Returned& returned) {
  visit.view.here = web::path({"/doi-tuong", id});
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto file, read_violator(desk, officer, id, visit.now));
  const ViolatorPage page{desk, visit, officer, file, returned};
  const auto title = violator_title(visit.view, page.violator().kind);
  const auto first = returned.is("sua") ? "violator_kind" : "measure_path";
  Html content = web::error_summary_for(visit.view, errors_of(returned, first));
  content += done_banner(visit.view, visit.request.query) +
             el("span", {web::cls("govuk-caption-l")}, visit.view.t("Case {1}", file.file.number)) +
             web::heading(title) + case_tabs(visit.view, file.file.id, "doi-tuong") +
             facts_part(page) + child_part(page) + measures_part(page) + acts_part(page) +
             others_part(page) + proposals_part(page) +
             web::heading_2(visit.view.t("What happened so far")) +
             timeline_part(visit.view, file.timeline);
  auto response = office_page(visit.view,
                              {.title = title,
                               .back = web::path({"/vu-viec", file.file.id, "doi-tuong"}),
                               .content = std::move(content)},
                              returned);
  response.compression = web::Compression::Never;
  return response;
}

base::Result<web::Response> after(const Desk& desk, web::Visit& visit, base::Id id,
                                  std::string form, const base::Status& done) {
  if (done) return web::see_other(web::path({"/doi-tuong", id}).with("xong", form));
  // A path that is not for a child is refused by rule, and the officer may choose another one.
  const bool mendable = done.error().code == Code::Invalid ||
                        (done.error().code == Code::Conflict && form == "bien-phap");
  if (!mendable) return done.error();
  auto shown =
      show_violator(desk, visit, id, {std::move(form), &visit.request.form, done.error().reader});
  if (shown && done.error().code == Code::Conflict)
    shown->status = static_cast<int>(web::Status::Conflict);
  return shown;
}

base::Status status_of(const base::Result<base::Id>& done) {
  return done ? base::ok() : base::Status(done.error());
}

base::Result<web::Response> do_measure(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  return after(desk, visit, id, "bien-phap",
               status_of(record_measure(desk, people::officer_of(visit), id, measure_input(form),
                                        form.get("token"), visit.now)));
}

base::Result<web::Response> do_change(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  return after(desk, visit, id, "sua",
               status_of(change_violator(desk, people::officer_of(visit), id, violator_input(form),
                                         number_of(form, "version"), visit.now)));
}

base::Result<web::Response> do_join(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const auto twin = base::parse_id(form.get("twin")).value_or(base::Id{});
  return after(
      desk, visit, id, "gop",
      join_violators(desk, people::officer_of(visit), id, twin, form.get("token"), visit.now));
}

base::Result<web::Response> do_part(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto join = base::parse_id(visit.request.form.get("join")).value_or(base::Id{});
  return after(desk, visit, id, "tach",
               status_of(undo_join(desk, people::officer_of(visit), join, visit.now)));
}

using Handler = base::Result<web::Response> (*)(const Desk&, web::Visit&);

void add_act(web::Router& router, const Desk& desk, const char* pattern, const char* help,
             std::vector<web::Field> fields, Handler handler) {
  router.add({.method = web::Method::Post,
              .pattern = pattern,
              .access = web::Access::right(rights::kViolatorsWork),
              .help = help,
              .fields = std::move(fields),
              .body_limit = kBody,
              .handler = [&desk, handler](web::Visit& visit) { return handler(desk, visit); }});
}

}  // namespace

void add_violator_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/doi-tuong/:id",
              .access = web::Access::right(rights::kViolatorsRead),
              .help = "One violator and the measures taken",
              .handler = [&desk](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show_violator(desk, visit, id, {});
              }});
  add_act(router, desk, "/doi-tuong/:id/bien-phap", "Record a measure against a violator",
          measure_field_names(), do_measure);
  auto fields = violator_field_names();
  fields.push_back("version");
  add_act(router, desk, "/doi-tuong/:id/sua", "Change what is known about a violator",
          std::move(fields), do_change);
  add_act(router, desk, "/doi-tuong/:id/gop", "Join with a violator of another case",
          {"token", "twin"}, do_join);
  add_act(router, desk, "/doi-tuong/:id/tach", "Undo a join", {"join"}, do_part);
}

}  // namespace anlanh::cases
