#include "people/start_pages.h"

#include "people/form_help.h"
#include "web/visit.h"

namespace anlanh::people {

namespace {

using web::Html;
using web::Response;
using web::Url;
using web::Visit;

struct Typed {
  std::string login;
  std::string name;
  std::string unit;
  std::string province;
};

// Where units are known one is chosen; an empty house gives its province a name.
Html unit_question(const web::View& view, const std::vector<Unit>& units, const Typed& typed,
                   const web::FieldErrors& errors) {
  const auto& t = view.t;
  if (units.empty())
    return web::text_field(view,
                           {.name = "province",
                            .label = t("Name of the province"),
                            .hint = t("No unit is known yet. This becomes the first one; communes "
                                      "and schools are imported afterwards."),
                            .value = typed.province,
                            .error = errors.of("province")});
  const auto chosen = base::parse_id(typed.unit).value_or(base::Id{});
  return web::select_field(view, {.name = "unit",
                                  .label = t("Your unit"),
                                  .choices = unit_choices(view, units, "", chosen),
                                  .value = typed.unit,
                                  .error = errors.of("unit")});
}

base::Result<Response> show_form(const PeopleParts& parts, const Visit& visit, const Typed& typed,
                                 const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto units, list_units_to_choose(parts.accounts, base::vietnam_date(visit.now)));
  auto content =
      web::heading(t("Create the first administrator")) +
      web::paragraph(
          t("Nobody can sign in yet. The administrator made here adds everybody else: they "
            "manage accounts and units, and read no report.")) +
      web::form(
          view, Url::local("/bat-dau"),
          web::text_field(view,
                          {.name = "code",
                           .label = t("Start code"),
                           .hint = t("It stands on the terminal where the program was started."),
                           .error = errors.of("code"),
                           .width = "20",
                           .autocomplete = "off",
                           .spellcheck = web::Spellcheck::No}),
          web::text_field(view, {.name = "name",
                                 .label = t("Full name"),
                                 .value = typed.name,
                                 .error = errors.of("name"),
                                 .autocomplete = "name"}),
          web::text_field(view, {.name = "login",
                                 .label = t("Login"),
                                 .hint = t("Letters without marks, digits and dots: hoa.nguyen"),
                                 .value = typed.login,
                                 .error = errors.of("login"),
                                 .width = "20",
                                 .autocomplete = "username",
                                 .spellcheck = web::Spellcheck::No}),
          unit_question(view, units, typed, errors), new_password_fields(view, errors),
          web::submit(t("Create the account")));
  return form_page(
      view, {.title = t("Create the first administrator"), .content = std::move(content)}, errors);
}

base::Result<Response> open_form(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const auto any, parts.start.any_account());
  if (any == AnyAccount::Yes) return web::see_other(Url::local("/dang-nhap"));
  return show_form(parts, visit, {}, {});
}

base::Result<Response> take_form(const PeopleParts& parts, Visit& visit) {
  const auto& sent = visit.request.form;
  const Typed typed{normal_login(sent.get("login")), sent.get("name"), sent.get("unit"),
                    sent.get("province")};
  const StartDesk::Request request{
      sent.get("code"),
      {typed.login, typed.name, base::parse_id(typed.unit).value_or(base::Id{}), typed.province},
      sent.get("next"),
      sent.get("again")};
  AL_TRY(const auto created, parts.start.make_first(request, visit.now));
  if (!created.problems.empty()) return show_form(parts, visit, typed, errors_of(created.problems));
  AL_TRY_DO(parts.sessions.start(visit, created.id, web::SignIn::Full));
  return web::see_other(Url::local("/tai-khoan/quan-ly"));
}

}  // namespace

void add_start_routes(web::Router& router, const PeopleParts& parts) {
  router.add({.method = web::Method::Get,
              .pattern = "/bat-dau",
              .access = web::Access::public_(),
              .help = "Create the first administrator, while there is none",
              .handler = [&parts](Visit& visit) { return open_form(parts, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/bat-dau",
              .access = web::Access::public_(),
              .help = "Create the first administrator, while there is none",
              .fields = {{"code", 100},
                         {"name", 1000},
                         {"login", 200},
                         {"unit", 40},
                         {"province", 1000},
                         {"next", 2000},
                         {"again", 2000}},
              .limit = web::LimitKind::SignIn,
              .handler = [&parts](Visit& visit) { return take_form(parts, visit); }});
}

}  // namespace anlanh::people
