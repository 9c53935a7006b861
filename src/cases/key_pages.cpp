#include "cases/key_pages.h"

#include "cases/intake_actions.h"
#include "cases/key_actions.h"
#include "cases/office_parts.h"
#include "people/right_model.h"
#include "web/components/panel/panel.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::Translator;
using web::el;
using web::Html;
using web::Url;
namespace rights = people::rights;

constexpr Speaker kSpeakers[] = {Speaker::Child, Speaker::Parent, Speaker::Teacher, Speaker::Other};

KeyFacts facts_of(const web::Params& sent) {
  KeyFacts facts;
  facts.day = date_of(sent, "key_day");
  facts.commune = base::parse_id(sent.get("key_commune")).value_or(base::Id{});
  facts.group = sent.get("key_kind");
  if (!sent.get("key_speaker").empty()) facts.speaker = parse_speaker(sent.get("key_speaker"));
  return facts;
}

std::vector<web::Choice> not_said_first(const Translator& t) {
  return {{.value = "", .label = t("Not said")}};
}

Html facts_part(const Desk& desk, const web::View& view, const std::vector<people::Unit>& communes,
                const Returned& back) {
  const auto& t = view.t;
  auto places = not_said_first(t);
  for (const auto& unit : communes)
    places.push_back({.value = base::id_text(unit.id), .label = unit.name});
  auto kinds = not_said_first(t);
  for (const auto& group : desk.law->groups)
    kinds.push_back({.value = group.code, .label = t(group.label)});
  auto speakers = not_said_first(t);
  for (const auto speaker : kSpeakers)
    speakers.push_back(
        {.value = std::string(speaker_code(speaker)), .label = t(speaker_name(speaker))});
  return web::date_field(view, {.name = "key_day",
                                .label = t("On which day was it reported?"),
                                .hint = t("Two days more or less are fine"),
                                .value = date_typed(back, "khoa", "key_day")}) +
         web::select_field(view, {.name = "key_commune",
                                  .label = t("Which commune was named?"),
                                  .choices = std::move(places),
                                  .value = back.value("khoa", "key_commune")}) +
         web::select_field(view, {.name = "key_kind",
                                  .label = t("Which kind was it?"),
                                  .choices = std::move(kinds),
                                  .value = back.value("khoa", "key_kind")}) +
         web::select_field(view, {.name = "key_speaker",
                                  .label = t("Who told it?"),
                                  .choices = std::move(speakers),
                                  .value = back.value("khoa", "key_speaker")});
}

base::Result<web::Response> show_page(const Desk& desk, web::Visit& visit, const Returned& back) {
  visit.view.here = Url::local("/cap-lai-khoa");
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto communes, load_commune_choices(desk, visit.now));
  Html content = web::error_summary_for(view, errors_of(back, "key_number"));
  content += web::heading(t("A new return key"));
  content += web::paragraph(
      t("For a reporter who has lost the four words and asks you for help. You do not see what the "
        "report says, and you need not know."));
  content += web::paragraph(
      t("Let the reporter tell you the number and at least two facts. Do not help with the answer. "
        "Speak alone with a child: somebody who holds the child's telephone may be the one who "
        "does harm."));
  content += web::form(view, Url::local("/cap-lai-khoa"),
                       web::text_field(view, {.name = "key_number",
                                              .label = t("Number of the report"),
                                              .hint = t("For example TB-26-00012"),
                                              .value = back.value("khoa", "key_number"),
                                              .error = back.error_of("khoa"),
                                              .width = "20",
                                              .autocomplete = "off"}),
                       facts_part(desk, view, communes, back), web::submit(t("Give a new key")));
  return office_page(view, {.title = t("A new return key"), .content = std::move(content)}, back);
}

web::Response show_new_key(const web::Visit& visit, const NewKey& key) {
  const auto& t = visit.view.t;
  std::vector<Html> words;
  for (const auto& word : key.words) words.push_back(el("li", {}, el("strong", {}, word)));
  Html content =
      web::panel({.title = t("A new return key"), .content = t("Number {1}", key.number)});
  content += el("ol", {web::cls("govuk-list govuk-list--number al-return-key")}, words);
  content += web::paragraph(t(
      "Shown just this once. Let the reporter copy the words or print this page for them; keep no "
      "copy. The old words and every page that was open with them have stopped working."));
  content += web::paragraph(
      t("Ask whether the paper is safe at home. If not, agree on a place, for example at school."));
  auto response = office_page(visit.view,
                              {.title = t("A new return key"),
                               .back = Url::local("/cap-lai-khoa"),
                               .content = std::move(content)},
                              {});
  response.compression = web::Compression::Never;  // it shows a secret
  return response;
}

base::Result<web::Response> do_replace(const Desk& desk, web::Visit& visit) {
  const auto& form = visit.request.form;
  const auto key = replace_key(desk, people::officer_of(visit), trimmed(form.get("key_number")),
                               facts_of(form), visit.now);
  if (key) return show_new_key(visit, *key);
  if (key.error().code != Code::Invalid) return key.error();
  return show_page(desk, visit, {"khoa", &form, key.error().reader});
}

}  // namespace

void add_key_routes(web::Router& router, const Desk& desk) {
  router.add({.method = web::Method::Get,
              .pattern = "/cap-lai-khoa",
              .access = web::Access::right(rights::kKeysReplace),
              .help = "A new return key for whoever has lost it",
              .handler = [&desk](web::Visit& visit) { return show_page(desk, visit, {}); }});
  router.add({.method = web::Method::Post,
              .pattern = "/cap-lai-khoa",
              .access = web::Access::right(rights::kKeysReplace),
              .help = "Give a new return key where number and facts belong together",
              .fields = {{"key_number", 40},
                         {"key_day_day", 4},
                         {"key_day_month", 4},
                         {"key_day_year", 6},
                         {"key_commune", 40},
                         {"key_kind", 60},
                         {"key_speaker", 20}},
              .handler = [&desk](web::Visit& visit) { return do_replace(desk, visit); }});
}

}  // namespace anlanh::cases
