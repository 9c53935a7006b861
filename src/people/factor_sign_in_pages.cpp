#include "people/factor_sign_in_pages.h"

#include "people/factor_views.h"
#include "people/form_help.h"
#include "people/sign_in_flow.h"

namespace anlanh::people {

namespace {

using web::Response;
using web::Url;
using web::Visit;

web::FieldErrors errors_of(FactorVerdict verdict) {
  web::FieldErrors errors;
  if (verdict == FactorVerdict::Wrong)
    errors.add("code", base::msg("This code is not right, or it was used before."));
  if (verdict == FactorVerdict::Resting)
    errors.add("code", base::msg("There were too many wrong codes. Wait some minutes."));
  return errors;
}

base::Result<Response> show_form(const PeopleParts& parts, Visit& visit, const std::string& next,
                                 const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto factors, parts.factors.factors(visit.session->account));
  auto content = web::heading(t("The second step"));
  if (!factors.passkeys.empty()) {
    AL_TRY(auto challenge,
           parts.factors.make_challenge(*visit.session, ChallengeFor::SignIn, visit.now));
    content += passkey_form(view, parts.factors.site(),
                            {.what = "get",
                             .action = Url::local("/dang-nhap/buoc-hai/khoa"),
                             .challenge = std::move(challenge),
                             .known = factors.passkeys,
                             .account = visit.session->account,
                             .account_name = {},
                             .next = next,
                             .fields = {},
                             .label = t("Use a passkey")});
  }
  const auto hint = factors.totp
                        ? t("The six digits that the authenticator app shows now, or one of your "
                            "recovery codes.")
                        : t("One of your recovery codes.");
  content += web::form(view, Url::local("/dang-nhap/buoc-hai"), code_field(view, errors, hint),
                       next.empty() ? web::Html() : web::hidden_field("next", next),
                       web::submit(t("Continue")));
  content += web::paragraph(
      t("Lost the telephone and the codes? Ask the administrator to reset your second step."));
  content += web::form(view, Url::local("/dang-xuat"),
                       web::submit_to(t("Sign in as somebody else"), Url::local("/dang-xuat")));
  return form_page(view, {.title = t("The second step"), .content = std::move(content)}, errors);
}

// A session that owes nothing of this kind has no business here.
base::Result<bool> owes_factor(const PeopleParts& parts, const Visit& visit) {
  AL_TRY(const auto owed, parts.factors.owed(*visit.session));
  return owed == Owed::Factor;
}

Response lead_home() { return web::see_other(Url::local("/tai-khoan")); }

base::Result<Response> open_form(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const bool owes, owes_factor(parts, visit));
  if (!owes) return lead_home();
  return show_form(parts, visit, visit.request.query.get("next"), {});
}

base::Result<Response> answer(const PeopleParts& parts, Visit& visit, FactorVerdict verdict) {
  const auto& next = visit.request.form.get("next");
  if (verdict != FactorVerdict::Right) return show_form(parts, visit, next, errors_of(verdict));
  return go_on(parts, visit, visit.session->account, FactorGiven::Yes, next);
}

base::Result<Response> take_code(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const bool owes, owes_factor(parts, visit));
  if (!owes) return lead_home();
  AL_TRY(const auto verdict,
         parts.factors.give_code(*visit.session, visit.request.form.get("code"), visit.now));
  return answer(parts, visit, verdict);
}

base::Result<Response> take_key(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const bool owes, owes_factor(parts, visit));
  if (!owes) return lead_home();
  AL_TRY(const auto verdict,
         parts.factors.give_passkey(*visit.session,
                                    {bytes_of(visit, "credential"), bytes_of(visit, "client_data"),
                                     bytes_of(visit, "data"), bytes_of(visit, "signature")},
                                    visit.now));
  return answer(parts, visit, verdict);
}

}  // namespace

void add_factor_sign_in_routes(web::Router& router, const PeopleParts& parts) {
  router.add({.method = web::Method::Get,
              .pattern = "/dang-nhap/buoc-hai",
              .access = web::Access::password_only(),
              .help = "Give the second step of signing in",
              .handler = [&parts](Visit& visit) { return open_form(parts, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/dang-nhap/buoc-hai",
              .access = web::Access::password_only(),
              .help = "Give the second step of signing in",
              .fields = {{"code", 100}, {"next", 2000}},
              .limit = web::LimitKind::SignIn,
              .handler = [&parts](Visit& visit) { return take_code(parts, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/dang-nhap/buoc-hai/khoa",
              .access = web::Access::password_only(),
              .help = "Give the second step with a passkey",
              .fields = {{"credential", 2000},
                         {"client_data", 12000},
                         {"data", 4000},
                         {"signature", 4000},
                         {"next", 2000}},
              .limit = web::LimitKind::SignIn,
              .handler = [&parts](Visit& visit) { return take_key(parts, visit); }});
}

}  // namespace anlanh::people
