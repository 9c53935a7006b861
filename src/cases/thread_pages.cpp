#include "cases/thread_pages.h"

#include "cases/ask_texts.h"
#include "cases/intake_actions.h"
#include "cases/thread_actions.h"
#include "web/components/details/details.h"
#include "web/components/inset-text/inset_text.h"
#include "web/cookie.h"
#include "web/fields.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::msg;
using base::Words;
using web::el;
using web::Html;
using web::Url;

constexpr std::size_t kThreadBody = 256 * 1024;
constexpr std::size_t kMostTyped = 100 * 1024;
constexpr std::size_t kMostKey = 1000;

const Url& key_url() {
  static const Url url = Url::local("/goc-cua-em/tro-lai");
  return url;
}
const Url& write_url() {
  static const Url url = Url::local("/goc-cua-em/tro-lai/viet");
  return url;
}

constexpr std::string_view kWriteFormId = "viet";

web::Response help_page(const web::Visit& visit, Html content, const web::FieldErrors& errors,
                        std::optional<web::LanguageForm> language = {}) {
  auto response = web::page(
      web::render_page(visit.view,
                       {.title = visit.view.t("A corner for you"),
                        .kind = web::PageKind::Help,
                        .back = Url::local("/goc-cua-em"),
                        .has_errors = errors.empty() ? web::HasErrors::No : web::HasErrors::Yes,
                        .language_form = std::move(language),
                        .content = std::move(content)}),
      errors.empty() ? web::Status::Ok : web::Status::Unprocessable);
  response.compression =
      web::Compression::Never;  // secrets stand beside text a stranger may choose
  return response;
}

// `kept`: a message that was being written when the pass ran out.
web::Response ask_key(const web::Visit& visit, const std::string& typed, const std::string& kept,
                      const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  Html content = web::error_summary_for(view, errors);
  content += web::help_form(
      view, key_url(),
      web::text_field(view,
                      {.name = "key",
                       .label = t("Your four words"),
                       .hint = t("With or without accents, capital or small letters, as you like"),
                       .value = typed,
                       .error = errors.of("key"),
                       .heading = web::PageHeading::Yes,
                       .autocomplete = "off",
                       .spellcheck = web::Spellcheck::No,
                       .attributes = {web::attr("autocapitalize", "none")}}),
      kept.empty() ? Html() : web::hidden_field("text", kept), web::submit(t("See the answer")));
  content += web::paragraph(t(
      "Lost the four words? Nobody can look them up, so that nobody else can read your story. A school "
      "counsellor or the child-protection worker of your commune can give you new ones. You can also tell "
      "again, or call 111."));
  content += web::paragraph(web::helpline_link(view));
  return help_page(visit, std::move(content), errors);
}

Words status_words(const base::Translator& t, PlainStatus status) {
  switch (status) {
    case PlainStatus::Received: break;
    case PlainStatus::BeingRead: return t("Being read");
    case PlainStatus::BeingHelped: return t("Being helped");
    case PlainStatus::Finished: return t("Finished");
  }
  return t("Received");
}

AskText status_meaning(PlainStatus status) {
  switch (status) {
    case PlainStatus::Received: break;
    case PlainStatus::BeingRead: return AskText::MeansRead;
    case PlainStatus::BeingHelped: return AskText::MeansHelped;
    case PlainStatus::Finished: return AskText::MeansFinished;
  }
  return AskText::MeansReceived;
}

Words say(const base::Translator& t, const Thread& thread, AskText text) {
  return t(ask_text(text, thread.wording));
}

Html status_part(const base::Translator& t, const Thread& thread) {
  std::vector<Html> steps;
  for (const auto step : {PlainStatus::Received, PlainStatus::BeingRead, PlainStatus::BeingHelped,
                          PlainStatus::Finished}) {
    const auto words = status_words(t, step);
    steps.push_back(step == thread.status
                        ? el("li", {web::attr("aria-current", "step")}, el("strong", {}, words))
                        : el("li", {}, words));
  }
  return web::heading_2(say(t, thread, AskText::HowFar)) +
         el("ol", {web::cls("govuk-list govuk-list--number al-steps")}, steps) +
         web::paragraph(say(t, thread, status_meaning(thread.status)));
}

Html message_part(const base::Translator& t, const Thread& thread, const ThreadLine& line) {
  const bool child = thread.wording != Wording::Adult;
  const Words who = line.side == Side::Office ? t("Those who help")
                    : child                   ? t.in_context("child", "You")
                                              : t("You");
  return el("li",
            {web::cls(line.side == Side::Office ? "al-message al-message--office" : "al-message")},
            el("p", {web::cls("govuk-body-s al-message__head")}, el("strong", {}, who),
               web::punct(" · "), base::vietnam_time_text(line.at)),
            el("p", {web::cls("govuk-body")}, web::lines(line.text)));
}

Html messages_part(const base::Translator& t, const Thread& thread) {
  Html out = web::heading_2(t("Answers and messages"));
  if (thread.lines.empty()) return out + web::paragraph(say(t, thread, AskText::NoAnswer));
  std::vector<Html> items;
  for (const auto& line : thread.lines) items.push_back(message_part(t, thread, line));
  return out + el("ol", {web::cls("govuk-list al-messages")}, items);
}

struct Writing {
  std::string text;
  web::FieldErrors errors;
  bool sent = false;
};

Html write_part(const Desk& desk, const web::Visit& visit, const Thread& thread,
                const Writing& writing) {
  const auto& t = visit.view.t;
  const auto pass = make_thread_pass(desk, thread.report, visit.now);
  return el("form",
            {web::attr("method", "post"), web::action(write_url()), web::flag("novalidate"),
             web::attr("autocomplete", "off"), web::attr("id", kWriteFormId)},
            web::hidden_field("csrf", visit.view.csrf), web::hidden_field("pass", pass),
            web::hidden_field("token", new_form_token(desk.random)),
            web::textarea_field(visit.view, {.name = "text",
                                             .label = say(t, thread, AskText::AddTitle),
                                             .value = writing.text,
                                             .error = writing.errors.of("text"),
                                             .rows = 4}),
            web::submit(t("Send the message")));
}

Html own_words(const base::Translator& t, const Thread& thread) {
  if (thread.story.empty()) return {};
  return web::details({.summary = say(t, thread, AskText::OwnWords),
                       .content = el("p", {web::cls("govuk-body")}, web::lines(thread.story))});
}

base::Result<web::Response> show_thread(const Desk& desk, web::Visit& visit, base::Id report,
                                        const Writing& writing) {
  const auto& t = visit.view.t;
  AL_TRY(const auto thread, read_thread(desk, report, visit.now));
  Html content = web::error_summary_for(visit.view, writing.errors);
  if (writing.sent)
    content += web::inset_text(
        {.content = say(t, thread, AskText::Arrived), .attributes = {web::attr("role", "status")}});
  content += web::heading(t("Number {1}", thread.number));
  if (thread.key_replaced_at)
    content += web::inset_text(
        {.content =
             t(ask_text(AskText::KeyReplaced, thread.wording,
                        base::vietnam_date_text(base::vietnam_date(*thread.key_replaced_at))))});
  content += status_part(t, thread) + messages_part(t, thread) +
             write_part(desk, visit, thread, writing) + own_words(t, thread);
  content += web::paragraph(say(t, thread, AskText::Closes));
  content += web::paragraph(web::helpline_link(visit.view));
  // The only field is a textarea, where the Enter key begins a new line: no first button is needed.
  return help_page(visit, std::move(content), writing.errors,
                   web::LanguageForm{std::string(kWriteFormId), {}});
}

base::Result<web::Response> open_thread(const Desk& desk, web::Visit& visit) {
  visit.view.here = key_url();
  const auto& form = visit.request.form;
  const auto& typed = form.get("key");
  AL_TRY(const auto report, find_thread(desk, typed));
  if (report) return show_thread(desk, visit, *report, {.text = form.get("text"), .errors = {}});
  web::FieldErrors errors;
  errors.add("key",
             msg("These four words do not open anything. Please look at each word once more; "
                 "their order matters too."));
  return ask_key(visit, typed, form.get("text"), errors);
}

base::Result<web::Response> write_message(const Desk& desk, web::Visit& visit) {
  visit.view.here = key_url();  // the language switch must lead to an address that can be asked for
  const auto& form = visit.request.form;
  const auto report = open_thread_pass(desk, form.get("pass"), visit.now);
  if (!report) {
    web::FieldErrors errors;
    errors.add("key",
               msg("For your safety the page has closed itself. Type your four words again; what "
                   "you wrote is kept."));
    return ask_key(visit, "", form.get("text"), errors);
  }
  if (const auto lang = base::parse_lang(form.get("lang"))) {
    visit.view.t = visit.view.t.in(*lang);
    visit.set_cookies.push_back(
        web::set_cookie(web::kLangCookie, base::lang_code(*lang), visit.request.scheme));
    return show_thread(desk, visit, *report, {.text = form.get("text"), .errors = {}});
  }
  const auto added = add_to_thread(desk, *report, form.get("text"), form.get("token"), visit.now);
  if (added) return show_thread(desk, visit, *report, {.text = {}, .errors = {}, .sent = true});
  if (added.error().code != Code::Invalid) return added.error();
  Writing writing{form.get("text"), {}, false};
  writing.errors.add("text", added.error().reader);
  return show_thread(desk, visit, *report, writing);
}

}  // namespace

void add_thread_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/goc-cua-em/tro-lai",
              .access = web::Access::public_(),
              .help = "Coming back: asks for the four words",
              .handler = [](web::Visit& visit) -> base::Result<web::Response> {
                return ask_key(visit, "", "", {});
              }});
  router.add({.method = web::Method::Post,
              .pattern = "/goc-cua-em/tro-lai",
              .access = web::Access::public_(),
              .help = "Coming back: opens the thread",
              .fields = {{"key", kMostKey}, {"text", kMostTyped}},
              .body_limit = kThreadBody,
              .limit = web::LimitKind::ReturnKey,
              .handler = [&desk](web::Visit& visit) { return open_thread(desk, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/goc-cua-em/tro-lai/viet",
              .access = web::Access::public_(),
              .help = "Coming back: adds a message",
              .fields = {{"pass", 200}, {"token", 64}, {"lang", 5}, {"text", kMostTyped}},
              .body_limit = kThreadBody,
              .limit = web::LimitKind::Report,
              .handler = [&desk](web::Visit& visit) { return write_message(desk, visit); }});
}

}  // namespace anlanh::cases
