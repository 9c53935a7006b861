#include "cases/ask_pages.h"

#include <algorithm>

#include "cases/ask_form_rules.h"
#include "cases/intake_actions.h"
#include "web/components/panel/panel.h"
#include "web/components/summary-list/summary_list.h"
#include "web/fields.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::msg;
using base::Translator;
using base::Words;
using web::el;
using web::Html;
using web::Url;

constexpr std::size_t kAskBody = 512 * 1024;
constexpr std::size_t kMostTyped =
    160 * 1024;  // bytes; a person hears of the length from check_report

const Url& ask_url() {
  static const Url url = Url::local("/goc-cua-em/ke");
  return url;
}
const Url& send_url() {
  static const Url url = Url::local("/goc-cua-em/gui");
  return url;
}

std::vector<web::Field> ask_fields() {
  return {{"step", 20},
          {"go", 20},
          {"who", 20},
          {"kind", 60},
          {"story", kMostTyped},
          {"pages", kMostTyped},
          {"commune", 40},
          {"contact", kMostTyped},
          {"contact_time", kMostTyped},
          {"token", 64}};
}

// What one page needs: the reader's words, the form so far, what is to be mended.
struct Ask {
  const web::View& view;
  const Desk& desk;
  base::Instant now;
  AskForm form;
  web::FieldErrors errors;

  const Translator& t() const { return view.t; }
  // Until somebody says otherwise we speak as to a child.
  bool child() const { return form.who.empty() || form.who == "child"; }
};

AskForm read_form(const Desk& desk, const web::Params& sent) {
  AskForm form;
  form.step = parse_ask_step(sent.get("step")).value_or(AskStep::Who);
  form.who = sent.get("who");
  form.kind = sent.get("kind");
  form.story = sent.get("story");
  form.pages = sent.get("pages");
  form.commune = sent.get("commune");
  form.contact = sent.get("contact");
  form.contact_time = sent.get("contact_time");
  form.token = is_form_token(sent.get("token")) ? sent.get("token") : new_form_token(desk.random);
  return form;
}

std::string words_of(const Words& words) { return words.text; }

// ---- One question each --------------------------------------------------------------------------

Html ask_who(const Ask& ask) {
  const auto& t = ask.t();
  return radio_field(
      ask.view,
      {.name = "who",
       .label = t("Who is telling?"),
       .choices = {{.value = "child",
                    .label = t("A child or a teenager – it is about me or a friend")},
                   {.value = "parent", .label = t("A parent or somebody who looks after a child")},
                   {.value = "teacher", .label = t("A teacher or somebody who works at a school")},
                   {.value = "other", .label = t("Somebody else who has seen or heard something")}},
       .hint = t("No name is needed. This only helps us to speak with you in the right way."),
       .value = ask.form.who,
       .error = ask.errors.of("who"),
       .heading = web::PageHeading::Yes});
}

Html ask_kind(const Ask& ask) {
  const auto& t = ask.t();
  std::vector<web::Choice> choices;
  for (const auto& group : ask.desk.law->groups)
    choices.push_back({.value = group.code,
                       .label = t(group.label),
                       .hint = t(ask.child() ? group.child : group.adult)});
  return radio_field(
      ask.view,
      {.name = "kind",
       .label = ask.child() ? t("Which of these is closest to what worries you?")
                            : t("Which of these is closest to what happened to the child?"),
       .choices = std::move(choices),
       .hint = t("Not sure? Go on without choosing."),
       .value = ask.form.kind,
       .error = ask.errors.of("kind"),
       .heading = web::PageHeading::Yes});
}

Html ask_story(const Ask& ask) {
  const auto& t = ask.t();
  const Words hint =
      ask.child()
          ? t("Write it the way you would say it, long or short. Whatever happened, it is not your "
              "fault. Please do not send pictures of a body, neither yours nor anybody's.")
          : t("What happened, when, and who was involved, as far as you know. Do not copy or pass on "
              "pictures of abuse; the address is enough.");
  return textarea_field(
      ask.view,
      {.name = "story",
       .label = ask.child() ? t("What happened? Tell us as much as you like") : t("What happened?"),
       .hint = hint,
       .value = ask.form.story,
       .error = ask.errors.of("story"),
       .heading = web::PageHeading::Yes,
       .rows = 8});
}

Html ask_pages(const Ask& ask) {
  const auto& t = ask.t();
  return textarea_field(
      ask.view,
      {.name = "pages",
       .label = ask.child() ? t("Where online did you see it?")
                            : t("On which pages, apps or accounts did it happen?"),
       .hint =
           ask.child()
               ? t("The address of a page, the name of an account, of a game or a group. One on "
                   "each line. If you want it taken down, this is what we need. If you do not "
                   "remember, go on.")
               : t("Addresses, names of accounts, games or groups, one on each line. Leave it empty "
                   "if you do not know."),
       .value = ask.form.pages,
       .error = ask.errors.of("pages"),
       .heading = web::PageHeading::Yes,
       .rows = 4,
       .attributes = {web::attr("autocapitalize", "none"), web::attr("spellcheck", "false")}});
}

Html commune_option(const people::Unit& unit, const std::string& chosen) {
  const auto id = base::id_text(unit.id);
  return el("option",
            {web::attr("value", id), web::flag_if("selected", web::Selected(id == chosen))},
            unit.name);
}

// Wards and communes apart, each in the order of names.
Html commune_groups(const std::vector<people::Unit>& units, const std::string& chosen) {
  std::vector<std::pair<std::string, Html>> groups;
  for (const auto& unit : units) {
    const std::string kind = unit.name.substr(0, unit.name.find(' '));
    auto found = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& group) { return group.first == kind; });
    if (found == groups.end()) found = groups.insert(groups.end(), {kind, Html()});
    found->second += commune_option(unit, chosen);
  }
  Html out;
  for (const auto& [kind, options] : groups)
    out += el("optgroup", {web::attr("label", kind)}, options);
  return out;
}

base::Result<Html> ask_commune(const Ask& ask) {
  const auto& t = ask.t();
  AL_TRY(const auto units, load_commune_choices(ask.desk, ask.now));
  const auto error = ask.errors.of("commune");
  const Html control =
      el("select",
         {web::cls("govuk-select"), web::attr("id", "commune"), web::attr("name", "commune"),
          web::attr("aria-describedby", "commune-hint")},
         el("option", {web::attr("value", "")}, t("Choose a commune or ward")),
         el("option",
            {web::attr("value", kUnknownCommune),
             web::flag_if("selected", web::Selected(ask.form.commune == kUnknownCommune))},
            t("I do not know")),
         commune_groups(units, ask.form.commune));
  std::optional<web::ErrorMessage> message;
  if (!error.empty())
    message = web::ErrorMessage{
        .content = t(error.message()), .spoken_prefix = t("Error"), .id = "commune-error"};
  const Html label_html = web::label(
      {.content = ask.child()
                      ? t("In which commune or ward do you live, or did it happen?")
                      : t("In which commune or ward did it happen, or does the child live?"),
       .for_id = "commune",
       .classes = "govuk-label--l",
       .heading = web::PageHeading::Yes});
  const Html hint = el("div", {web::cls("govuk-hint"), web::attr("id", "commune-hint")},
                       t("It tells us who is nearest to help. You may leave it open."));
  Html fault;
  if (message) fault = web::error_message(*message);
  return web::form_group({}, message, label_html + hint + fault + control);
}

Html ask_contact(const Ask& ask) {
  const auto& t = ask.t();
  const auto& view = ask.view;
  const Html head = web::heading(ask.child() ? t("Is there a safe way to reach you?")
                                             : t("How may we reach you?"));
  const Html lead = web::paragraph(
      ask.child()
          ? t("You need not give any. You will get four words to come back with and read our answer. "
              "If somebody else sees your telephone, leave this empty.")
          : t("You need not give any. With the four words you get after sending you can come back and "
              "read our answer."));
  return head + lead +
         text_field(view,
                    {.name = "contact",
                     .label = t("A way that is safe"),
                     .hint = t("For example a telephone number, Zalo, or a teacher you trust"),
                     .value = ask.form.contact,
                     .error = ask.errors.of("contact")}) +
         text_field(view, {.name = "contact_time",
                           .label = t("A time that is safe"),
                           .hint = t("For example: after school, before 18:00"),
                           .value = ask.form.contact_time,
                           .error = ask.errors.of("contact_time")});
}

// ---- The check page -----------------------------------------------------------------------------

Html change_button(const Ask& ask, AskStep step, const Words& what) {
  return el("button",
            {web::cls("al-link-button"), web::attr("type", "submit"), web::attr("name", "go"),
             web::attr("value", ask_step_code(step))},
            ask.t()("Change"),
            el("span", {web::cls("govuk-visually-hidden")}, web::punct(" "), what));
}

web::SummaryRow check_row(const Ask& ask, AskStep step, const Words& what, const Html& value) {
  const Html shown = value.empty() ? web::text(ask.t()("Not given")) : value;
  return {.key = what, .value = web::join(shown, el("div", {}, change_button(ask, step, what)))};
}

base::Result<std::string> commune_name(const Ask& ask) {
  if (ask.form.commune.empty()) return std::string();
  if (ask.form.commune == kUnknownCommune) return words_of(ask.t()("I do not know"));
  AL_TRY(const auto units, load_commune_choices(ask.desk, ask.now));
  for (const auto& unit : units)
    if (base::id_text(unit.id) == ask.form.commune) return unit.name;
  return std::string();
}

base::Result<Html> ask_check(const Ask& ask) {
  const auto& t = ask.t();
  const auto answers = answers_of(ask.form, t.lang());
  const auto* group = ask.desk.law->group(answers.group);
  AL_TRY(const auto commune, commune_name(ask));
  const Html who =
      answers.speaker == Speaker::Unsaid ? Html() : web::text(t(speaker_name(answers.speaker)));
  std::string contact = answers.contact;
  if (!answers.contact_time.empty())
    contact += (contact.empty() ? "" : "\n") + answers.contact_time;
  Html content = web::heading(t("Look once more, then send"));
  content += web::summary_list(
      {.rows = {
           check_row(ask, AskStep::Who, t("Who is telling"), who),
           check_row(ask, AskStep::Kind, t("Kind"), group ? web::text(t(group->label)) : Html()),
           check_row(ask, AskStep::Story, t("What happened"), web::lines(answers.story)),
           check_row(ask, AskStep::Pages, t("Pages and accounts"), web::lines(ask.form.pages)),
           check_row(ask, AskStep::Commune, t("Commune"), web::text(commune)),
           check_row(ask, AskStep::Contact, t("How to reach you"), web::lines(contact))}});
  return content;
}

base::Result<Html> question(const Ask& ask) {
  switch (ask.form.step) {
    case AskStep::Who: return ask_who(ask);
    case AskStep::Kind: return ask_kind(ask);
    case AskStep::Story: return ask_story(ask);
    case AskStep::Pages: return ask_pages(ask);
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
  const auto carry = [&](AskStep asked, const std::string& name, const std::string& value) {
    if (form.step != asked && !value.empty()) out += hidden_field(name, value);
  };
  carry(AskStep::Who, "who", form.who);
  carry(AskStep::Kind, "kind", form.kind);
  carry(AskStep::Story, "story", form.story);
  carry(AskStep::Pages, "pages", form.pages);
  carry(AskStep::Commune, "commune", form.commune);
  carry(AskStep::Contact, "contact", form.contact);
  carry(AskStep::Contact, "contact_time", form.contact_time);
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
    out += web::button({.label = t("Continue"), .name = "go", .value = "next"});
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
  const auto& t = ask.t();
  return web::paragraph(web::with_places(
      ask.child() ? t("Are you in danger right now? Call {1} or {2}.")
                  : t("Is a child in danger right now? Call {1} or {2}."),
      {el("a", {web::cls("govuk-link"), web::href(web::tel("111"))}, web::punct("111")),
       el("a", {web::cls("govuk-link"), web::href(web::tel("113"))}, web::punct("113"))}));
}

base::Result<web::Response> show_step(const Ask& ask, web::Status status = web::Status::Ok) {
  const auto& t = ask.t();
  AL_TRY(auto asked, question(ask));
  Html content = web::error_summary_for(ask.view, ask.errors);
  content += web::help_form(ask.view, ask_url(), carried(ask.form), asked, buttons(ask));
  if (ask.form.step != AskStep::Check)
    content += web::paragraph(
        t("Send now sends what you have written so far. You can add more afterwards."));
  content += danger_line(ask);
  auto response = web::page(
      web::render_page(ask.view,
                       {.title = t("A corner for you"),
                        .kind = web::PageKind::Help,
                        .has_errors = ask.errors.empty() ? web::HasErrors::No : web::HasErrors::Yes,
                        .content = std::move(content)}),
      status);
  return response;
}

// ---- After sending ------------------------------------------------------------------------------

Html key_words_list(const std::vector<std::string>& key) {
  std::vector<Html> items;
  for (const auto& word : key) items.push_back(el("li", {}, el("strong", {}, word)));
  return el("ol", {web::cls("govuk-list govuk-list--number al-return-key")}, items);
}

Html key_part(const Ask& ask, const Receipt& receipt) {
  const auto& t = ask.t();
  if (receipt.key.empty())
    return web::paragraph(t(
        "This form was sent before. The four words were shown then; they cannot be shown again."));
  Html out = web::heading_2(t("Four words to come back with"));
  out += key_words_list(receipt.key);
  out += web::paragraph(
      ask.child()
          ? t("With these four words, and only with them, you can come back, read the answer and add "
              "more. They are shown just this once. Copy them on paper and keep it where only you "
              "look; on a shared telephone do not take a screenshot.")
          : t("With these four words, and only with them, you can come back, read the answer and add "
              "more. They are shown just this once: please write them down and keep them safe."));
  return out;
}

Html next_part(const Ask& ask) {
  const auto& t = ask.t();
  Html out = web::heading_2(t("What happens next"));
  std::vector<Html> steps;
  const auto add = [&steps](const Words& words) { steps.push_back(el("li", {}, words)); };
  add(t(
      "People whose work is to protect children read it as soon as they can. Where somebody may be "
      "badly harmed, the law gives them 12 hours at most."));
  add(ask.child()
          ? t("You read our answer with your four words. We do nothing behind your back unless "
              "somebody is in danger.")
          : t("You read our answer with your four words, and can answer back."));
  add(ask.child()
          ? t("Together we look for what helps: having something taken down, somebody to talk "
              "to, somebody near you.")
          : t("The commune where it happened looks after the child; the police and others are "
              "asked where it is needed."));
  return out + el("ol", {web::cls("govuk-list govuk-list--number")}, steps);
}

web::Response show_receipt(const Ask& ask, const Receipt& receipt) {
  const auto& t = ask.t();
  Html content = web::panel({.title = ask.child() ? t("It has arrived. Thank you for telling.")
                                                  : t("Your report has arrived. Thank you."),
                             .content = t("Number {1}", receipt.number)});
  content += key_part(ask, receipt);
  content += next_part(ask);
  content += web::paragraph(
      ask.child() ? t("Is it heavy to wait? People at 111 listen by day and by night.")
                  : t("Should it become urgent, call 111 by day or by night."));
  content += web::paragraph(web::helpline_link(ask.view));
  content += web::paragraph(web::link(t("See the answer"), Url::local("/goc-cua-em/tro-lai")));
  auto response = web::page(web::render_page(ask.view, {.title = t("A corner for you"),
                                                        .kind = web::PageKind::Help,
                                                        .content = std::move(content)}));
  response.compression = web::Compression::Never;  // it shows a secret
  return response;
}

// ---- Handlers -----------------------------------------------------------------------------------

// The language switch leads to `here`, which must be an address that can be asked for.
Ask make_ask(const Desk& desk, web::Visit& visit) {
  visit.view.here = ask_url();
  return {visit.view, desk, visit.now, read_form(desk, visit.request.form), {}};
}

void add_faults(Ask& ask, const std::vector<Fault>& faults) {
  for (const auto& fault : faults) ask.errors.add(fault.field, fault.text);
}

base::Result<web::Response> start_asking(const Desk& desk, web::Visit& visit) {
  return show_step(make_ask(desk, visit));
}

base::Result<web::Response> answer_step(const Desk& desk, web::Visit& visit) {
  Ask ask = make_ask(desk, visit);
  const auto& go = visit.request.form.get("go");
  if (go == "back") {
    ask.form.step = step_before(ask.form.step);
    return show_step(ask);
  }
  if (const auto wanted = parse_ask_step(go)) {
    ask.form.step = *wanted;
    return show_step(ask);
  }
  AL_TRY(const auto faults, check_report(desk, answers_of(ask.form, ask.t().lang()), visit.now));
  for (const auto& fault : faults)
    if (step_of_field(fault.field) == ask.form.step) ask.errors.add(fault.field, fault.text);
  if (!ask.errors.empty()) return show_step(ask, web::Status::Unprocessable);
  ask.form.step = next_step(ask.form.step);
  return show_step(ask);
}

// What was typed must not be lost because a disk is full: the page comes back with it.
base::Result<web::Response> show_not_sent(Ask ask) {
  ask.form.step = AskStep::Check;
  ask.errors.add(
      "main-content",
      msg("It could not be sent just now. What you wrote is still here: please press Send "
          "again in a minute, or call 111."));
  return show_step(ask, web::Status::Unavailable);
}

base::Result<web::Response> send(const Desk& desk, web::Visit& visit) {
  Ask ask = make_ask(desk, visit);
  const auto answers = answers_of(ask.form, ask.t().lang());
  if (is_empty(answers)) {
    const bool last = ask.form.step == AskStep::Check;
    ask.errors.add(last ? "main-content" : std::string(ask_step_code(ask.form.step)),
                   msg("There is nothing to send yet. One word or one choice is enough."));
    return show_step(ask, web::Status::Unprocessable);
  }
  const auto faults = check_report(desk, answers, visit.now);
  if (!faults) return show_not_sent(std::move(ask));
  if (!faults->empty()) {
    add_faults(ask, *faults);
    ask.form.step = step_of_field(faults->front().field);
    return show_step(ask, web::Status::Unprocessable);
  }
  const auto receipt = receive_report(desk, answers, ask.form.token, visit.now);
  if (receipt) return show_receipt(ask, *receipt);
  desk.log.error("report not received", {{"cause", receipt.error().operator_text}});
  return show_not_sent(std::move(ask));
}

Html corner_links(const Translator& t) {
  Html items = el(
      "li", {}, web::link(t("Lessons and games about being safe online"), Url::local("/bai-hoc")));
  return el("ul", {web::cls("govuk-list")}, items);
}

base::Result<web::Response> show_corner(web::Visit& visit) {
  const auto& t = visit.view.t;
  Html content = web::heading(t("A corner for you"));
  content +=
      el("p", {web::cls("govuk-body-l")},
         t("Something online makes you sad, afraid or ashamed? You are not alone, and it is not "
           "your fault. Here you can tell it, without a name."));
  content += el("p", {web::cls("al-big-number")}, web::helpline_link(visit.view));
  content += web::start_button(t("I need help / Tell my story"), ask_url());
  content += web::heading_2(t("Have you told us something before?"));
  content += web::button_link(t("See the answer"), Url::local("/goc-cua-em/tro-lai"));
  content += web::heading_2(t("For grown-ups"));
  content += web::paragraph(t(
      "Parents, teachers and neighbours can tell us here too: the first question asks who you are."));
  content += web::heading_2(t("Other things here"));
  content += corner_links(t);
  content += web::paragraph(t(
      "The button at the top leaves this page at once. We keep nothing on this telephone or computer; "
      "its own history may still show that this site was open."));
  return web::page(web::render_page(visit.view, {.title = t("A corner for you"),
                                                 .kind = web::PageKind::Help,
                                                 .content = std::move(content)}));
}

}  // namespace

void add_ask_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/goc-cua-em",
              .access = web::Access::public_(),
              .help = "The children's corner: 111, telling, coming back",
              .handler = [](web::Visit& visit) { return show_corner(visit); }});
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
}

}  // namespace anlanh::cases
