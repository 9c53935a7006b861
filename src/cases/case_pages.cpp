#include "cases/case_pages.h"

#include "cases/case_actions.h"
#include "cases/case_tabs.h"
#include "cases/intake_actions.h"
#include "cases/office_parts.h"
#include "cases/risk_pages.h"
#include "cases/step_parts.h"
#include "cases/violator_actions.h"
#include "people/right_model.h"
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
using web::Url;
namespace rights = people::rights;

constexpr std::size_t kWordsBytes = 60 * 1024;
constexpr std::size_t kBody = 128 * 1024;

struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const Officer& officer;
  const CaseFile& opened;
  const Returned& returned;

  const Translator& t() const { return visit.view.t; }
  const web::View& view() const { return visit.view; }
  const Case& file() const { return opened.file; }
  Url url(std::string_view act) const { return web::path({"/vu-viec", file().id, act}); }
  bool may(std::string_view right) const {
    return officer.may_on(right, file().unit, file().assignee);
  }
  bool open() const { return file().state == CaseState::Open; }
  Html version() const { return web::hidden_field("version", std::to_string(file().version)); }
  Html token() const { return web::hidden_field("token", new_form_token(desk.random)); }
};

// ---- What is known ------------------------------------------------------------------------------

Words support_words(const Translator& t, const Case& file) {
  if (file.first_support_on)
    return t("Support given since {1}", base::vietnam_date_text(*file.first_support_on));
  return file.support_asked ? t("Asked for, none on record yet") : t("Not asked for");
}

Html facts_part(const Page& page) {
  const auto& t = page.t();
  const auto& file = page.file();
  const bool late = is_late(file, page.visit.now);
  std::vector<web::SummaryRow> rows{
      {.key = t("State"), .value = t(case_state_name(file.state))},
      {.key = t("Risk"),
       .value = risk_part(page.view(), page.opened.risk),
       .actions =
           risk_actions(page.view(), web::path({"/vu-viec", file.id, "rui-ro"}),
                        page.may(rights::kCasesWork) && page.open() ? MaySet::Yes : MaySet::No)},
      {.key = t("Kind"), .value = group_label(page.view(), *page.desk.law, file.group)},
      {.key = t("Unit"),
       .value = page.opened.unit_name.empty() ? t("Province desk").text : page.opened.unit_name},
      {.key = t("First report"), .value = base::vietnam_time_text(file.received_at)},
      {.key = t("Support plan by"),
       .value = deadline_cell(page.view(), file.due_at, late ? Late::Yes : Late::No)},
      {.key = t("Nearest deadline"),
       .value = page.opened.nearest ? nearest_cell(page.view(), page.desk.law->clock,
                                                   *page.opened.nearest, page.visit.now)
                                    : web::text(t("Nothing due"))},
      {.key = t("Assigned to"), .value = file.assignee ? file.assignee_name : t("Nobody yet").text},
      {.key = t("Support"), .value = support_words(t, file)}};
  if (page.may(rights::kIdentityOpen) || page.may(rights::kIdentityAllow))
    rows.push_back(
        {.key = t("Identities"), .value = web::link(t("Ask to open it"), page.url("danh-tinh"))});
  if (!page.open()) {
    const auto* reason = page.desk.law->close_reason(file.close_reason);
    rows.push_back({.key = t("Closed on"), .value = base::vietnam_time_text(*file.closed_at)});
    rows.push_back(
        {.key = t("Reason"), .value = reason ? t(reason->label).text : file.close_reason});
    if (!page.opened.close_note.empty())
      rows.push_back({.key = t("Note"), .value = web::lines(page.opened.close_note)});
  }
  return web::summary_list({.rows = std::move(rows)});
}

Html reports_part(const Page& page) {
  const auto& t = page.t();
  std::vector<Html> items;
  for (const auto& report : page.opened.reports) {
    Html line = web::link(t("Report {1}", report.number), web::path({"/tin", report.id})) +
                web::text(web::punct(" – ")) + web::text(t(speaker_name(report.speaker))) +
                web::text(web::punct(", ")) +
                web::text(std::string_view(base::vietnam_time_text(report.received_at)));
    if (report.waiting_since)
      line += web::text(web::punct(" ")) + state_tag(t("Waits for an answer"), "govuk-tag--blue");
    items.push_back(el("li", {}, line));
  }
  return web::heading_2(t("Reports")) + el("ul", {web::cls("govuk-list")}, items);
}

Html supports_part(const Page& page) {
  const auto& t = page.t();
  Html out = web::heading_2(t("Support given"));
  if (page.opened.supports.empty()) return out + web::paragraph(t("None on record."));
  web::Table table{.caption = t("Support given"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Day")},
                            {.content = t("Support")},
                            {.content = t("By whom")},
                            {.content = t("Note")}}};
  for (const auto& opened : page.opened.supports) {
    const auto* kind = page.desk.law->support_kind(opened.support.kind);
    table.rows.push_back({{.content = base::vietnam_date_text(opened.support.given_on)},
                          {.content = kind ? t(kind->label).text : opened.support.kind},
                          {.content = opened.provider},
                          {.content = web::lines(opened.note)}});
  }
  return out + web::scroll_frame(t("Support given"), web::table(table));
}

Html violators_part(const Page& page) {
  if (!page.opened.violators_shown) return {};
  const auto& t = page.t();
  const auto count = static_cast<std::int64_t>(page.opened.violators.size());
  return web::heading_2(t("Violators")) +
         web::paragraph(
             web::link(t.plural("{1} violator on record", "{1} violators on record", count),
                       page.url("doi-tuong")));
}

Html confirmed_part(const Page& page) {
  const auto& t = page.t();
  if (page.opened.confirmed.empty()) return {};
  std::vector<Html> items;
  for (const auto& address : page.opened.confirmed) {
    const auto* category = page.desk.law->category(address.category);
    items.push_back(el("li", {web::cls("al-address")}, address.address, web::punct(" – "),
                       category ? t(category->label).text : address.category));
  }
  return web::heading_2(t("Confirmed as harmful and blocked")) +
         el("ul", {web::cls("govuk-list")}, items);
}

// ---- What may be done ---------------------------------------------------------------------------

Html assign_form(const Page& page) {
  const auto& t = page.t();
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto& assignee : page.opened.assignees)
    choices.push_back({.value = base::id_text(assignee.account),
                       .label = assignee.name + " – " + assignee.place});
  const std::string now = page.file().assignee ? base::id_text(page.file().assignee) : "";
  return web::form(
      page.view(), page.url("giao"), page.version(),
      web::select_field(page.view(), {.name = "assignee",
                                      .label = t("Officer"),
                                      .choices = std::move(choices),
                                      .value = page.returned.value("giao", "assignee", now),
                                      .error = page.returned.error_of("giao")}),
      web::submit(t("Assign")));
}

Html answer_form(const Page& page) {
  const auto& t = page.t();
  std::vector<web::Choice> choices;
  for (const auto& report : page.opened.reports)
    choices.push_back({.value = base::id_text(report.id), .label = t("Report {1}", report.number)});
  const std::string first = choices.empty() ? "" : choices.front().value;
  return web::form(
      page.view(), page.url("tra-loi"), page.token(),
      web::select_field(page.view(),
                        {.name = "answer_report",
                         .label = t("To the reporter of"),
                         .choices = std::move(choices),
                         .value = page.returned.value("tra-loi", "answer_report", first)}),
      web::textarea_field(page.view(), {.name = "answer",
                                        .label = t("Answer"),
                                        .value = page.returned.value("tra-loi", "answer"),
                                        .error = page.returned.error_of("tra-loi"),
                                        .rows = 4}),
      web::submit(t("Send the answer")));
}

Html support_form(const Page& page) {
  const auto& t = page.t();
  const auto& back = page.returned;
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto& kind : page.desk.law->support_kinds)
    choices.push_back({.value = kind.code, .label = t(kind.label)});
  return web::form(
      page.view(), page.url("ho-tro"), page.token(),
      web::select_field(page.view(), {.name = "support_kind",
                                      .label = t("Kind of support"),
                                      .choices = std::move(choices),
                                      .value = back.value("ho-tro", "support_kind"),
                                      .error = back.error_of("ho-tro")}),
      web::date_field(page.view(), {.name = "support_day",
                                    .label = t("Day it was given"),
                                    .value = date_typed(back, "ho-tro", "support_day")}),
      web::text_field(page.view(), {.name = "support_provider",
                                    .label = t("By whom"),
                                    .hint = t("The person, service or body that gave it"),
                                    .value = back.value("ho-tro", "support_provider")}),
      web::textarea_field(page.view(), {.name = "support_note",
                                        .label = t("Note"),
                                        .value = back.value("ho-tro", "support_note"),
                                        .rows = 3}),
      web::submit(t("Record the support")));
}

Html confirm_form(const Page& page) {
  const auto& t = page.t();
  const auto& back = page.returned;
  std::vector<web::Choice> categories{{.value = "", .label = t("Choose …")}};
  for (const auto& category : page.desk.law->categories)
    categories.push_back({.value = category.slug, .label = t(category.label)});
  std::vector<Html> told;
  for (const auto& address : page.opened.told_addresses)
    told.push_back(el("li", {web::cls("al-address")}, address));
  Html hint = web::text(
      t("A name of a site or the address of a page. The whole site is blocked, everywhere, "
        "within seconds."));
  if (!told.empty())
    hint +=
        web::text(web::punct(" ")) + web::text(t("The reports name the addresses listed above."));
  const std::string first =
      page.opened.told_addresses.size() == 1 ? page.opened.told_addresses.front() : "";
  Html list;
  if (!told.empty())
    list =
        web::paragraph(t("Addresses in the reports:")) + el("ul", {web::cls("govuk-list")}, told);
  return list +
         web::form(
             page.view(), page.url("xac-nhan"),
             web::text_field(page.view(),
                             {.name = "harmful_address",
                              .label = t("Address"),
                              .hint = hint,
                              .value = back.value("xac-nhan", "harmful_address", first),
                              .error = back.error_of("xac-nhan"),
                              .spellcheck = web::Spellcheck::No}),
             web::select_field(page.view(), {.name = "harmful_category",
                                             .label = t("Category"),
                                             .choices = std::move(categories),
                                             .value = back.value("xac-nhan", "harmful_category")}),
             web::submit(t("Confirm as harmful and block")));
}

Html close_form(const Page& page) {
  const auto& t = page.t();
  const auto& back = page.returned;
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto& reason : page.desk.law->close_reasons)
    if (reason.for_case && !reason.needs_review)
      choices.push_back({.value = reason.code, .label = t(reason.label)});
  return web::form(page.view(), page.url("dong"), page.version(),
                   web::select_field(page.view(), {.name = "close_reason",
                                                   .label = t("Reason"),
                                                   .choices = std::move(choices),
                                                   .hint = t("Closed as helped? Ask for it on the "
                                                             "page \"Review\"."),
                                                   .value = back.value("dong", "close_reason"),
                                                   .error = back.error_of("dong")}),
                   web::textarea_field(page.view(), {.name = "close_note",
                                                     .label = t("Note"),
                                                     .value = back.value("dong", "close_note"),
                                                     .rows = 3}),
                   web::submit(t("Close the case")));
}

Html acts_part(const Page& page) {
  if (!page.open()) return {};
  const auto& t = page.t();
  const auto& back = page.returned;
  Html out;
  if (page.may(rights::kCasesWork)) {
    out += folded(t("Assign the case"), assign_form(page), back.is("giao"));
    out += folded(t("Record a support given"), support_form(page), back.is("ho-tro"));
  }
  if (page.may(rights::kReportsWork) && !page.opened.reports.empty())
    out += folded(t("Answer the reporter"), answer_form(page), back.is("tra-loi"));
  if (page.may(rights::kCatalogConfirm))
    out += folded(t("Confirm an address as harmful"), confirm_form(page), back.is("xac-nhan"));
  if (page.may(rights::kCasesClose))
    out += folded(t("Close the case"), close_form(page), back.is("dong"));
  return out.empty() ? out : web::heading_2(t("What to do")) + out;
}

std::string_view first_field(std::string_view act) {
  if (act == "giao") return "assignee";
  if (act == "ho-tro") return "support_kind";
  if (act == "xac-nhan") return "harmful_address";
  if (act == "dong") return "close_reason";
  return "answer";
}

base::Result<web::Response> show_case(const Desk& desk, web::Visit& visit, base::Id id,
                                      const Returned& returned) {
  visit.view.here = web::path({"/vu-viec", id});
  const auto& t = visit.view.t;
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto opened, read_case(desk, officer, id, visit.now));
  const Page page{desk, visit, officer, opened, returned};
  const Words title = t("Case {1}", opened.file.number);
  Html content =
      web::error_summary_for(visit.view, errors_of(returned, first_field(returned.form)));
  content += done_banner(visit.view, visit.request.query) + web::heading(title) +
             guardian_warning(visit.view, opened.suspected) + case_tabs(visit.view, id, "") +
             facts_part(page) + acts_part(page) + reports_part(page) + supports_part(page) +
             violators_part(page) + confirmed_part(page) +
             web::heading_2(t("What happened so far")) + timeline_part(visit.view, opened.timeline);
  auto response = office_page(
      visit.view, {.title = title, .back = Url::local("/vu-viec"), .content = std::move(content)},
      returned);
  response.compression = web::Compression::Never;  // sealed words beside text a stranger has chosen
  return response;
}

// ---- Handlers -----------------------------------------------------------------------------------

CaseAct act_of(const web::Visit& visit, base::Id id) {
  return {id, number_of(visit.request.form, "version")};
}

base::Result<web::Response> after(const Desk& desk, web::Visit& visit, base::Id id,
                                  std::string form, const base::Status& done) {
  if (done) return web::see_other(web::path({"/vu-viec", id}).with("xong", form));
  if (done.error().code != Code::Invalid) return done.error();
  return show_case(desk, visit, id, {std::move(form), &visit.request.form, done.error().reader});
}

base::Result<web::Response> do_assign(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto assignee = base::parse_id(visit.request.form.get("assignee")).value_or(base::Id{});
  return after(
      desk, visit, id, "giao",
      assign_case(desk, people::officer_of(visit), act_of(visit, id), assignee, visit.now));
}

base::Result<web::Response> do_support(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const SupportInput input{form.get("support_kind"), date_of(form, "support_day"),
                           form.get("support_provider"), form.get("support_note")};
  return after(
      desk, visit, id, "ho-tro",
      record_support(desk, people::officer_of(visit), id, input, form.get("token"), visit.now));
}

base::Result<web::Response> do_answer(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const auto report = base::parse_id(form.get("answer_report")).value_or(base::Id{});
  return after(desk, visit, id, "tra-loi",
               answer_reporter(desk, people::officer_of(visit), report, form.get("answer"),
                               form.get("token"), visit.now));
}

base::Result<web::Response> do_confirm(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  return after(desk, visit, id, "xac-nhan",
               confirm_address(desk, people::officer_of(visit), id, form.get("harmful_address"),
                               form.get("harmful_category"), visit.now));
}

base::Result<web::Response> do_close(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  return after(desk, visit, id, "dong",
               close_case(desk, people::officer_of(visit), act_of(visit, id),
                          form.get("close_reason"), form.get("close_note"), visit.now));
}

using Handler = base::Result<web::Response> (*)(const Desk&, web::Visit&);

void add_act(web::Router& router, const Desk& desk, std::string act, std::string_view right,
             const char* help, std::vector<web::Field> fields, Handler handler) {
  router.add({.method = web::Method::Post,
              .pattern = "/vu-viec/:id/" + act,
              .access = web::Access::right(right),
              .help = help,
              .fields = std::move(fields),
              .body_limit = kBody,
              .handler = [&desk, handler](web::Visit& visit) { return handler(desk, visit); }});
}

}  // namespace

void add_case_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/vu-viec/:id",
              .access = web::Access::right(rights::kCasesRead),
              .help = "One case; opening it is written in the audit log",
              .handler = [&desk](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show_case(desk, visit, id, {});
              }});
  add_act(router, desk, "giao", rights::kCasesWork, "Assign a case", {"version", "assignee"},
          do_assign);
  add_act(router, desk, "ho-tro", rights::kCasesWork, "Record a support given",
          {"token",
           "support_kind",
           "support_day_day",
           "support_day_month",
           "support_day_year",
           "support_provider",
           {"support_note", kWordsBytes}},
          do_support);
  add_act(router, desk, "tra-loi", rights::kReportsWork, "Answer a reporter from the case",
          {"token", "answer_report", {"answer", kWordsBytes}}, do_answer);
  add_act(router, desk, "xac-nhan", rights::kCatalogConfirm, "Confirm an address as harmful",
          {"harmful_address", "harmful_category"}, do_confirm);
  add_act(router, desk, "dong", rights::kCasesClose, "Close a case with a reason",
          {"version", "close_reason", {"close_note", kWordsBytes}}, do_close);
}

}  // namespace anlanh::cases
