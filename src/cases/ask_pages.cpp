#include "cases/ask_pages.h"

#include "cases/ask_parts.h"
#include "cases/intake_rules.h"
#include "web/cookie.h"
#include "web/page.h"

namespace anlanh::cases {

namespace {

using base::Words;
using web::el;
using web::Html;
using web::Url;

constexpr std::size_t kAskBody = 512 * 1024;
constexpr std::size_t kMostTyped =
    160 * 1024;  // bytes; a person hears of the length from check_report
constexpr std::size_t kMostKey = 1000;

const Url& ask_url() {
  static const Url url = Url::local("/goc-cua-em/ke");
  return url;
}
const Url& send_url() {
  static const Url url = Url::local("/goc-cua-em/gui");
  return url;
}

// A field of the form, where it is asked, and where it is kept.
struct AskField {
  const char* name;
  AskStep step;
  std::string AskForm::* value;
  std::size_t most;
};
constexpr AskField kFields[] = {
    {"who", AskStep::Who, &AskForm::who, 20},
    {"danger_now", AskStep::Who, &AskForm::danger_now, 20},
    {"danger_self", AskStep::Who, &AskForm::danger_self, 20},
    {"danger_near", AskStep::Who, &AskForm::danger_near, 20},
    {"kind", AskStep::Kind, &AskForm::kind, 60},
    {"story", AskStep::Story, &AskForm::story, kMostTyped},
    {"pages", AskStep::Pages, &AskForm::pages, kMostTyped},
    {"commune", AskStep::Commune, &AskForm::commune, 40},
    {"contact_safe", AskStep::Contact, &AskForm::contact_safe, 20},
    {"contact", AskStep::Contact, &AskForm::contact, kMostTyped},
    {"contact_time", AskStep::Contact, &AskForm::contact_time, kMostTyped},
    {"carer", AskStep::Contact, &AskForm::carer, 20},
};

std::vector<web::Field> ask_fields() {
  std::vector<web::Field> fields{{"step", 20}, {"go", 20}, {"token", 64}, {"lang", 5}};
  for (const auto& field : kFields) fields.emplace_back(field.name, field.most);
  return fields;
}

AskForm read_form(const Desk& desk, const web::Params& sent) {
  AskForm form;
  form.step = parse_ask_step(sent.get("step")).value_or(AskStep::Who);
  for (const auto& field : kFields) form.*field.value = sent.get(field.name);
  form.token = is_form_token(sent.get("token")) ? sent.get("token") : new_form_token(desk.random);
  return form;
}

base::Result<Html> question(const Ask& ask) {
  switch (ask.form.step) {
    case AskStep::Who: return ask_who(ask);
    case AskStep::Urgent: return ask_urgent(ask);
    case AskStep::Kind: return ask_kind(ask);
    case AskStep::Story: return ask_story(ask);
    case AskStep::Pages: return ask_addresses(ask);
    case AskStep::Commune: return ask_commune(ask);
    case AskStep::Contact: return ask_contact(ask);
    case AskStep::Check: break;
  }
  return ask_check(ask);
}

// ---- The page around a question -----------------------------------------------------------------

// Everything that this step does not ask travels along.
Html carried(const AskForm& form) {
  using web::hidden_field;
  Html out = hidden_field("step", std::string(ask_step_code(form.step))) +
             hidden_field("token", form.token);
  for (const auto& field : kFields) {
    const auto& value = form.*field.value;
    if (form.step != field.step && !value.empty()) out += hidden_field(field.name, value);
  }
  return out;
}

Html send_button(const Ask& ask, std::string classes) {
  const auto& t = ask.t();
  return web::button({.label = ask.form.step == AskStep::Check ? t("Send") : t("Send now"),
                      .classes = std::move(classes),
                      .prevent_double_click = "true",
                      .attributes = {web::formaction(send_url())}});
}

Html buttons(const Ask& ask) {
  const auto& t = ask.t();
  Html out;
  if (ask.form.step == AskStep::Check) {
    out += send_button(ask, "");
  } else {
    const bool urgent = ask.form.step == AskStep::Urgent;
    out += web::button({.label = urgent ? ask.say(AskText::UrgentGoOn) : t("Continue"),
                        .name = "go",
                        .value = "next"});
    out += send_button(ask, "govuk-button--secondary");
  }
  if (ask.form.step != AskStep::Who)
    out += web::button({.label = t("Back one step"),
                        .name = "go",
                        .value = "back",
                        .classes = "govuk-button--secondary"});
  return web::button_group(out);
}

Html danger_line(const Ask& ask) {
  return web::paragraph(web::with_places(
      ask.say(AskText::DangerLine),
      {el("a", {web::cls("govuk-link"), web::href(web::tel("111"))}, web::punct("111")),
       el("a", {web::cls("govuk-link"), web::href(web::tel("113"))}, web::punct("113"))}));
}

// The Enter key presses the first button of a form, and the language switch stands before the form: so this one
// stands before that.
Html enter_button(const Ask& ask) {
  const auto& t = ask.t();
  std::vector<web::Attr> attributes{web::attr("type", "submit"), web::attr("form", kAskFormId),
                                    web::attr("tabindex", "-1"), web::attr("aria-hidden", "true"),
                                    web::cls("govuk-visually-hidden")};
  if (ask.form.step == AskStep::Check) {
    attributes.push_back(web::formaction(send_url()));
    return el("button", attributes, t("Send"));
  }
  attributes.push_back(web::attr("name", "go"));
  attributes.push_back(web::attr("value", "next"));
  return el("button", attributes, t("Continue"));
}

Html ask_form(const Ask& ask, const Html& asked) {
  return el("form",
            {web::attr("method", "post"), web::action(ask_url()), web::flag("novalidate"),
             web::attr("autocomplete", "off"), web::attr("id", kAskFormId)},
            web::hidden_field("csrf", ask.view.csrf), carried(ask.form), asked, buttons(ask));
}

base::Result<web::Response> show_step(const Ask& ask, web::Status status = web::Status::Ok) {
  const auto& t = ask.t();
  AL_TRY(const auto asked, question(ask));
  Html content = web::error_summary_for(ask.view, ask.errors) + ask_form(ask, asked);
  if (ask.form.step != AskStep::Check) content += web::paragraph(ask.say(AskText::SendNowHint));
  content += danger_line(ask);
  const web::LanguageForm language{std::string(kAskFormId), enter_button(ask)};
  return web::page(
      web::render_page(ask.view,
                       {.title = t("A corner for you"),
                        .kind = web::PageKind::Help,
                        .has_errors = ask.errors.empty() ? web::HasErrors::No : web::HasErrors::Yes,
                        .language_form = language,
                        .content = std::move(content)}),
      status);
}

// ---- Handlers -----------------------------------------------------------------------------------

// A form sent by the language switch: the same page, all answers, the other language from now on.
bool switch_language(web::Visit& visit) {
  const auto lang = base::parse_lang(visit.request.form.get("lang"));
  if (!lang) return false;
  visit.view.t = visit.view.t.in(*lang);
  visit.set_cookies.push_back(
      web::set_cookie(web::kLangCookie, base::lang_code(*lang), visit.request.scheme));
  return true;
}

// The language switch of a page without the form leads to `here`, which must be an address that can be asked for.
Ask make_ask(const Desk& desk, web::Visit& visit) {
  visit.view.here = ask_url();
  return {visit.view, desk, visit.now, read_form(desk, visit.request.form), {}};
}

AskText fault_text(FaultKind kind) {
  switch (kind) {
    case FaultKind::Kind: return AskText::FaultKind;
    case FaultKind::TooLong: break;
    case FaultKind::ManyAddresses: return AskText::FaultManyAddresses;
    case FaultKind::LongAddress: return AskText::FaultLongAddress;
    case FaultKind::Commune: return AskText::FaultCommune;
  }
  return AskText::FaultTooLong;
}

void add_fault(Ask& ask, const Fault& fault) {
  auto text = ask_text(fault_text(fault.kind), ask.wording());
  text.args = fault.text.args;
  ask.errors.add(fault.field, text);
}

base::Result<web::Response> start_asking(const Desk& desk, web::Visit& visit) {
  return show_step(make_ask(desk, visit));
}

base::Result<web::Response> go_on(const Desk& desk, Ask ask) {
  const auto answers = answers_of(ask.form, ask.t().lang());
  AL_TRY(const auto faults, check_report(desk, answers, ask.now));
  for (const auto& fault : faults)
    if (step_of_field(fault.field) == ask.form.step) add_fault(ask, fault);
  if (!ask.errors.empty()) return show_step(ask, web::Status::Unprocessable);
  ask.form.step = next_step(ask.form.step, is_red(answers.safety) ? Red::Yes : Red::No);
  return show_step(ask);
}

base::Result<web::Response> answer_step(const Desk& desk, web::Visit& visit) {
  const bool same_page = switch_language(visit);
  Ask ask = make_ask(desk, visit);
  if (same_page) return show_step(ask);
  const auto& go = visit.request.form.get("go");
  if (go == "back") {
    ask.form.step = step_before(ask.form.step);
    return show_step(ask);
  }
  if (const auto wanted = parse_ask_step(go)) {
    ask.form.step = *wanted;
    return show_step(ask);
  }
  return go_on(desk, std::move(ask));
}

// What was typed must not be lost because a disk is full: the page comes back with it.
base::Result<web::Response> show_not_sent(Ask ask) {
  ask.form.step = AskStep::Check;
  ask.errors.add("main-content", ask_text(AskText::FaultNotSent, ask.wording()));
  return show_step(ask, web::Status::Unavailable);
}

base::Result<web::Response> show_empty(Ask ask) {
  const bool last = ask.form.step == AskStep::Check || ask.form.step == AskStep::Urgent;
  ask.errors.add(last ? "main-content" : std::string(ask_step_code(ask.form.step)),
                 ask_text(AskText::FaultNothing, ask.wording()));
  return show_step(ask, web::Status::Unprocessable);
}

base::Result<web::Response> send(const Desk& desk, web::Visit& visit) {
  Ask ask = make_ask(desk, visit);
  const auto answers = answers_of(ask.form, ask.t().lang());
  if (is_empty(answers)) return show_empty(std::move(ask));
  const auto faults = check_report(desk, answers, visit.now);
  if (!faults) return show_not_sent(std::move(ask));
  if (!faults->empty()) {
    for (const auto& fault : *faults) add_fault(ask, fault);
    ask.form.step = step_of_field(faults->front().field);
    return show_step(ask, web::Status::Unprocessable);
  }
  const auto receipt = receive_report(desk, answers, ask.form.token, visit.now);
  if (receipt) return show_receipt(ask, *receipt);
  desk.log.error("report not received", {{"cause", receipt.error().operator_text}});
  return show_not_sent(std::move(ask));
}

// "I have copied them": with the words typed again, or without.
base::Result<web::Response> confirm_saved(const Desk& desk, web::Visit& visit) {
  Ask ask = make_ask(desk, visit);
  const auto typed = trimmed(visit.request.form.get("key"));
  if (typed.empty()) return show_saved(ask, KeyTyped::No);
  AL_TRY(const auto receipt, show_key_again(desk, ask.form.token, visit.now));
  if (desk.keys->same(typed, receipt.key)) return show_saved(ask, KeyTyped::Right);
  ask.errors.add("key", ask_text(AskText::FaultSaved, ask.wording()));
  return show_receipt(ask, receipt);
}

}  // namespace

void add_ask_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/goc-cua-em/ke",
              .access = web::Access::public_(),
              .help = "Telling: the first question",
              .handler = [&desk](web::Visit& visit) { return start_asking(desk, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/goc-cua-em/ke",
              .access = web::Access::public_(),
              .help = "Telling: the next question",
              .fields = ask_fields(),
              .body_limit = kAskBody,
              .handler = [&desk](web::Visit& visit) { return answer_step(desk, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/goc-cua-em/gui",
              .access = web::Access::public_(),
              .help = "Telling: send what is there",
              .fields = ask_fields(),
              .body_limit = kAskBody,
              .limit = web::LimitKind::Report,
              .handler = [&desk](web::Visit& visit) { return send(desk, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/goc-cua-em/da-chep",
              .access = web::Access::public_(),
              .help = "Telling: the four words are copied",
              .fields = {{"token", 64}, {"who", 20}, {"key", kMostKey}},
              .limit = web::LimitKind::ReturnKey,
              .handler = [&desk](web::Visit& visit) { return confirm_saved(desk, visit); }});
}

}  // namespace anlanh::cases
