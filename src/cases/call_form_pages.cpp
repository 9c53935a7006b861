#include "cases/call_form_pages.h"

#include "cases/ask_form_model.h"
#include "cases/ask_texts.h"
#include "cases/case_desk.h"
#include "web/components/summary-list/summary_list.h"
#include "web/page.h"

namespace anlanh::cases {

namespace {

using base::msg;
using base::Translator;
using web::el;
using web::Html;

constexpr IntakeSource kDeskSources[] = {IntakeSource::Phone, IntakeSource::InPerson,
                                         IntakeSource::Paper};
constexpr Caller kCallers[] = {Caller::Young, Caller::Older,  Caller::Parent, Caller::Teacher,
                               Caller::Other, Caller::Silent, Caller::Prank};

// What to say aloud.
Html script(const base::Words& words) { return el("p", {web::cls("al-script")}, words); }

// Saves from where one is, without a script.
Html save_button(const CallPage& page) {
  const auto& t = page.view.t;
  return web::button({.label = t("Save draft"),
                      .name = "go",
                      .value = "save",
                      .classes = "govuk-button--secondary"});
}

const std::string& typed(const CallPage& page, std::string_view name) {
  for (const auto& field : call_fields())
    if (name == field.name) return field.in(page.form);
  static const std::string none;
  return none;
}

Html line(const CallPage& page, const char* name, const base::Words& hint = {}) {
  const auto& t = page.view.t;
  return text_field(page.view, {.name = name,
                                .label = t(call_field_name(name)),
                                .hint = hint.text.empty() ? web::Content() : web::Content(hint),
                                .value = typed(page, name),
                                .error = page.errors.of(name),
                                .autocomplete = "off"});
}

Html text_box(const CallPage& page, const char* name, int rows) {
  const auto& t = page.view.t;
  return textarea_field(page.view, {.name = name,
                                    .label = t(call_field_name(name)),
                                    .value = typed(page, name),
                                    .error = page.errors.of(name),
                                    .rows = rows});
}

Html yes_no(const CallPage& page, const char* name, const base::Words& label) {
  const auto& t = page.view.t;
  return radio_field(page.view, {.name = name,
                                 .label = label,
                                 .choices = {{.value = "yes", .label = t("Yes")},
                                             {.value = "no", .label = t("No")},
                                             {.value = "skip", .label = t("Not said")}},
                                 .value = typed(page, name),
                                 .arrange = web::Arrange::InOneLine,
                                 .size = web::Size::Small});
}

Html pick(const CallPage& page, const char* name, std::vector<web::Choice> choices) {
  const auto& t = page.view.t;
  return select_field(page.view, {.name = name,
                                  .label = t(call_field_name(name)),
                                  .choices = std::move(choices),
                                  .value = typed(page, name),
                                  .error = page.errors.of(name)});
}

Html opening_part(const CallPage& page) {
  const auto& t = page.view.t;
  std::vector<web::Choice> sources;
  for (const auto source : kDeskSources)
    sources.push_back(
        {.value = std::string(intake_source_code(source)), .label = t(intake_source_name(source))});
  std::vector<web::Choice> callers{{.value = "", .label = t("Choose …")}};
  for (const auto caller : kCallers)
    callers.push_back({.value = std::string(caller_code(caller)), .label = t(caller_name(caller))});
  return web::heading_2(t("1. Opening")) +
         script(
             t("“Child protection desk, good day. I am listening. You need not say your name.”")) +
         el("div", {web::cls("al-columns")}, pick(page, "source", std::move(sources)),
            line(page, "day"), line(page, "time"), pick(page, "caller", std::move(callers)));
}

Html safety_part(const CallPage& page) {
  const auto& t = page.view.t;
  const auto adult = Wording::Adult;
  return web::heading_2(t("2. Safety first")) +
         script(t("“Before anything else: are you, or is the child, safe at this moment?”")) +
         yes_no(page, "danger_now", t(ask_text(AskText::DangerNow, adult))) +
         yes_no(page, "danger_self", t(ask_text(AskText::DangerSelf, adult))) +
         yes_no(page, "danger_near", t(ask_text(AskText::DangerNear, adult))) +
         web::paragraph(t("A yes: stay on the line, call 113 from another telephone, and tell the "
                          "caller that help is on its way."));
}

Html story_part(const CallPage& page) {
  const auto& t = page.view.t;
  std::vector<web::Choice> kinds{{.value = "", .label = t("Choose …")}};
  for (const auto& group : page.desk.law->groups)
    kinds.push_back({.value = group.code, .label = t(group.label)});
  return web::heading_2(t("3. What happened")) +
         script(t("“Tell it in your own words, from wherever you like. It is not your fault.”")) +
         text_box(page, "story", 6) + pick(page, "kind", std::move(kinds)) +
         text_box(page, "pages", 3);
}

Html child_part(const CallPage& page) {
  const auto& t = page.view.t;
  std::vector<web::Choice> communes{
      {.value = "", .label = t("Choose …")},
      {.value = std::string(kUnknownCommune), .label = t("I do not know")}};
  for (const auto& unit : page.communes)
    communes.push_back({.value = base::id_text(unit.id), .label = unit.name});
  return web::heading_2(t("4. The child")) +
         script(t("“Where is the child now, and who is with the child?”")) +
         el("div", {web::cls("al-columns")}, pick(page, "commune", std::move(communes)),
            line(page, "place"), line(page, "child_name"),
            line(page, "child_birth", t("A date, a year, or about how old")),
            pick(page, "child_sex",
                 {{.value = "", .label = t("Not known")},
                  {.value = "female", .label = t("Girl")},
                  {.value = "male", .label = t("Boy")}})) +
         text_box(page, "condition", 2) + text_box(page, "consequences", 2);
}

Html family_part(const CallPage& page) {
  const auto& t = page.view.t;
  return web::heading_2(t("5. The family")) +
         script(t("“Who looks after the child? Is that person part of what happened?”")) +
         yes_no(page, "carer", t(ask_text(AskText::CarerTitle, Wording::Adult))) +
         el("div", {web::cls("al-columns")}, line(page, "father"), line(page, "mother"),
            line(page, "carer_now")) +
         text_box(page, "family", 2) + text_box(page, "support", 2);
}

Html notifier_part(const CallPage& page) {
  const auto& t = page.view.t;
  return web::heading_2(t("6. Whoever tells")) +
         script(
             t("“You need not give a name or a number. May we call back, and when is it safe?”")) +
         yes_no(page, "contact_safe", t(ask_text(AskText::ContactSafe, Wording::Adult))) +
         el("div", {web::cls("al-columns")}, line(page, "notifier"), line(page, "notifier_phone"),
            line(page, "notifier_address", t("Only where they agree")),
            line(page, "contact_time")) +
         text_box(page, "note", 2);
}

Html closing_part(const CallPage& page) {
  const auto& t = page.view.t;
  return web::heading_2(t("7. Closing")) +
         script(t("“I file it now and read you four words. With them you can ask how far it is. "
                  "Thank you for telling; 111 listens by day and by night.”")) +
         web::button_group(
             web::button({.label = t("File as a report"), .name = "go", .value = "file"}) +
             save_button(page) +
             web::button({.label = t("Count as silent or prank"),
                          .name = "go",
                          .value = "count",
                          .classes = "govuk-button--secondary"}));
}

base::Words sex_words(const Translator& t, const std::string& code) {
  if (code == "male") return t("Boy");
  if (code == "female") return t("Girl");
  return t("Not known");
}

}  // namespace

base::Message call_field_name(std::string_view field) {
  struct Name {
    std::string_view field;
    base::Message words;
  };
  static const std::vector<Name> kNames{
      {"source", msg("How it came")},
      {"day", msg("Day of receipt")},
      {"time", msg("Time of receipt")},
      {"caller", msg("Who tells")},
      {"kind", msg("Kind")},
      {"story", msg("What happened, in the caller's own words")},
      {"pages", msg("Pages, apps, accounts; one a line")},
      {"commune", msg("Commune where it happened")},
      {"contact_time", msg("A safe time")},
      {"child_name", msg("Child's full name")},
      {"child_birth", msg("Born, or about how old")},
      {"child_sex", msg("Sex")},
      {"place", msg("Place, in words")},
      {"condition", msg("Present condition of the child")},
      {"consequences", msg("What is to be expected where no support is given")},
      {"father", msg("Father: name, age, work")},
      {"mother", msg("Mother: name, age, work")},
      {"family", msg("Circumstances of the family")},
      {"carer_now", msg("Who cares for the child now")},
      {"support", msg("Support already given")},
      {"notifier", msg("Name of whoever tells")},
      {"notifier_phone", msg("Telephone")},
      {"notifier_address", msg("Address")},
      {"note", msg("Note")}};
  for (const auto& name : kNames)
    if (name.field == field) return name.words;
  return {};
}

Html call_form(const CallPage& page) {
  const Html save = save_button(page);
  return web::form(page.view, web::path({"/goi-den", page.id}),
                   web::hidden_field("version", std::to_string(page.version)), opening_part(page),
                   safety_part(page), save, story_part(page), save, child_part(page), save,
                   family_part(page), save, notifier_part(page), closing_part(page));
}

Html record_list(const web::View& view, const IntakeRecord& record) {
  const auto& t = view.t;
  CallForm form;
  form.record = record;
  web::SummaryList list;
  for (const auto& field : call_fields()) {
    if (!field.record) continue;
    const auto& text = field.in(form);
    Html value = text.empty() ? web::text(t("Not said")) : web::lines(text);
    if (std::string_view(field.name) == "child_sex") value = web::text(sex_words(t, text));
    list.rows.push_back({.key = t(call_field_name(field.name)), .value = value});
  }
  return web::summary_list(list);
}

}  // namespace anlanh::cases
