#include "cases/duplicate_pages.h"

#include "cases/duplicate_actions.h"
#include "cases/office_parts.h"
#include "people/right_model.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Words;
using people::Officer;
using web::el;
using web::Html;
namespace rights = people::rights;

Html reasons_of(const web::View& view, const Likeness& likeness) {
  const auto& t = view.t;
  Html out;
  const auto add = [&out](const Words& words) { out += el("li", {}, words); };
  if (likeness.addresses > 0)
    add(t.plural("{1} page or account is the same", "{1} pages or accounts are the same",
                 likeness.addresses));
  if (likeness.text_percent > 0)
    add(t("The texts are {1} % alike", t.number(likeness.text_percent)));
  if (likeness.contact) add(t("The same way to reach the teller"));
  return el("ul", {web::cls("govuk-list govuk-list--bullet")}, out);
}

Html act_forms(const web::View& view, const Report& report, const Likeness& likeness) {
  const auto& t = view.t;
  Html out;
  if (report.state == ReportState::New && likeness.state != ReportState::Duplicate)
    out += web::form(view, web::path({"/tin", report.id, "trung"}),
                     web::hidden_field("version", std::to_string(report.version)),
                     web::hidden_field("original_number", likeness.number),
                     web::button({.label = t("Duplicate of {1}", likeness.number),
                                  .classes = "govuk-button--secondary"}));
  return out + web::form(view, web::path({"/tin", report.id, "khac"}),
                         web::hidden_field("other", base::id_text(likeness.report)),
                         web::button({.label = t("{1} is not the same", likeness.number),
                                      .classes = "govuk-button--secondary"}));
}

base::Result<web::Response> do_not_same(const Desk& desk, web::Visit& visit) {
  const auto id = base::parse_id(visit.request.path_params.get("id"));
  const auto other = base::parse_id(visit.request.form.get("other"));
  if (!id || !other) return base::make_error(Code::NotFound, "not an id");
  AL_TRY_DO(say_not_same(desk, people::officer_of(visit), *id, *other, visit.now));
  return web::see_other(web::path({"/tin", *id}).with("xong", "khac"));
}

}  // namespace

base::Result<Html> likely_part(const Desk& desk, const web::Visit& visit, const Officer& officer,
                               const Report& report) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto likely, find_likely(desk, officer, report.id));
  if (likely.empty()) return Html();
  const bool works = officer.may_in(rights::kReportsWork, report.commune);
  Html out = web::heading_2(t("May be the same as"));
  for (const auto& likeness : likely) {
    out += el("div", {web::cls("al-likely")},
              el("p", {web::cls("govuk-body")},
                 web::link(Words{likeness.number}, web::path({"/tin", likeness.report})),
                 web::punct(" · "), base::vietnam_time_text(likeness.received_at)),
              reasons_of(view, likeness), works ? act_forms(view, report, likeness) : Html());
  }
  return out;
}

void add_duplicate_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Post,
              .pattern = "/tin/:id/khac",
              .access = web::Access::right(rights::kReportsWork),
              .help = "Say that two reports are not the same",
              .fields = {{"other", 20}},
              .handler = [&desk](web::Visit& visit) { return do_not_same(desk, visit); }});
}

}  // namespace anlanh::cases
