// The first screen with its danger check, 111 and 113, and how the teller may be reached.
#include "cases/ask_parts.h"
#include "web/page.h"

namespace anlanh::cases {

using base::Words;
using web::el;
using web::Html;

namespace {

Html who_field(const Ask& ask) {
  const auto& t = ask.t();
  // "child" is what the form sent before it knew two ages.
  const std::string value = ask.form.who == "child" ? "older" : ask.form.who;
  return radio_field(
      ask.view,
      {.name = "who",
       .label = t("Who is telling?"),
       .choices = {{.value = "young", .label = t("A child under 11")},
                   {.value = "older", .label = t("A child or teenager of 11 to 17")},
                   {.value = "parent", .label = t("A parent or somebody who looks after a child")},
                   {.value = "teacher", .label = t("A teacher or somebody who works at a school")},
                   {.value = "other", .label = t("Somebody else who has seen or heard something")}},
       .hint = t("You need not say your name. Pick the line that fits you."),
       .value = value,
       .error = ask.errors.of("who"),
       .heading = web::PageHeading::Yes});
}

Html call_link(const web::Url& call, web::Punct number, const Words& who) {
  return el("a", {web::cls("al-calls__number"), web::href(call)}, el("strong", {}, number), who);
}

}  // namespace

Html reply_field(const Ask& ask, const std::string& name, const Words& label,
                 const std::string& value, const Words& hint) {
  const auto& t = ask.t();
  return radio_field(ask.view, {.name = name,
                                .label = label,
                                .choices = {{.value = "yes", .label = t("Yes")},
                                            {.value = "no", .label = t("No")},
                                            {.value = "skip", .label = t("Skip this")}},
                                .hint = hint.text.empty() ? web::Content() : web::Content(hint),
                                .value = value,
                                .error = ask.errors.of(name),
                                .arrange = web::Arrange::InOneLine});
}

Html calls_part(const Ask& ask) {
  return el("div", {web::cls("al-calls")},
            call_link(web::tel("111"), web::punct("111"), ask.say(AskText::Urgent111)),
            call_link(web::tel("113"), web::punct("113"), ask.say(AskText::Urgent113)),
            web::paragraph(ask.say(AskText::UrgentSay)),
            web::paragraph(ask.say(AskText::UrgentCannot)));
}

Html ask_who(const Ask& ask) {
  const auto& t = ask.t();
  Html danger = web::heading_2(ask.say(AskText::DangerTitle));
  if (ask.form.who.empty()) danger += web::paragraph(t("Grown-ups: please answer for the child."));
  danger += reply_field(ask, "danger_now", ask.say(AskText::DangerNow), ask.form.danger_now) +
            reply_field(ask, "danger_self", ask.say(AskText::DangerSelf), ask.form.danger_self) +
            reply_field(ask, "danger_near", ask.say(AskText::DangerNear), ask.form.danger_near);
  danger += el("div", {web::cls("al-danger__now")}, calls_part(ask));
  return who_field(ask) + el("div", {web::cls("al-danger")}, danger);
}

Html ask_urgent(const Ask& ask) {
  return web::heading(ask.say(AskText::UrgentTitle)) + calls_part(ask);
}

Html ask_contact(const Ask& ask) {
  const auto& view = ask.view;
  return web::heading(ask.say(AskText::ContactTitle)) +
         web::paragraph(ask.say(AskText::ContactLead)) +
         reply_field(ask, "contact_safe", ask.say(AskText::ContactSafe), ask.form.contact_safe) +
         text_field(view, {.name = "contact",
                           .label = ask.say(AskText::ContactHow),
                           .hint = ask.say(AskText::ContactHowHint),
                           .value = ask.form.contact,
                           .error = ask.errors.of("contact")}) +
         text_field(view, {.name = "contact_time",
                           .label = ask.say(AskText::ContactWhen),
                           .hint = ask.say(AskText::ContactWhenHint),
                           .value = ask.form.contact_time,
                           .error = ask.errors.of("contact_time")}) +
         reply_field(ask, "carer", ask.say(AskText::CarerTitle), ask.form.carer,
                     ask.say(AskText::CarerHint));
}

}  // namespace anlanh::cases
