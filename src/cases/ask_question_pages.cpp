// One question a page: kind, story, addresses, commune; and the page that shows it all before it is sent.
#include <algorithm>

#include "cases/ask_parts.h"
#include "web/components/summary-list/summary_list.h"
#include "web/page.h"

namespace anlanh::cases {

using base::Words;
using web::el;
using web::Html;

namespace {

// A child under 11 reads what happened; others read the name of the kind, and what it means to them below.
Words group_words(const Ask& ask, const HarmGroup& group) {
  const auto& t = ask.t();
  return ask.wording() == Wording::Young ? t(group.young) : t(group.label);
}

web::Choice group_choice(const Ask& ask, const HarmGroup& group) {
  const auto& t = ask.t();
  web::Choice choice{.value = group.code, .label = group_words(ask, group)};
  if (ask.wording() == Wording::Older) choice.hint = t(group.child);
  if (ask.wording() == Wording::Adult) choice.hint = t(group.adult);
  return choice;
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

Html commune_control(const Ask& ask, const std::vector<people::Unit>& units) {
  const auto& t = ask.t();
  const bool unknown = ask.form.commune == kUnknownCommune;
  return el(
      "select",
      {web::cls("govuk-select"), web::attr("id", "commune"), web::attr("name", "commune"),
       web::attr("aria-describedby", "commune-hint")},
      el("option", {web::attr("value", "")}, t("Choose a commune or ward")),
      el("option",
         {web::attr("value", kUnknownCommune), web::flag_if("selected", web::Selected(unknown))},
         t("I do not know")),
      commune_groups(units, ask.form.commune));
}

// ---- The check page -----------------------------------------------------------------------------

Html change_button(const Ask& ask, AskStep step, const Words& what) {
  const auto& t = ask.t();
  return el("button",
            {web::cls("al-link-button"), web::attr("type", "submit"), web::attr("name", "go"),
             web::attr("value", ask_step_code(step))},
            t("Change"), el("span", {web::cls("govuk-visually-hidden")}, web::punct(" "), what));
}

web::SummaryRow check_row(const Ask& ask, AskStep step, const Words& what, const Html& value) {
  const auto& t = ask.t();
  const Html shown = value.empty() ? web::text(t("Not given")) : value;
  return {.key = what, .value = web::join(shown, el("div", {}, change_button(ask, step, what)))};
}

Html danger_answers(const Ask& ask, const Safety& safety) {
  Html out;
  const auto add = [&](AskText question, Reply reply) {
    if (reply == Reply::Unsaid) return;
    out += el("div", {}, ask.say(question), web::punct(" "),
              el("strong", {}, ask.t()(reply_name(reply))));
  };
  add(AskText::DangerNow, safety.danger_now);
  add(AskText::DangerSelf, safety.danger_self);
  add(AskText::DangerNear, safety.danger_near);
  return out;
}

Html contact_answers(const Ask& ask, const ReportAnswers& answers) {
  const auto& t = ask.t();
  Html out;
  if (answers.safety.contact_safe != Reply::Unsaid)
    out += el("div", {}, ask.say(AskText::ContactSafe), web::punct(" "),
              el("strong", {}, t(reply_name(answers.safety.contact_safe))));
  for (const auto& text : {answers.contact, answers.contact_time})
    if (!text.empty()) out += el("div", {}, web::lines(text));
  if (answers.safety.carer_harms != Reply::Unsaid)
    out += el("div", {}, ask.say(AskText::CarerTitle), web::punct(" "),
              el("strong", {}, t(reply_name(answers.safety.carer_harms))));
  return out;
}

Words teller_words(const Ask& ask, const ReportAnswers& answers) {
  const auto& t = ask.t();
  if (answers.age_band == AgeBand::Under11) return t("A child under 11");
  if (answers.age_band == AgeBand::From11) return t("A child or teenager of 11 to 17");
  return t(speaker_name(answers.speaker));
}

}  // namespace

Html ask_kind(const Ask& ask) {
  std::vector<web::Choice> choices;
  for (const auto& group : ask.desk.law->groups) choices.push_back(group_choice(ask, group));
  return radio_field(ask.view, {.name = "kind",
                                .label = ask.say(AskText::KindTitle),
                                .choices = std::move(choices),
                                .hint = ask.say(AskText::KindHint),
                                .value = ask.form.kind,
                                .error = ask.errors.of("kind"),
                                .heading = web::PageHeading::Yes});
}

Html ask_story(const Ask& ask) {
  return textarea_field(ask.view, {.name = "story",
                                   .label = ask.say(AskText::StoryTitle),
                                   .hint = ask.say(AskText::StoryHint),
                                   .value = ask.form.story,
                                   .error = ask.errors.of("story"),
                                   .heading = web::PageHeading::Yes,
                                   .rows = 8});
}

Html ask_addresses(const Ask& ask) {
  return textarea_field(ask.view, {.name = "pages",
                                   .label = ask.say(AskText::PagesTitle),
                                   .hint = ask.say(AskText::PagesHint),
                                   .value = ask.form.pages,
                                   .error = ask.errors.of("pages"),
                                   .heading = web::PageHeading::Yes,
                                   .rows = 4,
                                   .attributes = {web::attr("autocapitalize", "none"),
                                                  web::attr("spellcheck", "false")}});
}

base::Result<Html> ask_commune(const Ask& ask) {
  const auto& t = ask.t();
  AL_TRY(const auto units, load_commune_choices(ask.desk, ask.now));
  const auto error = ask.errors.of("commune");
  std::optional<web::ErrorMessage> message;
  if (!error.empty())
    message = web::ErrorMessage{
        .content = t(error.message()), .spoken_prefix = t("Error"), .id = "commune-error"};
  const Html label_html = web::label({.content = ask.say(AskText::CommuneTitle),
                                      .for_id = "commune",
                                      .classes = "govuk-label--l",
                                      .heading = web::PageHeading::Yes});
  const Html hint = el("div", {web::cls("govuk-hint"), web::attr("id", "commune-hint")},
                       ask.say(AskText::CommuneHint));
  Html fault;
  if (message) fault = web::error_message(*message);
  return web::form_group({}, message, label_html + hint + fault + commune_control(ask, units));
}

base::Result<std::string> commune_name(const Ask& ask) {
  const auto& t = ask.t();
  if (ask.form.commune.empty()) return std::string();
  if (ask.form.commune == kUnknownCommune) return t("I do not know").text;
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
      answers.speaker == Speaker::Unsaid ? Html() : web::text(teller_words(ask, answers));
  const Html kind = group ? web::text(group_words(ask, *group)) : Html();
  Html content = web::heading(ask.say(AskText::CheckTitle));
  content += web::summary_list(
      {.rows = {
           check_row(ask, AskStep::Who, t("Who is telling"), who),
           check_row(ask, AskStep::Who, t("Danger check"), danger_answers(ask, answers.safety)),
           check_row(ask, AskStep::Kind, t("Kind"), kind),
           check_row(ask, AskStep::Story, t("What happened"), web::lines(answers.story)),
           check_row(ask, AskStep::Pages, t("Pages and accounts"), web::lines(ask.form.pages)),
           check_row(ask, AskStep::Commune, t("Commune"), web::text(commune)),
           check_row(ask, AskStep::Contact, t("How to reach you"),
                     contact_answers(ask, answers))}});
  return content;
}

}  // namespace anlanh::cases
