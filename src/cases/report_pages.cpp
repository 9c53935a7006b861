#include "cases/report_pages.h"

#include "cases/call_actions.h"
#include "cases/case_actions.h"
#include "cases/duplicate_actions.h"
#include "cases/duplicate_pages.h"
#include "cases/identity_parts.h"
#include "cases/intake_actions.h"
#include "cases/intake_parts.h"
#include "cases/office_parts.h"
#include "cases/report_actions.h"
#include "cases/risk_pages.h"
#include "people/right_model.h"
#include "web/components/summary-list/summary_list.h"

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

// What the page of one report is made of.
struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const Officer& officer;
  const ReportFile& file;
  const Returned& returned;

  const Translator& t() const { return visit.view.t; }
  const Report& report() const { return file.report; }
  Url url(std::string_view act) const { return web::path({"/tin", report().id, act}); }
  bool may(std::string_view right) const { return officer.may_in(right, report().commune); }
};

// ---- What is known ------------------------------------------------------------------------------

Html addresses_part(const Page& page) {
  if (page.file.addresses.empty()) return web::text(page.t()("Not given"));
  std::vector<Html> items;
  // Never a link: one press would open it.
  for (const auto& address : page.file.addresses)
    items.push_back(el("li", {web::cls("al-address")}, address));
  return el("ul", {web::cls("govuk-list")}, items);
}

Html or_not_given(const Page& page, const std::string& text) {
  return text.empty() ? web::text(page.t()("Not given")) : web::lines(text);
}

Html contact_part(const Page& page, const std::string& text) {
  return identity_or_closed(page.visit.view,
                            {.url = page.url("danh-tinh"),
                             .given = page.file.contact_given,
                             .open_until = page.file.contact_open_until},
                            text);
}

Html facts_part(const Page& page) {
  const auto& t = page.t();
  const auto& view = page.visit.view;
  const auto& report = page.report();
  const bool late = is_late(report.state, report.emergency_due_at, page.visit.now);
  const std::string commune =
      page.file.commune_name.empty() ? t("Not known").text : page.file.commune_name;
  return web::summary_list(
      {.rows = {
           {.key = t("State"), .value = t(report_state_name(report.state))},
           {.key = t("Risk"),
            .value = risk_part(view, page.file.risk),
            .actions = risk_actions(
                view, web::path({"/tin", report.id, "rui-ro"}),
                page.may(rights::kReportsWork) && report.state == ReportState::New ? MaySet::Yes
                                                                                   : MaySet::No)},
           {.key = t("Kind"), .value = group_label(view, *page.desk.law, report.group)},
           {.key = t("Received"), .value = base::vietnam_time_text(report.received_at)},
           {.key = t("Emergency measures by"),
            .value = deadline_cell(view, report.emergency_due_at, late ? Late::Yes : Late::No)},
           {.key = t("Support plan by"), .value = base::vietnam_time_text(report.plan_due_at)},
           {.key = t("Commune"), .value = commune},
           {.key = t("Who tells"), .value = teller_part(view, report.speaker, page.file.intake)},
           {.key = t("Came by"), .value = t(intake_source_name(page.file.intake.source))},
           {.key = t("What happened"), .value = or_not_given(page, page.file.story)},
           {.key = t("Pages and accounts"), .value = addresses_part(page)},
           {.key = t("Safe to contact"),
            .value = t(reply_name(page.file.intake.safety.contact_safe))},
           {.key = t("A safe way to reach"), .value = contact_part(page, page.file.contact)},
           {.key = t("A safe time"), .value = contact_part(page, page.file.contact_time)}}});
}

// Names are a page further, and opening them is a line of the audit log.
Html record_link(const Page& page) {
  const auto& t = page.t();
  return web::paragraph(web::link(t("Record of receipt (form 01)"), page.url("ban-ghi")));
}

Html decision_part(const Page& page) {
  const auto& t = page.t();
  const auto& report = page.report();
  Html out;
  if (report.case_id)
    out += web::paragraph(web::with_places(
        t("This report is in case {1}."),
        {web::link(Words{page.file.case_number}, web::path({"/vu-viec", report.case_id}))}));
  if (page.file.original)
    out += web::paragraph(
        web::with_places(t("This report is a duplicate of {1}. Its thread stays open."),
                         {web::link(Words{page.file.original->number},
                                    web::path({"/tin", page.file.original->id}))}));
  for (const auto& duplicate : page.file.duplicates)
    out += web::paragraph(
        web::with_places(t("Report {1} was marked as a duplicate of this one."),
                         {web::link(Words{duplicate.number}, web::path({"/tin", duplicate.id}))}));
  if (const auto* body = page.desk.law->body(report.transfer_body))
    out += web::paragraph(t("Transferred to: {1}", t(body->label).text));
  if (const auto* reason = page.desk.law->close_reason(report.close_reason);
      reason && report.state == ReportState::Closed)
    out += web::paragraph(t("Reason: {1}", t(reason->label).text));
  if (!page.file.decision_note.empty())
    out += el("p", {web::cls("govuk-body")}, web::lines(page.file.decision_note));
  return out;
}

Html message_item(const Page& page, const ReportMessage& message) {
  const auto& t = page.t();
  const bool office = message.side == Side::Office;
  return el("li", {web::cls(office ? "al-message al-message--office" : "al-message")},
            el("p", {web::cls("govuk-body-s al-message__head")},
               el("strong", {}, office ? t("Our answer") : t("The reporter")), web::punct(" · "),
               base::vietnam_time_text(message.at)),
            el("p", {web::cls("govuk-body")}, web::lines(message.text)));
}

// Where reports were merged, one answer may go to each of their reporters.
Html to_all_field(const Page& page) {
  const auto& t = page.t();
  if (!page.file.original && page.file.duplicates.empty()) return {};
  return web::checkbox_field(
      page.visit.view,
      {.name = "to_all",
       .label = {},
       .choices = {{.value = "1",
                    .label = t("Send it to every reporter of the merged reports"),
                    .hint = t("Each reads it with their own key and sees nobody else's words.")}}});
}

Html thread_part(const Page& page) {
  const auto& t = page.t();
  Html out = web::heading_2(t("Talk with the reporter"));
  if (page.file.messages.empty()) out += web::paragraph(t("Nobody has written yet."));
  std::vector<Html> items;
  for (const auto& message : page.file.messages) items.push_back(message_item(page, message));
  if (!items.empty()) out += el("ol", {web::cls("govuk-list al-messages")}, items);
  if (!page.may(rights::kReportsWork)) return out;
  const auto& view = page.visit.view;
  const bool to_child = page.report().speaker == Speaker::Child;
  return out +
         web::form(
             view, page.url("tra-loi"),
             web::hidden_field("token", new_form_token(page.desk.random)),
             web::textarea_field(
                 view,
                 {.name = "answer",
                  .label = t("Answer the reporter"),
                  .hint = to_child ? t("A child reads this: write gently, in simple words.")
                                   : t("It is read with the return key only. No names of others."),
                  .value = page.returned.value("tra-loi", "answer"),
                  .error = page.returned.error_of("tra-loi"),
                  .rows = 4}),
             to_all_field(page), web::submit(t("Send the answer")));
}

// ---- What may be done ---------------------------------------------------------------------------

Html version_field(const Page& page) {
  return web::hidden_field("version", std::to_string(page.report().version));
}

Html open_form(const Page& page) {
  const auto& t = page.t();
  const auto& view = page.visit.view;
  std::vector<std::string> asked;
  if (page.report().support_asked) asked.emplace_back("1");
  return web::form(
      view, page.url("vu-viec"), version_field(page),
      web::checkbox_field(
          view, {.name = "support",
                 .label = {},
                 .choices = {{.value = "1",
                              .label = t("The child, the family or somebody else asks for support"),
                              .hint = t("It decides whether the case counts for target II.2.b.")}},
                 .values = asked}),
      web::submit(t("Open a new case")));
}

Html join_form(const Page& page) {
  const auto& t = page.t();
  const auto& view = page.visit.view;
  return web::form(view, page.url("nhap"), version_field(page),
                   web::text_field(view, {.name = "join_number",
                                          .label = t("Number of the case"),
                                          .hint = t("For example VV-26-00003"),
                                          .value = page.returned.value("nhap", "join_number"),
                                          .error = page.returned.error_of("nhap"),
                                          .width = "20"}),
                   web::submit(t("Put into this case")));
}

Html duplicate_form(const Page& page) {
  const auto& t = page.t();
  const auto& view = page.visit.view;
  return web::form(
      view, page.url("trung"), version_field(page),
      web::text_field(view,
                      {.name = "original_number",
                       .label = t("Number of the first report"),
                       .hint = t("For example TB-26-00012. Both reporters keep their threads."),
                       .value = page.returned.value("trung", "original_number"),
                       .error = page.returned.error_of("trung"),
                       .width = "20"}),
      web::submit(t("Mark as a duplicate")));
}

std::vector<web::Choice> body_choices(const Page& page) {
  const auto& t = page.t();
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto& body : page.desk.law->bodies) {
    std::string label = t(body.label).text;
    if (body.to_confirm) label += " (" + t("to be confirmed").text + ")";
    choices.push_back({.value = body.code, .label = label});
  }
  return choices;
}

Html transfer_form(const Page& page) {
  const auto& t = page.t();
  const auto& view = page.visit.view;
  return web::form(
      view, page.url("chuyen"), version_field(page),
      web::select_field(view, {.name = "transfer_body",
                               .label = t("To which body"),
                               .choices = body_choices(page),
                               .value = page.returned.value("chuyen", "transfer_body"),
                               .error = page.returned.error_of("chuyen")}),
      web::textarea_field(view, {.name = "transfer_reason",
                                 .label = t("Why"),
                                 .value = page.returned.value("chuyen", "transfer_reason"),
                                 .rows = 3}),
      web::submit(t("Transfer")));
}

base::Result<Html> repeats_field(const Page& page) {
  const auto& t = page.t();
  AL_TRY(const auto repeats, find_repeats(page.desk, page.officer, page.report().id));
  if (repeats.empty()) return Html();
  return web::checkbox_field(
      page.visit.view,
      {.name = "with_repeats",
       .label = {},
       .choices = {{.value = "1",
                    .label = t.plural("Close {1} more report of the same text with it",
                                      "Close {1} more reports of the same text with it",
                                      static_cast<std::int64_t>(repeats.size()))}}});
}

Html close_form(const Page& page, const Html& repeats) {
  const auto& t = page.t();
  const auto& view = page.visit.view;
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto& reason : page.desk.law->close_reasons)
    if (reason.for_report && reason.code != "duplicate" && reason.code != "transferred")
      choices.push_back({.value = reason.code, .label = t(reason.label)});
  return web::form(view, page.url("dong"), version_field(page),
                   web::select_field(view, {.name = "close_reason",
                                            .label = t("Reason"),
                                            .choices = std::move(choices),
                                            .value = page.returned.value("dong", "close_reason"),
                                            .error = page.returned.error_of("dong")}),
                   web::textarea_field(view, {.name = "close_note",
                                              .label = t("Note"),
                                              .value = page.returned.value("dong", "close_note"),
                                              .rows = 3}),
                   repeats, web::submit(t("Close without a case")));
}

Html place_form(const Page& page, const std::vector<people::Unit>& communes) {
  const auto& t = page.t();
  const auto& view = page.visit.view;
  std::vector<web::Choice> choices{{.value = "", .label = t("Choose …")}};
  for (const auto& unit : communes)
    choices.push_back({.value = base::id_text(unit.id), .label = unit.name});
  return web::form(
      view, page.url("noi"), version_field(page),
      web::select_field(view,
                        {.name = "place_commune",
                         .label = t("Commune where it happened"),
                         .choices = std::move(choices),
                         .hint = t("The report goes to this commune; it may leave your inbox."),
                         .value = page.returned.value("noi", "place_commune"),
                         .error = page.returned.error_of("noi")}),
      web::submit(t("Give to this commune")));
}

base::Result<Html> acts_part(const Page& page) {
  if (page.report().state != ReportState::New || !page.may(rights::kReportsWork)) return Html();
  const auto& t = page.t();
  const auto& back = page.returned;
  AL_TRY(const auto communes, load_commune_choices(page.desk, page.visit.now));
  AL_TRY(const auto repeats, repeats_field(page));
  Html out = web::heading_2(t("Decide on this report"));
  if (page.may(rights::kCasesWork)) out += open_form(page);
  out += folded(t("Put into an existing case"), join_form(page), back.is("nhap"));
  out += folded(t("Mark as a duplicate"), duplicate_form(page), back.is("trung"));
  out += folded(t("Give to another commune"), place_form(page, communes), back.is("noi"));
  out += folded(t("Transfer elsewhere"), transfer_form(page), back.is("chuyen"));
  out += folded(t("Close without a case"), close_form(page, repeats), back.is("dong"));
  return out;
}

std::string_view first_field(std::string_view act) {
  if (act == "nhap") return "join_number";
  if (act == "trung") return "original_number";
  if (act == "chuyen") return "transfer_body";
  if (act == "dong") return "close_reason";
  if (act == "noi") return "place_commune";
  return act == "tra-loi" ? "answer" : "main-content";
}

base::Result<web::Response> show_report(const Desk& desk, web::Visit& visit, base::Id id,
                                        const Returned& returned) {
  visit.view.here = web::path({"/tin", id});
  const auto& t = visit.view.t;
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto file, read_report(desk, officer, id, visit.now));
  const Page page{desk, visit, officer, file, returned};
  AL_TRY(const auto acts, acts_part(page));
  const Words title = t("Report {1}", file.report.number);
  Html content =
      web::error_summary_for(visit.view, errors_of(returned, first_field(returned.form)));
  AL_TRY(const bool recorded, has_record(desk, id));
  AL_TRY(const auto likely, likely_part(desk, visit, officer, file.report));
  content += done_banner(visit.view, visit.request.query) + web::heading(title) +
             intake_alert(visit.view, file.intake) + decision_part(page) + facts_part(page) +
             (recorded ? record_link(page) : Html()) + likely + acts + thread_part(page) +
             web::heading_2(t("What happened so far")) + timeline_part(visit.view, file.timeline);
  auto response = office_page(
      visit.view, {.title = title, .back = Url::local("/hop-thu"), .content = std::move(content)},
      returned);
  response.compression = web::Compression::Never;  // sealed words beside text a stranger has chosen
  return response;
}

// ---- Handlers -----------------------------------------------------------------------------------

ReportAct act_of(const web::Visit& visit, base::Id id) {
  return {id, number_of(visit.request.form, "version")};
}

// After an act: on, or back to the page with what was typed where something can be mended.
base::Result<web::Response> after(const Desk& desk, web::Visit& visit, base::Id id,
                                  std::string form, const base::Status& done) {
  if (done) return web::see_other(web::path({"/tin", id}).with("xong", form));
  if (done.error().code != Code::Invalid) return done.error();
  return show_report(desk, visit, id, {std::move(form), &visit.request.form, done.error().reader});
}

base::Result<web::Response> do_open(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto asked = visit.request.form.has("support") ? SupportAsked::Yes : SupportAsked::No;
  AL_TRY(const auto file,
         open_case(desk, people::officer_of(visit), act_of(visit, id), asked, visit.now));
  return web::see_other(web::path({"/vu-viec", file}).with("xong", "mo"));
}

base::Result<web::Response> do_join(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto file = join_case(desk, people::officer_of(visit), act_of(visit, id),
                              trimmed(visit.request.form.get("join_number")), visit.now);
  if (file) return web::see_other(web::path({"/vu-viec", *file}).with("xong", "nhap"));
  return after(desk, visit, id, "nhap", file.error());
}

base::Result<web::Response> do_duplicate(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  return after(desk, visit, id, "trung",
               mark_duplicate(desk, people::officer_of(visit), act_of(visit, id),
                              trimmed(visit.request.form.get("original_number")), visit.now));
}

base::Result<web::Response> do_transfer(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  return after(desk, visit, id, "chuyen",
               transfer_report(desk, people::officer_of(visit), act_of(visit, id),
                               form.get("transfer_body"), form.get("transfer_reason"), visit.now));
}

base::Result<web::Response> do_close(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const auto& officer = people::officer_of(visit);
  const auto closed = close_report(desk, officer, act_of(visit, id), form.get("close_reason"),
                                   form.get("close_note"), visit.now);
  if (closed && form.has("with_repeats")) {
    AL_TRY(const int repeats, close_repeats(desk, officer, id, form.get("close_reason"),
                                            form.get("close_note"), visit.now));
    desk.log.info("repeats closed", {{"count", std::to_string(repeats)}});
  }
  return after(desk, visit, id, "dong", closed);
}

base::Result<web::Response> do_answer(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  if (form.has("to_all")) {
    const auto sent = answer_all(desk, people::officer_of(visit), id, form.get("answer"),
                                 form.get("token"), visit.now);
    return after(desk, visit, id, "tra-loi", sent ? base::ok() : base::Status(sent.error()));
  }
  return after(desk, visit, id, "tra-loi",
               answer_reporter(desk, people::officer_of(visit), id, form.get("answer"),
                               form.get("token"), visit.now));
}

base::Result<web::Response> do_place(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& officer = people::officer_of(visit);
  const auto commune = base::parse_id(visit.request.form.get("place_commune")).value_or(base::Id{});
  const auto done = place_report(desk, officer, act_of(visit, id), commune, visit.now);
  // It may have left this officer's scope with the act itself.
  if (done && !officer.may_in(rights::kReportsRead, commune))
    return web::see_other(Url::local("/hop-thu").with("xong", "noi"));
  return after(desk, visit, id, "noi", done);
}

using Handler = base::Result<web::Response> (*)(const Desk&, web::Visit&);

void add_act(web::Router& router, const Desk& desk, std::string act, const char* help,
             std::vector<web::Field> fields, Handler handler) {
  router.add({.method = web::Method::Post,
              .pattern = "/tin/:id/" + act,
              .access = web::Access::right(rights::kReportsWork),
              .help = help,
              .fields = std::move(fields),
              .body_limit = kBody,
              .handler = [&desk, handler](web::Visit& visit) { return handler(desk, visit); }});
}

}  // namespace

void add_report_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/tin/:id",
              .access = web::Access::right(rights::kReportsRead),
              .help = "One report; opening it is written in the audit log",
              .handler = [&desk](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show_report(desk, visit, id, {});
              }});
  add_act(router, desk, "vu-viec", "Open a case from a report", {"version", "support"}, do_open);
  add_act(router, desk, "nhap", "Put a report into an existing case", {"version", "join_number"},
          do_join);
  add_act(router, desk, "trung", "Mark a report as a duplicate", {"version", "original_number"},
          do_duplicate);
  add_act(router, desk, "chuyen", "Transfer a report to another body",
          {"version", "transfer_body", {"transfer_reason", kWordsBytes}}, do_transfer);
  add_act(router, desk, "dong", "Close a report without a case",
          {"version", "close_reason", "with_repeats", {"close_note", kWordsBytes}}, do_close);
  add_act(router, desk, "tra-loi", "Answer the reporter",
          {"token", "to_all", {"answer", kWordsBytes}}, do_answer);
  add_act(router, desk, "noi", "Give a report to another commune", {"version", "place_commune"},
          do_place);
}

}  // namespace anlanh::cases
