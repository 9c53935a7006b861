#include "people/sign_in_pages.h"

#include "people/form_help.h"
#include "people/officer.h"
#include "people/sign_in_flow.h"
#include "web/components/inset-text/inset_text.h"
#include "web/cookie.h"
#include "web/visit.h"

namespace anlanh::people {

namespace {

using web::Response;
using web::Url;
using web::Visit;

// A browser that still sends the cookie of a session that has ended.
bool was_signed_in(const Visit& visit) {
  return !visit.session &&
         visit.request.cookies.find(web::cookie_name(web::kSessionCookie, visit.request.scheme));
}

Response show_form(const Visit& visit, const std::string& login, const std::string& next,
                   const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  auto content =
      web::heading(t("Sign in")) +
      (was_signed_in(visit)
           ? web::inset_text({.content = t("You were signed out because this browser was not used "
                                           "for a while, or because the working day was over.")})
           : web::Html()) +
      web::paragraph(
          t("For officers, schools and departments. Children and reporters need no account.")) +
      web::form(view, Url::local("/dang-nhap"),
                web::text_field(view, {.name = "login",
                                       .label = t("Login"),
                                       .value = login,
                                       .error = errors.of("login"),
                                       .width = "20",
                                       .autocomplete = "username",
                                       .spellcheck = web::Spellcheck::No,
                                       .attributes = {web::attr("autocapitalize", "none")}}),
                web::text_field(view, {.name = "password",
                                       .label = t("Password"),
                                       .error = errors.of("password"),
                                       .type = "password",
                                       .width = "20",
                                       .autocomplete = "current-password"}),
                next.empty() ? web::Html() : web::hidden_field("next", next),
                web::submit(t("Sign in"))) +
      web::paragraph(
          t("Forgotten your password? Ask the administrator of your unit or the province: "
            "they hand you a new first password."));
  return form_page(view, {.title = t("Sign in"), .content = std::move(content)}, errors);
}

web::FieldErrors not_right() {
  web::FieldErrors errors;
  errors.add("login", base::msg("The login or the password is not right. After several wrong tries "
                                "an account rests for some minutes."));
  return errors;
}

web::FieldErrors lies_idle() {
  web::FieldErrors errors;
  errors.add("login", base::msg("Nobody has signed in with this account for 45 days, so it is "
                                "shut. Ask the administrator to open it again."));
  return errors;
}

base::Result<Response> open_form(const PeopleParts& parts, Visit& visit) {
  if (visit.principal) {
    AL_TRY(const auto landing, parts.sign_in.find_landing(visit.principal->account, visit.now));
    return web::see_other(Url::parse_local(landing).value_or(Url::local("/tai-khoan")));
  }
  AL_TRY(const auto any, parts.start.any_account());
  if (any == AnyAccount::No) return web::see_other(Url::local("/bat-dau"));
  return show_form(visit, "", visit.request.query.get("next"), {});
}

base::Result<Response> take_form(const PeopleParts& parts, Visit& visit) {
  const auto& sent = visit.request.form;
  const auto login = normal_login(sent.get("login"));
  const auto& next = sent.get("next");
  if (login.empty() || sent.get("password").empty()) {
    web::FieldErrors errors;
    if (login.empty()) errors.add("login", base::msg("Enter your login."));
    if (sent.get("password").empty()) errors.add("password", base::msg("Enter your password."));
    return show_form(visit, login, next, errors);
  }
  AL_TRY(const auto outcome, parts.sign_in.check(login, sent.get("password"), visit.now));
  switch (outcome.verdict) {
    case SignInVerdict::Full:
    case SignInVerdict::NeedsNewPassword:
    case SignInVerdict::NeedsSetUp:
    case SignInVerdict::NeedsSecondFactor:
      return go_on(parts, visit, outcome.account, FactorGiven::No, next);
    case SignInVerdict::Idle: return show_form(visit, login, next, lies_idle());
    case SignInVerdict::Locked:
    case SignInVerdict::Refused: break;
  }
  return show_form(visit, login, next, not_right());
}

base::Result<Response> sign_out(const PeopleParts& parts, Visit& visit) {
  const auto account = visit.session ? visit.session->account : base::Id{};
  const std::string actor = visit.principal ? visit.principal->name : "account";
  AL_TRY_DO(parts.sessions.end(visit));
  AL_TRY_DO(parts.sign_in.note_sign_out(account, actor, visit.now));
  return web::see_other(Url::local("/dang-nhap"));
}

}  // namespace

void add_sign_in_routes(web::Router& router, const PeopleParts& parts) {
  router.add({.method = web::Method::Get,
              .pattern = "/dang-nhap",
              .access = web::Access::public_(),
              .help = "Sign in",
              .handler = [&parts](Visit& visit) { return open_form(parts, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/dang-nhap",
              .access = web::Access::public_(),
              .help = "Sign in",
              .fields = {{"login", 200}, {"password", 2000}, {"next", 2000}},
              .limit = web::LimitKind::SignIn,
              .handler = [&parts](Visit& visit) { return take_form(parts, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/dang-xuat",
              .access = web::Access::password_only(),
              .help = "Sign out of this browser",
              .handler = [&parts](Visit& visit) { return sign_out(parts, visit); }});
}

}  // namespace anlanh::people
