#include "people/factor_pages.h"

#include "people/factor_views.h"
#include "people/form_help.h"
#include "people/officer.h"
#include "people/qr_code.h"
#include "people/sign_in_flow.h"
#include "people/totp_rules.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/summary-list/summary_list.h"

namespace anlanh::people {

namespace {

using web::attr;
using web::Html;
using web::Response;
using web::Url;
using web::Visit;

constexpr std::string_view kIssuer = "An Lành";  // AL_VI_OK: the name in the app's list

Url own_url() { return Url::local("/tai-khoan/buoc-hai"); }

web::Page own_page(const Visit& visit, base::Words title, Url back, Html content) {
  web::Page page{.title = std::move(title), .content = std::move(content)};
  if (!visit.principal) return page;
  page.kind = web::PageKind::Office;
  page.back = std::move(back);
  return page;
}

// One who is in, or who may only come in once a second step is set up.
base::Result<bool> may_set_up(const PeopleParts& parts, const Visit& visit) {
  if (visit.session->state == web::SignIn::Full) return true;
  AL_TRY(const auto owed, parts.factors.owed(*visit.session));
  return owed == Owed::SetUp;
}

Response lead_to_step() { return web::see_other(Url::local("/dang-nhap/buoc-hai")); }

// --- what there is ---

Url keep_next(Url url, const std::string& next) {
  return next.empty() ? url : url.with("next", next);
}

Html choices(const base::Translator& t, const Factors& factors, const std::string& next) {
  Html out;
  if (!factors.totp)
    out += web::heading_2(t("An authenticator app")) +
           web::paragraph(t("A free app on the telephone shows six digits that change every thirty "
                            "seconds. It needs no network.")) +
           web::paragraph(web::button_link(
               t("Set up the app"), keep_next(Url::local("/tai-khoan/buoc-hai/ung-dung"), next)));
  out +=
      web::heading_2(t("A passkey")) +
      web::paragraph(t("The telephone or computer itself confirms you, with finger, face or PIN. "
                       "It cannot be given away by mistake on a false page.")) +
      web::paragraph(web::button_link(t("Add a passkey"),
                                      keep_next(Url::local("/tai-khoan/buoc-hai/khoa"), next)));
  return out;
}

Html passkey_rows(const Visit& visit, const Factors& factors) {
  const auto& t = visit.view.t;
  web::SummaryList list;
  if (factors.totp) list.rows.push_back({.key = t("Authenticator app"), .value = t("In use")});
  for (const auto& key : factors.passkeys) {
    const auto used =
        key.used_at ? t("last used {1}", base::vietnam_time_text(*key.used_at)) : t("not used yet");
    list.rows.push_back(
        {.key = t("Passkey"), .value = web::join(key.name, web::punct(", "), used)});
  }
  list.rows.push_back({.key = t("Recovery codes left"), .value = t.number(factors.recovery_left)});
  return web::summary_list(list);
}

Html removal_form(const Visit& visit, const Factors& factors, const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  std::vector<web::Choice> what;
  if (factors.totp) what.push_back({.value = "app", .label = t("Authenticator app")});
  for (const auto& key : factors.passkeys)
    what.push_back({.value = base::id_text(key.id), .label = key.name});
  return web::heading_2(t("Take one away")) +
         web::form(view, Url::local("/tai-khoan/buoc-hai/bo"),
                   web::radio_field(view, {.name = "what",
                                           .label = t("Which one?"),
                                           .choices = what,
                                           .value = visit.request.form.get("what"),
                                           .error = errors.of("what")}),
                   web::text_field(view, {.name = "password",
                                          .label = t("Present password"),
                                          .error = errors.of("password"),
                                          .type = "password",
                                          .width = "20",
                                          .autocomplete = "current-password"}),
                   code_field(view, errors, t("Of the app, or a recovery code.")),
                   web::submit(t("Take it away")));
}

Html codes_form(const Visit& visit) {
  const auto& t = visit.view.t;
  return web::heading_2(t("New recovery codes")) +
         web::paragraph(t("Ten new ones take the place of the old ones.")) +
         web::form(visit.view, Url::local("/tai-khoan/buoc-hai/ma-du-phong"),
                   web::text_field(visit.view, {.name = "renew_code",
                                                .label = t("A code of the app or a recovery code"),
                                                .width = "10",
                                                .autocomplete = "one-time-code",
                                                .spellcheck = web::Spellcheck::No}),
                   web::submit(t("Make new codes")));
}

base::Result<Response> show_own(const PeopleParts& parts, Visit& visit,
                                const web::FieldErrors& errors) {
  const auto& t = visit.view.t;
  AL_TRY(const bool may, may_set_up(parts, visit));
  if (!may) return lead_to_step();
  AL_TRY(const auto factors, parts.factors.factors(visit.session->account));
  auto content = web::heading(t("Second step of signing in"));
  if (!visit.principal)
    content += web::paragraph(
        t("Your role works with children's data, so a password alone is not enough (TCVN "
          "14423:2026). Set up a second step before you go on. It takes two minutes."));
  if (parts.factors.house() == HouseKind::Demo)
    content += web::inset_text({.content = t("This is a demo: nobody is asked for a second step. "
                                             "You may try it all the same.")});
  if (factors.any()) content += passkey_rows(visit, factors);
  content += choices(t, factors, visit.request.query.get("next"));
  if (factors.any() && visit.principal)
    content += codes_form(visit) + removal_form(visit, factors, errors);
  return form_page(
      visit.view,
      own_page(visit, t("Second step of signing in"), Url::local("/tai-khoan"), std::move(content)),
      errors);
}

// --- the app ---

Html qr_picture(const base::Translator& t, const std::string& uri) {
  const auto code = make_qr_code(uri);
  if (!code) return Html();
  const auto side = std::to_string(code->size);
  return web::el(
      "svg",
      {web::cls("al-qr"), attr("viewBox", "0 0 " + side + " " + side), attr("width", "220"),
       attr("height", "220"), attr("role", "img"),
       attr("aria-label", t("QR code for the authenticator app"))},
      web::el("rect", {attr("width", "100%"), attr("height", "100%"), attr("fill", "#fff")}),
      web::el("path", {attr("d", code->path), attr("fill", "#000")}));
}

base::Result<Response> show_app(const PeopleParts& parts, Visit& visit,
                                const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const bool may, may_set_up(parts, visit));
  if (!may) return lead_to_step();
  AL_TRY(const auto row, show_own_account(parts.accounts, visit.session->account));
  AL_TRY(const auto factors, parts.factors.factors(visit.session->account));
  if (factors.totp) return web::see_other(own_url());
  const auto secret = parts.factors.draft_totp(*visit.session);
  const auto& sent =
      visit.request.method == web::Method::Post ? visit.request.form : visit.request.query;
  const auto& next = sent.get("next");
  auto content =
      web::heading(t("Set up an authenticator app")) +
      web::el(
          "ol", {web::cls("govuk-list govuk-list--number")},
          web::el("li", {}, t("Install an authenticator app on your telephone if there is none.")),
          web::el("li", {}, t("Choose to add an account and hold the camera over this picture.")),
          web::el("li", {}, t("Enter the six digits that the app shows."))) +
      qr_picture(t, totp_uri(secret, row.account.login, kIssuer)) +
      web::paragraph(web::join(t("Without a camera, type this key into the app:"), web::punct(" "),
                               web::el("code", {}, totp_secret_text(secret)))) +
      web::form(view, Url::local("/tai-khoan/buoc-hai/ung-dung"),
                code_field(view, errors, t("Six digits")),
                next.empty() ? Html() : web::hidden_field("next", next), web::submit(t("Confirm")));
  auto answer = form_page(
      view, own_page(visit, t("Set up an authenticator app"), own_url(), std::move(content)),
      errors);
  answer.compression = web::Compression::Never;
  return answer;
}

// Codes where they are new; the session grows where it owed this.
base::Result<Response> after_set_up(const PeopleParts& parts, Visit& visit,
                                    const std::vector<std::string>& codes) {
  auto on = own_url();
  if (visit.session->state != web::SignIn::Full) {
    AL_TRY(const auto led, go_on(parts, visit, visit.session->account, FactorGiven::Yes,
                                 visit.request.form.get("next")));
    on = Url::parse_local(std::string(led.header("Location"))).value_or(on);
  }
  if (codes.empty()) return web::see_other(on);
  return show_recovery_codes(visit.view, codes, on);
}

base::Result<Response> confirm_app(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const bool may, may_set_up(parts, visit));
  if (!may) return lead_to_step();
  AL_TRY(const auto codes,
         parts.factors.confirm_totp(*visit.session, visit.request.form.get("code"), visit.now));
  if (codes) return after_set_up(parts, visit, *codes);
  web::FieldErrors errors;
  errors.add("code", base::msg("This is not the code that the app shows now. Is the telephone's "
                               "clock right?"));
  return show_app(parts, visit, errors);
}

// --- a passkey ---

base::Result<Response> show_key(const PeopleParts& parts, Visit& visit,
                                const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const bool may, may_set_up(parts, visit));
  if (!may) return lead_to_step();
  AL_TRY(const auto row, show_own_account(parts.accounts, visit.session->account));
  AL_TRY(const auto factors, parts.factors.factors(visit.session->account));
  AL_TRY(auto challenge,
         parts.factors.make_challenge(*visit.session, ChallengeFor::Add, visit.now));
  const auto& sent =
      visit.request.method == web::Method::Post ? visit.request.form : visit.request.query;
  auto content =
      web::heading(t("Add a passkey")) +
      web::paragraph(t("Use the telephone or computer you work with every day. This page needs a "
                       "script; without one, set up an authenticator app.")) +
      passkey_form(view, parts.factors.site(),
                   {.what = "create",
                    .action = Url::local("/tai-khoan/buoc-hai/khoa"),
                    .challenge = std::move(challenge),
                    .known = factors.passkeys,
                    .account = row.account.id,
                    .account_name = row.account.login,
                    .next = sent.get("next"),
                    .fields = web::text_field(view, {.name = "name",
                                                     .label = t("A name for it"),
                                                     .hint = t("For example: telephone at work"),
                                                     .error = errors.of("name"),
                                                     .width = "20",
                                                     .autocomplete = "off"}),
                    .label = t("Add a passkey")});
  return form_page(view, own_page(visit, t("Add a passkey"), own_url(), std::move(content)),
                   errors);
}

base::Result<Response> take_key(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const bool may, may_set_up(parts, visit));
  if (!may) return lead_to_step();
  AL_TRY(const auto codes,
         parts.factors.add_passkey(*visit.session,
                                   {bytes_of(visit, "client_data"), bytes_of(visit, "data")},
                                   visit.request.form.get("name"), visit.now));
  if (codes) return after_set_up(parts, visit, *codes);
  web::FieldErrors errors;
  errors.add("name", base::msg("The passkey was not taken. Try once more, or set up an app."));
  return show_key(parts, visit, errors);
}

// --- looking after it ---

base::Result<Response> renew_codes(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const auto codes, parts.factors.renew_recovery_codes(
                               *visit.session, visit.request.form.get("renew_code"), visit.now));
  if (!codes.empty()) return show_recovery_codes(visit.view, codes, own_url());
  web::FieldErrors errors;
  errors.add("renew_code", base::msg("This code is not right, or it was used before."));
  return show_own(parts, visit, errors);
}

base::Result<Response> remove(const PeopleParts& parts, Visit& visit) {
  const auto& sent = visit.request.form;
  const auto passkey = base::parse_id(sent.get("what"));
  if (!passkey && sent.get("what") != "app") {
    web::FieldErrors errors;
    errors.add("what", base::msg("Choose which one."));
    return show_own(parts, visit, errors);
  }
  AL_TRY(const auto problems,
         parts.factors.remove(
             *visit.session, {passkey.value_or(base::Id{}), sent.get("password"), sent.get("code")},
             visit.now));
  if (!problems.empty()) return show_own(parts, visit, errors_of(problems));
  // A new session: the secret of the next app must not be the one that was taken away.
  const auto account = visit.session->account;
  AL_TRY_DO(parts.sessions.end_all(account));
  AL_TRY_DO(parts.sessions.start(visit, account, web::SignIn::Full));
  return web::see_other(own_url());
}

using Answer = base::Result<Response> (*)(const PeopleParts&, Visit&);

void add(web::Router& router, const PeopleParts& parts, web::Method method, std::string pattern,
         web::Access access, const char* help, std::vector<web::Field> fields, Answer answer) {
  std::optional<web::LimitKind> limit;
  if (method == web::Method::Post) limit = web::LimitKind::SignIn;
  router.add({.method = method,
              .pattern = std::move(pattern),
              .access = std::move(access),
              .help = help,
              .fields = std::move(fields),
              .limit = limit,
              .handler = [&parts, answer](Visit& visit) { return answer(parts, visit); }});
}

}  // namespace

void add_factor_routes(web::Router& router, const PeopleParts& parts) {
  using enum web::Method;
  const auto half = web::Access::password_only();
  const auto full = web::Access::signed_in();
  const std::string own = "/tai-khoan/buoc-hai";
  add(router, parts, Get, own, half, "One's own second step", {},
      [](const PeopleParts& p, Visit& visit) { return show_own(p, visit, {}); });
  add(router, parts, Get, own + "/ung-dung", half, "Set up an authenticator app", {},
      [](const PeopleParts& p, Visit& visit) { return show_app(p, visit, {}); });
  add(router, parts, Post, own + "/ung-dung", half, "Confirm an authenticator app",
      {{"code", 100}, {"next", 2000}}, confirm_app);
  add(router, parts, Get, own + "/khoa", half, "Add a passkey", {},
      [](const PeopleParts& p, Visit& visit) { return show_key(p, visit, {}); });
  add(router, parts, Post, own + "/khoa", half, "Add a passkey",
      {{"name", 300},
       {"credential", 2000},
       {"client_data", 12000},
       {"data", 40000},
       {"signature", 10},
       {"next", 2000}},
      take_key);
  add(router, parts, Post, own + "/ma-du-phong", full, "Make new recovery codes",
      {{"renew_code", 100}}, renew_codes);
  add(router, parts, Post, own + "/bo", full, "Take away one second step",
      {{"what", 40}, {"password", 2000}, {"code", 100}}, remove);
}

}  // namespace anlanh::people
