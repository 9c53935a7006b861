#include "people/role_views.h"

#include <algorithm>

#include "people/right_model.h"
#include "web/components/table/table.h"
#include "web/page.h"

namespace anlanh::people {

namespace {

using web::Html;

struct Group {
  base::Words heading;
  std::vector<std::string_view> nouns;
};

std::vector<Group> groups(const base::Translator& t) {
  return {{t("Reports and cases"), {"reports", "cases", "plans", "calls", "keys", "records"}},
          {t("Fields of a case"), {"fields", "identity"}},
          {t("Violators"), {"violators"}},
          {t("Closed addresses"), {"catalog"}},
          {t("Awareness and targets"), {"sessions", "targets"}},
          {t("Looking after the house"), {"units", "accounts", "roles", "audit", "api"}}};
}

std::string_view noun_of(std::string_view right) { return right.substr(0, right.find('.')); }

bool is_in(const Group& group, std::string_view right) {
  return std::find(group.nouns.begin(), group.nouns.end(), noun_of(right)) != group.nouns.end();
}

std::string reach_of(const Role& role, std::string_view right) {
  for (const auto& grant : role.grants)
    if (grant.right == right) return std::string(reach_code(grant.reach));
  return {};
}

Html right_choice(const web::View& view, const Role& role, const RightInfo& right) {
  const auto& t = view.t;
  std::vector<web::Choice> choices{{.value = "", .label = t("no")}};
  for (const auto reach : {Reach::Own, Reach::OwnUnit, Reach::UnitAndBelow, Reach::All})
    if (reach != Reach::Own || is_assignable(right.name) == Assignable::Yes)
      choices.push_back({.value = std::string(reach_code(reach)), .label = t(reach_name(reach))});
  return web::select_field(view, {.name = right_field(right.name),
                                  .label = t(right.meaning),
                                  .choices = choices,
                                  .value = reach_of(role, right.name)});
}

base::Words meaning_of(const base::Translator& t, const std::string& right) {
  for (const auto& info : all_rights())
    if (info.name == right) return t(info.meaning);
  return base::Words{right};
}

base::Words reach_words(const base::Translator& t, const std::optional<Reach>& reach) {
  return reach ? t(reach_name(*reach)) : t("no");
}

}  // namespace

std::string right_field(std::string_view right) {
  std::string out = "g-" + std::string(right);
  std::replace(out.begin(), out.end(), '.', '-');
  return out;
}

Html role_fields(const web::View& view, const Role& role, const web::FieldErrors& errors) {
  const auto& t = view.t;
  const auto words = [&](std::string name, base::Words label, const std::string& value) {
    const auto error = errors.of(name);
    return web::text_field(
        view, {.name = std::move(name), .label = std::move(label), .value = value, .error = error});
  };
  Html out = words("name_vi", t("Name in Vietnamese"), role.name.vi) +
             words("name_en", t("Name in English"), role.name.en) +
             words("purpose_vi", t("What it is for, in Vietnamese"), role.purpose.vi) +
             words("purpose_en", t("What it is for, in English"), role.purpose.en);
  std::vector<std::string> chosen;
  if (role.needs_second_factor) chosen.push_back("1");
  out += web::checkbox_field(
      view, {.name = "second_factor",
             .label = {},
             .choices = {{.value = "1", .label = t("Must sign in with a second step")}},
             .values = chosen});
  for (const auto& group : groups(t)) {
    out += web::heading_2(group.heading);
    for (const auto& right : all_rights())
      if (is_in(group, right.name)) out += right_choice(view, role, right);
  }
  return out;
}

Html hidden_role_fields(const Role& role) {
  Html out = web::hidden_field("name_vi", role.name.vi) +
             web::hidden_field("name_en", role.name.en) +
             web::hidden_field("purpose_vi", role.purpose.vi) +
             web::hidden_field("purpose_en", role.purpose.en) +
             web::hidden_field("version", std::to_string(role.version));
  if (role.needs_second_factor) out += web::hidden_field("second_factor", "1");
  for (const auto& grant : role.grants)
    out += web::hidden_field(right_field(grant.right), std::string(reach_code(grant.reach)));
  return out;
}

Html change_list(const base::Translator& t, const std::vector<GrantChange>& changes) {
  std::vector<Html> items;
  for (const auto& change : changes)
    items.push_back(web::el("li", {}, meaning_of(t, change.right), web::punct(": "),
                            reach_words(t, change.before), web::punct(" → "),
                            reach_words(t, change.after)));
  return web::el("ul", {web::cls("govuk-list govuk-list--bullet")}, items);
}

Html impact_table(const base::Translator& t, const std::vector<AccountImpact>& accounts) {
  if (accounts.empty()) return web::paragraph(t("No account gains or loses anything today."));
  web::Table list{
      .caption = t("Accounts that gain or lose something"),
      .head = {
          {.content = t("Full name")}, {.content = t("Unit")}, {.content = t("What changes")}}};
  for (const auto& account : accounts)
    list.rows.push_back({{.content = account.name},
                         {.content = account.unit_name},
                         {.content = change_list(t, account.changes)}});
  return web::scroll_frame(t("Accounts that gain or lose something"), web::table(list));
}

}  // namespace anlanh::people
