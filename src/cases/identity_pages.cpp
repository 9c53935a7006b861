#include "cases/identity_pages.h"

#include "cases/identity_actions.h"
#include "cases/identity_parts.h"
#include "cases/intake_actions.h"
#include "cases/office_parts.h"
#include "cases/report_rules.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Words;
using web::el;
using web::Html;
using web::Url;
namespace rights = people::rights;

Url record_url(const RecordRef& record) {
  if (record.kind == RecordKind::Case) return web::path({"/vu-viec", record.id});
  return web::path({"/tin", record.id});
}
Url tab_url(const RecordRef& record) {
  if (record.kind == RecordKind::Case) return web::path({"/vu-viec", record.id, "danh-tinh"});
  return web::path({"/tin", record.id, "danh-tinh"});
}
Url opening_url(base::Id opening, std::string_view act) {
  return web::path({"/danh-tinh", opening, act});
}
RecordRef record_of(const IdentityOpening& opening) { return {opening.kind, opening.record}; }

struct Page {
  const Desk& desk;
  const web::Visit& visit;
  const Returned& returned;

  const web::View& view() const { return visit.view; }
  const base::Translator& t() const { return visit.view.t; }
};

std::string reason_label(const Page& page, const std::string& code) {
  const auto* reason = page.desk.law->identity_reason(code);
  return reason ? page.t()(reason->label).text : code;
}

// The kind of reason, and the officer's own words below it.
Html reason_cell(const Page& page, const OpenedOpening& opened) {
  const auto& t = page.t();
  Html out = web::text(std::string_view(reason_label(page, opened.opening.reason_kind)));
  if (opened.opening.danger)
    out += web::text(web::punct(" ")) + state_tag(t("A child in danger"), "govuk-tag--red");
  if (!opened.reason.empty())
    out += el("p", {web::cls("govuk-body-s govuk-!-margin-bottom-0")}, web::lines(opened.reason));
  return out;
}

Html state_cell(const Page& page, const OpenedOpening& opened) {
  const auto& t = page.t();
  const auto& o = opened.opening;
  const auto until = o.open_until ? base::vietnam_time_text(*o.open_until) : std::string();
  const auto by = [&](Words words) {
    Html out = web::text(words);
    if (!opened.decision_note.empty())
      out += el("p", {web::cls("govuk-body-s govuk-!-margin-bottom-0")},
                web::lines(opened.decision_note));
    return out;
  };
  switch (o.state) {
    case OpeningState::Asked: return web::text(t("Waits for a decision"));
    case OpeningState::Allowed: return by(t("Allowed by {1}, not opened yet", o.decided_name));
    case OpeningState::Denied: return by(t("Refused by {1}", o.decided_name));
    case OpeningState::Open:
      if (is_open(o, page.visit.now))
        return web::text(open_until_words(page.view(), *o.open_until));
      return web::text(t("Was open until {1}", until));
    case OpeningState::Closed:
      return web::text(t("Closed early at {1}", base::vietnam_time_text(*o.closed_at)));
  }
  return {};
}

Html token_field(const Page& page) {
  return web::hidden_field("token", new_form_token(page.desk.random));
}

// ---- The tab of one record ------------------------------------------------------------------------

std::vector<web::Choice> reason_choices(const Page& page) {
  std::vector<web::Choice> choices{{.value = "", .label = page.t()("Choose …")}};
  for (const auto& reason : page.desk.law->identity_reasons)
    choices.push_back({.value = reason.code, .label = page.t()(reason.label)});
  return choices;
}

Html reason_fields(const Page& page) {
  const auto& t = page.t();
  const auto& view = page.view();
  return web::select_field(view, {.name = "reason_kind",
                                  .label = t("What is it needed for?"),
                                  .choices = reason_choices(page),
                                  .value = page.returned.value("mo", "reason_kind"),
                                  .error = page.returned.error_of("mo")}) +
         web::textarea_field(view,
                             {.name = "reason",
                              .label = t("In your own words"),
                              .hint = t("Who decides and who checks later reads this. No names."),
                              .value = page.returned.value("mo", "reason"),
                              .rows = 3});
}

Html case_form(const Page& page, const RecordRef& record) {
  const auto& t = page.t();
  return web::paragraph(t("The names of the child and the family are closed. With a reason they "
                          "open for you, for 30 minutes; it is written in the audit log.")) +
         web::form(page.view(), tab_url(record), token_field(page), reason_fields(page),
                   web::submit(t("Open for 30 minutes")));
}

Html report_form(const Page& page, const RecordRef& record) {
  const auto& t = page.t();
  const auto& view = page.view();
  std::vector<std::string> typed;
  if (page.returned.is("mo") && page.returned.typed->has("danger")) typed.emplace_back("1");
  return web::paragraph(t("The way to reach the reporter is closed. Somebody else decides whether "
                          "you may see it. Answering in the thread needs no opening.")) +
         web::form(
             view, tab_url(record), token_field(page), reason_fields(page),
             web::checkbox_field(
                 view, {.name = "danger",
                        .label = {},
                        .choices = {{.value = "1",
                                     .label = t("Open at once, because a child is in danger now"),
                                     .hint = t("It opens without a decision. Somebody else looks "
                                               "at it afterwards.")}},
                        .values = typed}),
             web::submit(t("Send the request")));
}

Html open_now_part(const Page& page, const RecordRef& record, const OpenedOpening& own) {
  const auto& t = page.t();
  return web::inset_text({.content = open_until_words(page.view(), *own.opening.open_until)}) +
         web::paragraph(web::link(record.kind == RecordKind::Case ? t("Back to the case")
                                                                  : t("To the report with the "
                                                                      "contact"),
                                  record_url(record))) +
         web::form(page.view(), opening_url(own.opening.id, "dong"),
                   web::submit(t("Close it now")));
}

Html own_part(const Page& page, const IdentityFile& file) {
  const auto& t = page.t();
  if (!file.may_open) return {};
  if (!file.own)
    return file.record.kind == RecordKind::Case ? case_form(page, file.record)
                                                : report_form(page, file.record);
  const auto& o = file.own->opening;
  if (o.state == OpeningState::Open) return open_now_part(page, file.record, *file.own);
  if (o.state == OpeningState::Allowed)
    return web::paragraph(
               t("{1} has allowed your request. It is good for 24 hours.", o.decided_name)) +
           web::form(page.view(), opening_url(o.id, "mo"), web::submit(t("Open for 30 minutes")));
  return web::inset_text({.content = t("Your request waits for a decision. In danger you need not "
                                       "wait: send a new one and say so.")}) +
         folded(t("A child is in danger now"), report_form(page, file.record),
                page.returned.is("mo"));
}

Html history_part(const Page& page, const IdentityFile& file) {
  const auto& t = page.t();
  if (!file.history_shown) return {};
  Html out = web::heading_2(t("Who opened it, when and why"));
  if (file.history.empty()) return out + web::paragraph(t("Nobody has asked or opened yet."));
  web::Table table{.caption = t("Who opened it, when and why"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Who")},
                            {.content = t("When")},
                            {.content = t("Why")},
                            {.content = t("State")}}};
  for (const auto& opened : file.history)
    table.rows.push_back({{.content = opened.opening.account_name},
                          {.content = base::vietnam_time_text(opened.opening.asked_at)},
                          {.content = reason_cell(page, opened)},
                          {.content = state_cell(page, opened)}});
  return out + web::scroll_frame(t("Who opened it, when and why"), web::table(table));
}

base::Result<web::Response> show_tab(const Desk& desk, web::Visit& visit, const RecordRef& record,
                                     const Returned& returned) {
  visit.view.here = tab_url(record);
  const auto& t = visit.view.t;
  AL_TRY(const auto file, read_identity(desk, people::officer_of(visit), record, visit.now));
  const Page page{desk, visit, returned};
  const Words title = t("Identity in {1}", file.number);
  Html content = web::error_summary_for(visit.view, errors_of(returned, "reason_kind"));
  content += done_banner(visit.view, visit.request.query) + web::heading(title) +
             own_part(page, file) + history_part(page, file);
  auto response = office_page(
      visit.view, {.title = title, .back = record_url(record), .content = std::move(content)},
      returned);
  response.compression = web::Compression::Never;
  return response;
}

// ---- What waits -------------------------------------------------------------------------------------

Html record_link(const OpenedOpening& opened) {
  return web::link(Words{opened.number}, record_url(record_of(opened.opening)));
}

Html waiting_item(const Page& page, const OpenedOpening& opened) {
  const auto& t = page.t();
  const auto& o = opened.opening;
  Html out = web::heading_3(t("{1} asks about {2}", o.account_name, opened.number)) +
             el("p", {web::cls("govuk-body")}, base::vietnam_time_text(o.asked_at),
                web::punct(" · "), record_link(opened)) +
             el("div", {web::cls("govuk-body")}, reason_cell(page, opened));
  if (!o.danger)
    return out + web::paragraph(web::link(t("Decide on the request of {1}", o.account_name),
                                          opening_url(o.id, "quyet-dinh")));
  return out + web::paragraph(t("It was opened at once, without a decision.")) +
         web::form(page.view(), opening_url(o.id, "da-xem"), web::submit(t("I have looked at it")));
}

Html waiting_part(const Page& page, const IdentityDesk& list) {
  const auto& t = page.t();
  if (!list.may_allow) return {};
  Html out = web::heading_2(t("Waiting for you"));
  if (list.waiting.empty()) return out + web::paragraph(t("Nothing waits."));
  for (const auto& opened : list.waiting) out += waiting_item(page, opened);
  return out;
}

Html own_list_part(const Page& page, const IdentityDesk& list) {
  const auto& t = page.t();
  Html out = web::heading_2(t("Your requests and openings of the last seven days"));
  if (list.own.empty()) return out + web::paragraph(t("None."));
  web::Table table{.caption = t("Your requests and openings of the last seven days"),
                   .caption_classes = "govuk-visually-hidden",
                   .head = {{.content = t("Record")},
                            {.content = t("When")},
                            {.content = t("Why")},
                            {.content = t("State")}}};
  for (const auto& opened : list.own)
    table.rows.push_back(
        {{.content = web::link(Words{opened.number}, tab_url(record_of(opened.opening)))},
         {.content = base::vietnam_time_text(opened.opening.asked_at)},
         {.content = reason_cell(page, opened)},
         {.content = state_cell(page, opened)}});
  return out + web::scroll_frame(t("Your requests and openings of the last seven days"),
                                 web::table(table));
}

base::Result<web::Response> show_desk(const Desk& desk, web::Visit& visit) {
  visit.view.here = Url::local("/danh-tinh");
  const auto& t = visit.view.t;
  AL_TRY(const auto list, list_identity(desk, people::officer_of(visit), visit.now));
  const Returned nothing;
  const Page page{desk, visit, nothing};
  Html content = done_banner(visit.view, visit.request.query) + web::heading(t("Identities")) +
                 web::paragraph(t("Names and contacts are closed. They open with a reason, for one "
                                  "officer and 30 minutes.")) +
                 waiting_part(page, list) + own_list_part(page, list);
  auto response =
      office_page(visit.view, {.title = t("Identities"), .content = std::move(content)}, nothing);
  response.compression = web::Compression::Never;
  return response;
}

// ---- One request ------------------------------------------------------------------------------------

Html decide_form(const Page& page, const OpenedOpening& opened) {
  const auto& t = page.t();
  const auto& view = page.view();
  return web::form(view, opening_url(opened.opening.id, "quyet-dinh"),
                   web::radio_field(view, {.name = "verdict",
                                           .label = t("Your decision"),
                                           .choices = {{.value = "allow", .label = t("Allow")},
                                                       {.value = "deny", .label = t("Refuse")}},
                                           .value = page.returned.value("quyet-dinh", "verdict"),
                                           .error = page.returned.error_of("quyet-dinh")}),
                   web::textarea_field(view, {.name = "note",
                                              .label = t("Why"),
                                              .hint = t("Needed where you refuse."),
                                              .value = page.returned.value("quyet-dinh", "note"),
                                              .rows = 3}),
                   web::submit(t("Write down the decision")));
}

base::Result<web::Response> show_request(const Desk& desk, web::Visit& visit, base::Id id,
                                         const Returned& returned) {
  visit.view.here = opening_url(id, "quyet-dinh");
  const auto& t = visit.view.t;
  AL_TRY(const auto opened, read_request(desk, people::officer_of(visit), id, visit.now));
  const Page page{desk, visit, returned};
  const auto& o = opened.opening;
  const Words title = t("{1} asks about {2}", o.account_name, opened.number);
  Html content = web::error_summary_for(visit.view, errors_of(returned, "verdict"));
  content +=
      web::heading(title) +
      web::summary_list({.rows = {{.key = t("Record"), .value = record_link(opened)},
                                  {.key = t("When"), .value = base::vietnam_time_text(o.asked_at)},
                                  {.key = t("Why"), .value = reason_cell(page, opened)},
                                  {.key = t("State"), .value = state_cell(page, opened)}}});
  if (o.state == OpeningState::Asked) content += decide_form(page, opened);
  auto response = office_page(
      visit.view, {.title = title, .back = Url::local("/danh-tinh"), .content = std::move(content)},
      returned);
  response.compression = web::Compression::Never;
  return response;
}

// ---- Handlers ---------------------------------------------------------------------------------------

base::Result<web::Response> do_ask(const Desk& desk, web::Visit& visit, RecordKind kind) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const RecordRef record{kind, id};
  const IdentityAsk ask{form.get("reason_kind"), form.get("reason"),
                        form.get("danger") == "1" ? Danger::Yes : Danger::No};
  const auto done =
      ask_identity(desk, people::officer_of(visit), record, ask, form.get("token"), visit.now);
  if (done) return web::see_other(tab_url(record).with("xong", "mo"));
  if (done.error().code != Code::Invalid) return done.error();
  return show_tab(desk, visit, record, {"mo", &form, done.error().reader});
}

base::Result<web::Response> do_decide(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& form = visit.request.form;
  const auto& verdict = form.get("verdict");
  const auto done = verdict == "allow" || verdict == "deny"
                        ? answer_identity(desk, people::officer_of(visit), id,
                                          verdict == "allow" ? Verdict::Allow : Verdict::Deny,
                                          form.get("note"), visit.now)
                        : base::Status(base::invalid(base::msg("Choose one of the two")));
  if (done) return web::see_other(Url::local("/danh-tinh").with("xong", "quyet-dinh"));
  if (done.error().code != Code::Invalid) return done.error();
  return show_request(desk, visit, id, {"quyet-dinh", &form, done.error().reader});
}

base::Result<web::Response> do_use(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto record, use_identity(desk, people::officer_of(visit), id, visit.now));
  return web::see_other(tab_url(record).with("xong", "mo"));
}

base::Result<web::Response> do_close(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto record, close_identity(desk, people::officer_of(visit), id, visit.now));
  return web::see_other(tab_url(record).with("xong", "dong"));
}

base::Result<web::Response> do_seen(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY_DO(see_identity(desk, people::officer_of(visit), id, visit.now));
  return web::see_other(Url::local("/danh-tinh").with("xong", "da-xem"));
}

using Handler = base::Result<web::Response> (*)(const Desk&, web::Visit&);

void add_act(web::Router& router, const Desk& desk, std::string_view act, std::string_view right,
             const char* help, std::vector<web::Field> fields, Handler handler) {
  router.add({.method = web::Method::Post,
              .pattern = "/danh-tinh/:id/" + std::string(act),
              .access = web::Access::right(right),
              .help = help,
              .fields = std::move(fields),
              .handler = [&desk, handler](web::Visit& visit) { return handler(desk, visit); }});
}

void add_tab(web::Router& router, const Desk& desk, RecordKind kind) {
  const std::string pattern =
      kind == RecordKind::Case ? "/vu-viec/:id/danh-tinh" : "/tin/:id/danh-tinh";
  router.add({.method = web::Method::Get,
              .pattern = pattern,
              .access = web::Access::signed_in(),  // either of two rights: the act asks
              .help = "Open an identity with a reason; who opened it, when and why",
              .handler = [&desk, kind](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show_tab(desk, visit, {kind, id}, {});
              }});
  router.add({.method = web::Method::Post,
              .pattern = pattern,
              .access = web::Access::right(rights::kIdentityOpen),
              .help = "Open an identity, or ask to",
              .fields = {"token", "reason_kind", {"reason", 8 * 1024}, "danger"},
              .handler = [&desk, kind](web::Visit& visit) { return do_ask(desk, visit, kind); }});
}

}  // namespace

void add_identity_routes(web::Router& router, const Desk& desk) {
  add_tab(router, desk, RecordKind::Report);
  add_tab(router, desk, RecordKind::Case);
  router.add({.method = web::Method::Get,
              .pattern = "/danh-tinh",
              .access = web::Access::signed_in(),
              .help = "Requests to see an identity, and openings in danger",
              .handler = [&desk](web::Visit& visit) { return show_desk(desk, visit); }});
  router.add({.method = web::Method::Get,
              .pattern = "/danh-tinh/:id/quyet-dinh",
              .access = web::Access::right(rights::kIdentityAllow),
              .help = "One request to see an identity",
              .handler = [&desk](web::Visit& visit) -> base::Result<web::Response> {
                AL_TRY(const auto id, id_of(visit));
                return show_request(desk, visit, id, {});
              }});
  add_act(router, desk, "mo", rights::kIdentityOpen, "Open what was allowed", {}, do_use);
  add_act(router, desk, "dong", rights::kIdentityOpen, "Close before the half hour is over", {},
          do_close);
  add_act(router, desk, "da-xem", rights::kIdentityAllow, "Look at an opening in danger", {},
          do_seen);
  add_act(router, desk, "quyet-dinh", rights::kIdentityAllow, "Allow or refuse a request",
          {"verdict", {"note", 8 * 1024}}, do_decide);
}

}  // namespace anlanh::cases
