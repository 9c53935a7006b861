#include "cases/call_pages.h"

#include "cases/call_form_pages.h"
#include "cases/office_parts.h"
#include "people/right_model.h"
#include "web/components/panel/panel.h"
#include "web/components/table/table.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Words;
using web::el;
using web::Html;
using web::Url;
namespace rights = people::rights;

constexpr std::size_t kCallBody = 256 * 1024;
constexpr std::size_t kMostTyped = 60 * 1024;

std::vector<web::Field> form_fields() {
  std::vector<web::Field> fields{{"version", 20}, {"go", 20}};
  for (const auto& field : call_fields()) fields.emplace_back(field.name, kMostTyped);
  return fields;
}

CallForm read_form(const web::Params& sent) {
  CallForm form;
  for (const auto& field : call_fields()) field.in(form) = trimmed(sent.get(field.name));
  return form;
}

CallAct act_of(const web::Visit& visit, base::Id id) {
  return {id, number_of(visit.request.form, "version")};
}

// ---- The list -----------------------------------------------------------------------------------

Html start_form(const web::View& view) {
  const auto& t = view.t;
  return web::form(
      view, Url::local("/goi-den"),
      web::button_group(web::submit_value(t("A call comes in"), "source", "phone") +
                        web::submit_value(t("Somebody is here"), "source", "in_person") +
                        web::submit_value(t("Copy from paper"), "source", "paper")));
}

Html drafts_part(const web::Visit& visit, const CallDesk& calls) {
  const auto& t = visit.view.t;
  if (calls.drafts.empty()) return web::paragraph(t("No draft waits."));
  web::Table table{.caption = t("Drafts that wait"),
                   .head = {{.content = t("Begun")},
                            {.content = t("How it came")},
                            {.content = t("Who tells")},
                            {.content = t("Saved")}}};
  for (const auto& note : calls.drafts) {
    Html begun = web::link(Words{base::vietnam_time_text(note.started_at)},
                           web::path({"/goi-den", note.id}));
    if (is_forgotten(note, visit.now))
      begun += web::text(web::punct(" ")) + state_tag(t("Older than a day"), "govuk-tag--red");
    table.rows.push_back(
        {{.content = begun},
         {.content = t(intake_source_name(note.source))},
         {.content = t(caller_name(note.caller))},
         {.content = web::text(std::string_view(base::vietnam_time_text(note.saved_at)))}});
  }
  return web::scroll_frame(t("Drafts that wait"), web::table(table));
}

base::Result<web::Response> show_desk(const Desk& desk, web::Visit& visit) {
  const auto& t = visit.view.t;
  AL_TRY(const auto calls, read_call_desk(desk, people::officer_of(visit), visit.now));
  Html content = done_banner(visit.view, visit.request.query) + web::heading(t("Hotline desk"));
  content +=
      web::paragraph(t("Write while they talk. Save as often as you like: a draft is sealed, "
                       "and only you see it."));
  content += start_form(visit.view) + drafts_part(visit, calls);
  content += web::paragraph(t("In the last 30 days: {1} silent and {2} prank calls, counted only.",
                              t.number(calls.counts.silent), t.number(calls.counts.prank)));
  return office_page(visit.view, {.title = t("Hotline desk"), .content = std::move(content)}, {});
}

// ---- One call -----------------------------------------------------------------------------------

Html discard_form(const web::View& view, base::Id id, std::int64_t version) {
  const auto& t = view.t;
  std::vector<web::Choice> reasons{{.value = "", .label = t("Choose …")}};
  for (const auto reason : {DiscardReason::CallerEnded, DiscardReason::OpenedByMistake,
                            DiscardReason::WrittenElsewhere, DiscardReason::Other})
    reasons.push_back({.value = std::string(discard_reason_code(reason)),
                       .label = t(discard_reason_name(reason))});
  return web::form(view, web::path({"/goi-den", id, "bo"}),
                   web::hidden_field("version", std::to_string(version)),
                   web::select_field(view, {.name = "discard_reason",
                                            .label = t("Why is it dropped?"),
                                            .choices = std::move(reasons)}),
                   web::submit(t("Drop the draft")));
}

base::Result<web::Response> show_form(const Desk& desk, web::Visit& visit, base::Id id,
                                      std::int64_t version, CallForm form,
                                      web::FieldErrors errors) {
  visit.view.here = web::path({"/goi-den", id});
  const auto& t = visit.view.t;
  AL_TRY(auto communes, load_commune_choices(desk, visit.now));
  const bool bad = !errors.empty();
  const CallPage page{visit.view,       desk, id, version, std::move(form), std::move(communes),
                      std::move(errors)};
  Html content = web::error_summary_for(visit.view, page.errors);
  content += done_banner(visit.view, visit.request.query);
  content += web::heading(t("A call, written down while it is told"));
  content += call_form(page);
  content += folded(t("Drop this draft"), discard_form(visit.view, id, version), false);
  auto response = web::page(
      web::render_page(visit.view, {.title = t("Hotline desk"),
                                    .kind = web::PageKind::Office,
                                    .back = Url::local("/goi-den"),
                                    .has_errors = bad ? web::HasErrors::Yes : web::HasErrors::No,
                                    .width = web::PageWidth::Wide,
                                    .content = std::move(content)}),
      bad ? web::Status::Unprocessable : web::Status::Ok);
  response.compression = web::Compression::Never;
  return response;
}

web::Response show_ended(const web::Visit& visit, const CallFile& file) {
  const auto& t = visit.view.t;
  Html content = web::heading(t("This call has ended"));
  if (file.note.report)
    content += web::paragraph(web::with_places(
        t("It was filed as report {1}."),
        {web::link(Words{file.report_number}, web::path({"/tin", file.note.report}))}));
  return office_page(
      visit.view,
      {.title = t("Hotline desk"), .back = Url::local("/goi-den"), .content = std::move(content)},
      {});
}

base::Result<web::Response> show_call(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(auto file, read_call(desk, people::officer_of(visit), id));
  if (file.note.state != CallState::Draft) return show_ended(visit, file);
  return show_form(desk, visit, id, file.note.version, std::move(file.form), {});
}

web::Response show_filed(const web::Visit& visit, const Receipt& receipt) {
  const auto& t = visit.view.t;
  std::vector<Html> words;
  for (const auto& word : receipt.key) words.push_back(el("li", {}, el("strong", {}, word)));
  Html content =
      web::panel({.title = t("Filed as a report"), .content = t("Number {1}", receipt.number)});
  content += web::heading_2(t("Read these four words to the caller, twice"));
  content += el("ol", {web::cls("govuk-list govuk-list--number al-return-key")}, words);
  content += web::paragraph(t(
      "They are shown just this once and nobody can look them up. Do not write them down yourself."));
  content += web::paragraph(web::link(t("Open the report"), web::path({"/tin", receipt.report})));
  auto response = office_page(visit.view,
                              {.title = t("Filed as a report"),
                               .back = Url::local("/goi-den"),
                               .content = std::move(content)},
                              {});
  response.compression = web::Compression::Never;  // it shows a secret
  return response;
}

// What was typed comes back, with the version that is stored now: a second press keeps it.
base::Result<web::Response> come_back(const Desk& desk, web::Visit& visit, base::Id id,
                                      const CallForm& form, const base::Error& error,
                                      const std::string& field) {
  if (error.code != Code::Invalid && error.code != Code::Conflict) return error;
  AL_TRY(const auto file, read_call(desk, people::officer_of(visit), id));
  if (file.note.state != CallState::Draft) return error;
  web::FieldErrors errors;
  errors.add(field, error.reader);
  return show_form(desk, visit, id, file.note.version, form, std::move(errors));
}

base::Result<web::Response> do_file(const Desk& desk, web::Visit& visit, base::Id id,
                                    const CallForm& form) {
  const auto& officer = people::officer_of(visit);
  AL_TRY(const auto faults, check_filing(desk, form, visit.now));
  if (!faults.empty()) {
    AL_TRY(const auto file, read_call(desk, officer, id));
    if (file.note.state != CallState::Draft) return show_ended(visit, file);
    web::FieldErrors errors;
    for (const auto& fault : faults)
      errors.add(fault.field == "contact" ? "notifier" : fault.field, fault.text);
    return show_form(desk, visit, id, file.note.version, form, std::move(errors));
  }
  const auto receipt = file_call(desk, officer, act_of(visit, id), form, visit.now);
  if (receipt) return show_filed(visit, *receipt);
  return come_back(desk, visit, id, form, receipt.error(), "story");
}

base::Result<web::Response> do_save(const Desk& desk, web::Visit& visit, base::Id id,
                                    const CallForm& form) {
  const auto& officer = people::officer_of(visit);
  if (const auto faults = check_call(form); !faults.empty())
    return come_back(desk, visit, id, form, base::invalid(faults.front().text),
                     faults.front().field);
  const auto saved = save_draft(desk, officer, act_of(visit, id), form, visit.now);
  if (saved) return web::see_other(web::path({"/goi-den", id}).with("xong", "luu"));
  return come_back(desk, visit, id, form, saved.error(), "main-content");
}

base::Result<web::Response> do_call(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto form = read_form(visit.request.form);
  const auto& go = visit.request.form.get("go");
  if (go == "file") return do_file(desk, visit, id, form);
  if (go != "count") return do_save(desk, visit, id, form);
  const auto caller = parse_caller(form.caller).value_or(Caller::Unsaid);
  const auto done =
      count_call(desk, people::officer_of(visit), act_of(visit, id), caller, visit.now);
  if (done) return web::see_other(Url::local("/goi-den").with("xong", "dem"));
  return come_back(desk, visit, id, form, done.error(), "caller");
}

base::Result<web::Response> do_discard(const Desk& desk, web::Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& officer = people::officer_of(visit);
  const auto reason = parse_discard_reason(visit.request.form.get("discard_reason"))
                          .value_or(DiscardReason::Unsaid);
  const auto done = discard_call(desk, officer, act_of(visit, id), reason, visit.now);
  if (done) return web::see_other(Url::local("/goi-den").with("xong", "bo"));
  AL_TRY(const auto file, read_call(desk, officer, id));
  return come_back(desk, visit, id, file.form, done.error(), "main-content");
}

base::Result<web::Response> do_start(const Desk& desk, web::Visit& visit) {
  const auto source =
      parse_intake_source(visit.request.form.get("source")).value_or(IntakeSource::Phone);
  AL_TRY(const auto id, start_call(desk, people::officer_of(visit), source, visit.now));
  return web::see_other(web::path({"/goi-den", id}));
}

base::Result<web::Response> show_record(const Desk& desk, web::Visit& visit) {
  const auto& t = visit.view.t;
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto record, read_record(desk, people::officer_of(visit), id, visit.now));
  if (!record) return base::make_error(Code::NotFound, "no record of receipt");
  Html content = web::heading(t("Record of receipt (form 01)"));
  content += web::paragraph(
      t("Names and circumstances as they were told. Opening this page is in the audit log."));
  content += record_list(visit.view, *record);
  auto response = office_page(visit.view,
                              {.title = t("Record of receipt (form 01)"),
                               .back = web::path({"/tin", id}),
                               .content = std::move(content)},
                              {});
  response.compression = web::Compression::Never;
  return response;
}

using Handler = base::Result<web::Response> (*)(const Desk&, web::Visit&);

void add(web::Router& router, const Desk& desk, web::Method method, const char* pattern,
         std::string_view right, const char* help, std::vector<web::Field> fields,
         Handler handler) {
  router.add({.method = method,
              .pattern = pattern,
              .access = web::Access::right(right),
              .help = help,
              .fields = std::move(fields),
              .body_limit = kCallBody,
              .handler = [&desk, handler](web::Visit& visit) { return handler(desk, visit); }});
}

}  // namespace

void add_call_routes(web::Router& router, const Desk& desk) {
  using web::Method;
  const auto right = rights::kCallsRecord;
  add(router, desk, Method::Get, "/goi-den", right, "The hotline desk: own drafts", {}, show_desk);
  add(router, desk, Method::Post, "/goi-den", right, "Begin writing a call down", {{"source", 20}},
      do_start);
  add(router, desk, Method::Get, "/goi-den/:id", right, "One call as it is written down", {},
      show_call);
  add(router, desk, Method::Post, "/goi-den/:id", right, "Save, file or count a call",
      form_fields(), do_call);
  add(router, desk, Method::Post, "/goi-den/:id/bo", right, "Drop a draft with a reason",
      {{"version", 20}, {"discard_reason", 20}}, do_discard);
  add(router, desk, Method::Get, "/tin/:id/ban-ghi", rights::kReportsRead,
      "Form 01 of a report; opening it is written in the audit log", {}, show_record);
}

}  // namespace anlanh::cases
