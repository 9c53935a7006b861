#include "cases/violator_parts.h"

#include <algorithm>

#include "cases/identity_parts.h"
#include "web/components/tag/tag.h"

namespace anlanh::cases {

using base::Translator;
using base::Words;
using web::Html;

namespace {

constexpr std::size_t kWordsBytes = 60 * 1024;

std::string_view colour(Handling handling) {
  switch (handling) {
    case Handling::Nothing: break;
    case Handling::UnderWay: return "govuk-tag--blue";
    case Handling::Handled: return "govuk-tag--green";
    case Handling::NoBreach: return "govuk-tag--grey";
    case Handling::NotFound: return "govuk-tag--yellow";
  }
  return "govuk-tag--red";
}

std::vector<web::Choice> kind_choices(const Translator& t) {
  std::vector<web::Choice> choices;
  for (const auto kind : {ViolatorKind::UnknownAccount, ViolatorKind::Adult, ViolatorKind::Child,
                          ViolatorKind::Organisation})
    choices.push_back(
        {.value = std::string(violator_kind_code(kind)), .label = t(violator_kind_name(kind))});
  return choices;
}

// Each act once, by its newest version; which version applies follows from the day.
std::vector<web::Choice> act_choices(const Translator& t, const LawBook& law) {
  std::vector<web::Choice> choices{{.value = "", .label = t("Not established yet")}};
  for (const auto& act : law.acts) {
    if (law.act(act.code) != &act) continue;
    std::string label = t(act.name).text + " – " + act.law + " " + act.article;
    if (act.to_confirm) label += " (" + t("to be confirmed").text + ")";
    choices.push_back({.value = act.code, .label = label});
  }
  return choices;
}

std::vector<web::Choice> age_choices(const Translator& t, const LawBook& law) {
  std::vector<web::Choice> choices{{.value = "", .label = t("Not known")}};
  for (const auto& age : law.child_ages)
    choices.push_back({.value = age.code, .label = t(age.label)});
  return choices;
}

std::vector<web::Choice> platform_choices(const Translator& t, const LawBook& law) {
  std::vector<web::Choice> choices{{.value = "", .label = t("None or not known")}};
  for (const auto& platform : law.platforms)
    choices.push_back({.value = platform.code, .label = t(platform.label)});
  return choices;
}

web::DateValue day_shown(const ViolatorForm& shown, const Returned& back) {
  if (back.is(shown.form)) return date_typed(back, shown.form, "violator_day");
  if (!shown.now || !shown.now->happened_on) return {};
  const auto& day = *shown.now->happened_on;
  return {std::to_string(static_cast<unsigned>(day.day())),
          std::to_string(static_cast<unsigned>(day.month())),
          std::to_string(static_cast<int>(day.year()))};
}

Html who_fields(const web::View& view, const LawBook& law, const ViolatorForm& shown,
                const Returned& back) {
  const auto& t = view.t;
  const std::string kind = shown.now ? std::string(violator_kind_code(shown.now->kind)) : "";
  const auto& form = shown.form;
  return web::radio_field(view, {.name = "violator_kind",
                                 .label = t("What is known about the violator"),
                                 .choices = kind_choices(t),
                                 .value = back.value(form, "violator_kind", kind),
                                 .error = back.error_of(form),
                                 .size = web::Size::Small}) +
         web::select_field(view, {.name = "violator_age",
                                  .label = t("Age on that day, where it is a child"),
                                  .choices = age_choices(t, law),
                                  .value = back.value(form, "violator_age",
                                                      shown.now ? shown.now->child_age : "")}) +
         web::select_field(view, {.name = "violator_platform",
                                  .label = t("Platform of the account"),
                                  .choices = platform_choices(t, law),
                                  .value = back.value(form, "violator_platform",
                                                      shown.now ? shown.now->platform : "")}) +
         web::text_field(
             view,
             {.name = "violator_account",
              .label = t("Account or name"),
              .hint = shown.name_closed ? t("Closed. Leave it empty to keep the name on record.")
                                        : t("It is kept encrypted."),
              .value = back.value(form, "violator_account", shown.account_name)});
}

}  // namespace

Html handling_mark(const web::View& view, Handling handling) {
  return web::tag(
      {.label = view.t(handling_name(handling)), .classes = std::string(colour(handling))});
}

Words violator_title(const web::View& view, ViolatorKind kind) {
  return kind == ViolatorKind::Child ? view.t("A child who broke a rule") : view.t("Violator");
}

std::string age_label(const web::View& view, const LawBook& law, const Violator& violator) {
  const auto* age = law.child_age(violator.child_age);
  if (!age || age->code != violator.child_age)
    return view.t("Not known; the rules of the youngest apply").text;
  return view.t(age->label).text;
}

std::string platform_label(const web::View& view, const LawBook& law, const std::string& code) {
  const auto* platform = law.platform(code);
  return platform ? view.t(platform->label).text : code;
}

const Act* act_of(const Violator& violator, const LawBook& law) {
  const auto* act = law.act(violator.act, static_cast<int>(violator.act_version));
  return act ? act : law.act(violator.act);
}

Html act_part(const web::View& view, const LawBook& law, const Violator& violator) {
  const auto* act = act_of(violator, law);
  if (!act) return web::text(view.t("Not established yet"));
  return web::text(view.t(act->name)) + confirm_mark(view, act->to_confirm);
}

std::string stage_words(const web::View& view, const LawBook& law, const std::string& path,
                        const std::string& step) {
  if (is_appeal(step)) return view.t(appeal_name(step)).text;
  return view.t(stage_label(law, path, step)).text;
}

Html name_part(const web::View& view, const OpenedViolator& opened, base::Id case_id,
               const std::optional<base::Instant>& open_until) {
  return identity_or_closed(view,
                            {.url = web::path({"/vu-viec", case_id, "danh-tinh"}),
                             .given = opened.name_given,
                             .open_until = open_until},
                            opened.account_name);
}

Html violator_fields(const web::View& view, const LawBook& law, const ViolatorForm& shown,
                     const Returned& back) {
  const auto& t = view.t;
  const auto& form = shown.form;
  return who_fields(view, law, shown, back) +
         web::date_field(view, {.name = "violator_day",
                                .label = t("Day it happened"),
                                .hint = t("Its law applies. Where it is not known: the day of "
                                          "the first report."),
                                .value = day_shown(shown, back)}) +
         web::select_field(
             view, {.name = "violator_act",
                    .label = t("Prohibited act"),
                    .choices = act_choices(t, law),
                    .hint = t("Choose later where the act is not established yet."),
                    .value = back.value(form, "violator_act", shown.now ? shown.now->act : "")}) +
         web::textarea_field(view, {.name = "violator_note",
                                    .label = t("Note"),
                                    .value = back.value(form, "violator_note", shown.note),
                                    .rows = 3});
}

std::vector<web::Field> violator_field_names() {
  return {"violator_kind",     "violator_age",     "violator_platform",
          "violator_account",  "violator_day_day", "violator_day_month",
          "violator_day_year", "violator_act",     {"violator_note", kWordsBytes}};
}

ViolatorInput violator_input(const web::Params& sent) {
  return {parse_violator_kind(sent.get("violator_kind")),
          sent.get("violator_account"),
          sent.get("violator_act"),
          sent.get("violator_note"),
          sent.get("violator_platform"),
          date_of(sent, "violator_day"),
          sent.get("violator_age")};
}

std::vector<web::Choice> body_choices(const web::View& view, const LawBook& law) {
  std::vector<web::Choice> choices{{.value = "", .label = view.t("Choose …")}};
  for (const auto& body : law.bodies) {
    std::string label = view.t(body.label).text;
    if (body.to_confirm) label += " (" + view.t("to be confirmed").text + ")";
    choices.push_back({.value = body.code, .label = label});
  }
  return choices;
}

}  // namespace anlanh::cases
