#include "cases/violator_pages.h"

#include "cases/intake_actions.h"
#include "cases/office_parts.h"
#include "cases/violator_actions.h"
#include "people/right_model.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Translator;
using base::Words;
using people::Officer;
using web::el;
using web::Html;
namespace rights = people::rights;

constexpr std::size_t kWordsBytes = 60 * 1024;
constexpr std::size_t kBody = 128 * 1024;

struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const Officer& officer;
  const ViolatorFile& file;
  const Returned& returned;

  const Translator& t() const { return visit.view.t; }
  const web::View& view() const { return visit.view; }
  const Violator& violator() const { return file.opened.violator; }
  web::Url url(std::string_view act) const { return web::path({"/doi-tuong", violator().id, act}); }
  bool may_work() const {
    return officer.may_on(rights::kViolatorsWork, file.file.unit, file.file.assignee);
  }
};

Html facts_part(const Page& page) {
  const auto& t = page.t();
  const auto& opened = page.file.opened;
  const auto* act = page.desk.law->act(page.violator().act);
  std::vector<web::SummaryRow> rows{
      {.key = t("Case"),
       .value =
           web::link(Words{page.file.file.number}, web::path({"/vu-viec", page.file.file.id}))},
      {.key = t("What is known"), .value = t(violator_kind_name(page.violator().kind))},
      {.key = t("Account or name"),
       .value = opened.account_name.empty() ? t("Not known").text : opened.account_name},
      {.key = t("Handling"), .value = t(handling_name(opened.handling))},
      {.key = t("Prohibited act"),
       .value = act ? web::text(t(act->name)) + confirm_mark(page.view(), act->to_confirm)
                    : web::text(t("Not established yet"))}};
  if (act) {
    rows.push_back({.key = t("Basis"), .value = act->law + ", " + act->article});
    rows.push_back({.key = t("Sanction"), .value = t(act->range)});
    rows.push_back({.key = t("Authority"), .value = t(act->authority)});
  }
  if (!opened.note.empty()) rows.push_back({.key = t("Note"), .value = web::lines(opened.note)});
  return web::summary_list({.rows = std::move(rows)});
}

Html measures_part(const Page& page) {
  const auto& t = page.t();
  Html out = web::heading_2(t("Measures"));
  if (page.file.opened.measures.empty()) return out + web::paragraph(t("None on record."));
  web::Table table{.caption = t("Measures"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Day")},
                            {.content = t("Measure")},
                            {.content = t("Body")},
                            {.content = t("Decision")},
                            {.content = t("Result")}}};
  for (const auto& opened : page.file.opened.measures) {
    const auto* path = page.desk.law->path(opened.measure.path);
    const auto* body = page.desk.law->body(opened.measure.body);
    table.rows.push_back({{.content = base::vietnam_date_text(opened.measure.done_on)},
                          {.content = path ? t(path->label).text : opened.measure.path},
                          {.content = body ? t(body->label).text : opened.measure.body},
                          {.content = opened.measure.decision_number},
                          {.content = web::lines(opened.result)}});
  }
  return out + web::scroll_frame(t("Measures"), web::table(table));
}

std::vector<web::Choice> body_choices(const Page& page) {
  const auto& t = page.t();
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto& body : page.desk.law->bodies)
    choices.push_back({.value = body.code, .label = t(body.label)});
  return choices;
}

Html measure_form(const Page& page) {
  const auto& t = page.t();
  const auto& back = page.returned;
  const std::string form = "bien-phap";
  std::vector<web::Choice> paths{{.value = "", .label = t("Choose …")}};
  for (const auto* path : allowed_paths(page.violator(), *page.desk.law)) {
    std::string label = t(path->label).text;
    if (!path->is_outcome) label += " (" + t("a stage, not yet an outcome").text + ")";
    paths.push_back({.value = path->code, .label = label});
  }
  return web::form(page.view(), page.url(form),
                   web::hidden_field("token", new_form_token(page.desk.random)),
                   web::select_field(page.view(), {.name = "measure_path",
                                                   .label = t("How the violator is handled"),
                                                   .choices = std::move(paths),
                                                   .value = back.value(form, "measure_path"),
                                                   .error = back.error_of(form)}),
                   web::select_field(page.view(), {.name = "measure_body",
                                                   .label = t("Body in charge"),
                                                   .choices = body_choices(page),
                                                   .value = back.value(form, "measure_body")}),
                   web::text_field(page.view(), {.name = "measure_decision",
                                                 .label = t("Number of the decision"),
                                                 .hint = t("Needed for a fine"),
                                                 .value = back.value(form, "measure_decision"),
                                                 .width = "20"}),
                   web::date_field(page.view(), {.name = "measure_day",
                                                 .label = t("Day"),
                                                 .value = date_typed(back, form, "measure_day")}),
                   web::textarea_field(page.view(), {.name = "measure_result",
                                                     .label = t("Result"),
                                                     .value = back.value(form, "measure_result"),
                                                     .rows = 3}),
                   web::submit(t("Record the measure")));
}

Html change_form(const Page& page) {
  const auto& t = page.t();
  const auto& back = page.returned;
  const std::string form = "sua";
  const auto& violator = page.violator();
  std::vector<web::Choice> kinds;
  for (const auto kind : {ViolatorKind::UnknownAccount, ViolatorKind::Adult, ViolatorKind::Child,
                          ViolatorKind::Organisation})
    kinds.push_back(
        {.value = std::string(violator_kind_code(kind)), .label = t(violator_kind_name(kind))});
  std::vector<web::Choice> acts{{.value = "", .label = t("Not established yet")}};
  for (const auto& act : page.desk.law->acts)
    if (valid_on(act, base::vietnam_date(page.visit.now)))
      acts.push_back(
          {.value = act.code, .label = t(act.name).text + " – " + act.law + " " + act.article});
  const std::string kind_now(violator_kind_code(violator.kind));
  return web::form(
      page.view(), page.url(form), web::hidden_field("version", std::to_string(violator.version)),
      web::radio_field(page.view(), {.name = "violator_kind",
                                     .label = t("What is known about the violator"),
                                     .choices = std::move(kinds),
                                     .value = back.value(form, "violator_kind", kind_now),
                                     .error = back.error_of(form),
                                     .size = web::Size::Small}),
      web::text_field(page.view(), {.name = "violator_account",
                                    .label = t("Account or name"),
                                    .value = back.value(form, "violator_account",
                                                        page.file.opened.account_name)}),
      web::select_field(page.view(), {.name = "violator_act",
                                      .label = t("Prohibited act"),
                                      .choices = std::move(acts),
                                      .value = back.value(form, "violator_act", violator.act)}),
      web::textarea_field(page.view(),
                          {.name = "violator_note",
                           .label = t("Note"),
                           .value = back.value(form, "violator_note", page.file.opened.note),
                           .rows = 3}),
      web::submit(t("Save")));
}

Html acts_part(const Page& page) {
  if (!page.may_work()) return {};
  const auto& t = page.t();
  Html out = web::heading_2(t("What to do"));
  if (page.violator().kind == ViolatorKind::Child)
    out += web::inset_text(
        {.content = t("A child who offends is handled as a child: no fine and no criminal "
                      "path can be recorded here.")});
  return out + folded(t("Record a measure"), measure_form(page), page.returned.is("bien-phap")) +
         folded(t("Change what is known"), change_form(page), page.returned.is("sua"));
}

base::Result<web::Response> show_violator(const Desk& desk, web::Visit& visit, base::Id id,
                                          const Returned& returned) {
  visit.view.here = web::path({"/doi-tuong", id});
  const auto& t = visit.view.t;
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto file, read_violator(desk, officer, id, visit.now));
  const Page page{desk, visit, officer, file, returned};
  const auto first = returned.is("sua") ? "violator_kind" : "measure_path";
  Html content = web::error_summary_for(visit.view, errors_of(returned, first));
  content += done_banner(visit.view, visit.request.query) + web::heading(t("Violator")) +
             facts_part(page) + measures_part(page) + acts_part(page);
  auto response = office_page(visit.view,
                              {.title = t("Violator"),
                               .back = web::path({"/vu-viec", file.file.id}),
                               .content = std::move(content)},
                              returned);
  response.compression = web::Compression::Never;
  return response;
}

base::Result<web::Response> after(const Desk& desk, web::Visit& visit, base::Id id,
                                  std::string form, const base::Result<base::Id>& done) {
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

base::Result<web::Response> do_measure(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const MeasureInput input{form.get("measure_path"), form.get("measure_body"),
                           form.get("measure_decision"), date_of(form, "measure_day"),
                           form.get("measure_result")};
  return after(
      desk, visit, id, "bien-phap",
      record_measure(desk, people::officer_of(visit), id, input, form.get("token"), visit.now));
}

base::Result<web::Response> do_change(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const ViolatorInput input{parse_violator_kind(form.get("violator_kind")),
                            form.get("violator_account"), form.get("violator_act"),
                            form.get("violator_note")};
  return after(desk, visit, id, "sua",
               change_violator(desk, people::officer_of(visit), id, input,
                               number_of(form, "version"), visit.now));
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
  router.add({.method = web::Method::Post,
              .pattern = "/doi-tuong/:id/bien-phap",
              .access = web::Access::right(rights::kViolatorsWork),
              .help = "Record a measure against a violator",
              .fields = {"token",
                         "measure_path",
                         "measure_body",
                         "measure_decision",
                         "measure_day_day",
                         "measure_day_month",
                         "measure_day_year",
                         {"measure_result", kWordsBytes}},
              .body_limit = kBody,
              .handler = [&desk](web::Visit& visit) { return do_measure(desk, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/doi-tuong/:id/sua",
              .access = web::Access::right(rights::kViolatorsWork),
              .help = "Change what is known about a violator",
              .fields = {"version",
                         "violator_kind",
                         "violator_account",
                         "violator_act",
                         {"violator_note", kWordsBytes}},
              .body_limit = kBody,
              .handler = [&desk](web::Visit& visit) { return do_change(desk, visit); }});
}

}  // namespace anlanh::cases
