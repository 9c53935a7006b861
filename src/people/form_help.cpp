#include "people/form_help.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "people/password_rules.h"
#include "people/vi_order.h"

namespace anlanh::people {

web::FieldErrors errors_of(const std::vector<Problem>& problems) {
  web::FieldErrors errors;
  for (const auto& problem : problems) errors.add(problem.field, problem.message);
  return errors;
}

web::Response form_page(const web::View& view, web::Page page, const web::FieldErrors& errors) {
  page.has_errors = errors.empty() ? web::HasErrors::No : web::HasErrors::Yes;
  page.content = web::error_summary_for(view, errors) + page.content;
  return web::page(web::render_page(view, page),
                   errors.empty() ? web::Status::Ok : web::Status::Unprocessable);
}

web::Html new_password_fields(const web::View& view, const web::FieldErrors& errors) {
  const auto& t = view.t;
  return web::text_field(view,
                         {.name = "next",
                          .label = t("New password"),
                          .hint = t("At least {1} characters. Three or four words that only you "
                                    "would join are easy to remember and hard to guess.",
                                    std::to_string(kShortestAlone)),
                          .error = errors.of("next"),
                          .type = "password",
                          .autocomplete = "new-password"}) +
         web::text_field(view, {.name = "again",
                                .label = t("The new password again"),
                                .error = errors.of("again"),
                                .type = "password",
                                .autocomplete = "new-password"});
}

std::vector<web::Choice> role_choices(const web::View& view, const std::vector<Role>& roles) {
  std::vector<web::Choice> choices;
  for (const auto& role : roles)
    choices.push_back(
        {.value = role.code, .label = view.t(role.name), .hint = view.t(role.purpose)});
  return choices;
}

std::vector<web::Choice> unit_choices(const web::View& view, const std::vector<Unit>& units,
                                      std::string_view text, base::Id chosen) {
  const auto folded = fold_vietnamese(text);
  std::vector<web::Choice> choices{{.value = "", .label = view.t("Choose a unit")}};
  for (const auto& unit : units) {
    const bool school = unit.kind == UnitKind::School || unit.kind == UnitKind::CareFacility;
    const bool found = folded.empty() ? !school
                                      : fold_vietnamese(unit.name).find(folded) != folded.npos ||
                                            fold_vietnamese(unit.code) == folded;
    if (!found && unit.id != chosen) continue;
    choices.push_back(
        {.value = base::id_text(unit.id),
         .label = web::join(unit.name, web::punct(" ("), unit.code, web::punct(")"))});
  }
  return choices;
}

std::size_t page_number(std::string_view typed) {
  std::size_t page = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), page);
  if (error != std::errc() || end != typed.data() + typed.size()) return 1;
  return std::clamp<std::size_t>(page, 1, 100000);
}

base::Result<base::Id> id_of(const web::Visit& visit) {
  const auto id = base::parse_id(visit.request.path_params.get("id"));
  if (!id) return base::make_error(base::Code::NotFound, "not an id");
  return *id;
}

}  // namespace anlanh::people
