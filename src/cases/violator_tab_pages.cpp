#include "cases/violator_tab_pages.h"

#include "cases/case_tabs.h"
#include "cases/intake_actions.h"
#include "cases/violator_parts.h"
#include "people/right_model.h"
#include "web/components/summary-list/summary_list.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Words;
using web::Html;
namespace rights = people::rights;

constexpr std::string_view kTab = "doi-tuong";
constexpr std::size_t kBody = 128 * 1024;

Html card(const Desk& desk, const web::View& view, const CaseViolators& file,
          const OpenedViolator& opened) {
  const auto& t = view.t;
  const auto& violator = opened.violator;
  std::vector<web::SummaryRow> rows{
      {.key = t("Account or name"),
       .value = name_part(view, opened, file.file.id, file.names_open_until)}};
  if (!violator.platform.empty())
    rows.push_back(
        {.key = t("Platform"), .value = platform_label(view, *desk.law, violator.platform)});
  if (violator.kind == ViolatorKind::Child)
    rows.push_back({.key = t("Age"), .value = age_label(view, *desk.law, violator)});
  rows.push_back({.key = t("Prohibited act"), .value = act_part(view, *desk.law, violator)});
  rows.push_back({.key = t("Measures"),
                  .value = t.plural("{1} measure", "{1} measures",
                                    static_cast<std::int64_t>(opened.measures.size()))});
  rows.push_back({.key = t("Handling"), .value = handling_mark(view, opened.handling)});
  return web::summary_list(
      {.rows = std::move(rows),
       .card =
           web::SummaryCard{.title = t(violator_kind_name(violator.kind)),
                            .heading_level = 2,
                            .actions = {{.label = t("Look at"),
                                         .href = web::path({"/doi-tuong", violator.id}),
                                         .spoken_rest = t(violator_kind_name(violator.kind))}}}});
}

Html record_form(const Desk& desk, const web::Visit& visit, base::Id id, const Returned& back) {
  const auto& view = visit.view;
  return web::form(view, web::path({"/vu-viec", id, kTab}),
                   web::hidden_field("token", new_form_token(desk.random)),
                   violator_fields(view, *desk.law, {.form = std::string(kTab)}, back),
                   web::submit(view.t("Record the violator")));
}

base::Result<web::Response> show_tab(const Desk& desk, web::Visit& visit, base::Id id,
                                     const Returned& back) {
  visit.view.here = web::path({"/vu-viec", id, kTab});
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto file, read_case_violators(desk, officer, id, visit.now));
  const Words title = t("Case {1}: violators", file.file.number);
  Html content = web::error_summary_for(view, errors_of(back, "violator_kind"));
  content +=
      done_banner(view, visit.request.query) + web::heading(title) + case_tabs(view, id, kTab);
  if (file.violators.empty()) content += web::paragraph(t("None on record."));
  for (const auto& opened : file.violators) content += card(desk, view, file, opened);
  const bool may = file.file.state == CaseState::Open &&
                   officer.may_on(rights::kViolatorsWork, file.file.unit, file.file.assignee);
  if (may)
    content += folded(t("Record a violator"), record_form(desk, visit, id, back), back.is(kTab));
  auto response = office_page(
      view, {.title = title, .back = web::path({"/vu-viec", id}), .content = std::move(content)},
      back);
  response.compression = web::Compression::Never;  // sealed words beside text a stranger has chosen
  return response;
}

base::Result<web::Response> do_record(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const auto done = record_violator(desk, people::officer_of(visit), id, violator_input(form),
                                    form.get("token"), visit.now);
  if (done)
    return web::see_other(web::path({"/vu-viec", id, kTab}).with("xong", std::string(kTab)));
  if (done.error().code != Code::Invalid) return done.error();
  return show_tab(desk, visit, id, {std::string(kTab), &form, done.error().reader});
}

}  // namespace

void add_violator_tab_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/vu-viec/:id/doi-tuong",
              .access = web::Access::right(rights::kViolatorsRead),
              .help = "The violators of a case",
              .handler = [&desk](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show_tab(desk, visit, id, {});
              }});
  auto fields = violator_field_names();
  fields.push_back("token");
  router.add({.method = web::Method::Post,
              .pattern = "/vu-viec/:id/doi-tuong",
              .access = web::Access::right(rights::kViolatorsWork),
              .help = "Record a violator",
              .fields = std::move(fields),
              .body_limit = kBody,
              .handler = [&desk](web::Visit& visit) { return do_record(desk, visit); }});
}

}  // namespace anlanh::cases
