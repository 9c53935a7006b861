#include "people/account_pages.h"

#include "people/form_help.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "web/components/notification-banner/notification_banner.h"
#include "web/components/summary-list/summary_list.h"
#include "web/visit.h"

namespace anlanh::people {

namespace {

using web::Html;
using web::Response;
using web::Url;
using web::Visit;

Html role_list(const base::Translator& t, const std::vector<Role>& roles, const Account& account) {
  Html items;
  for (const auto& role : roles)
    for (const auto& code : account.roles)
      if (code == role.code) items += el("li", {}, t(role.name), web::punct(": "), t(role.purpose));
  return el("ul", {web::cls("govuk-list govuk-list--bullet")}, items);
}

// What a right reaches, said by the scope itself: not by the table it came from.
Html right_list(const base::Translator& t, const Officer& officer) {
  Html items;
  for (const auto& right : all_rights()) {
    const auto& scope = officer.scope(right.name);
    if (scope.empty()) continue;
    const auto reach = scope.all()              ? Reach::All
                       : scope.ids().size() > 1 ? Reach::UnitAndBelow
                       : scope.ids().empty()    ? Reach::Own
                                                : Reach::OwnUnit;
    items += el("li", {}, t(right.meaning), web::punct(" – "), t(reach_name(reach)));
  }
  if (items.empty())
    return web::paragraph(
        t("None at present. Ask the administrator whether your unit has changed."));
  return el("ul", {web::cls("govuk-list govuk-list--bullet")}, items);
}

base::Result<Response> show_account_page(const PeopleParts& parts, Visit& visit) {
  const auto& t = visit.view.t;
  const auto& officer = officer_of(visit);
  AL_TRY(const auto row, show_own_account(parts.accounts, officer.account));
  AL_TRY(const auto roles, list_roles(parts.accounts));
  const auto& account = row.account;
  const auto last = account.last_sign_in_at ? base::vietnam_time_text(*account.last_sign_in_at)
                                            : std::string("–");
  auto content =
      (visit.request.query.get("da-doi").empty()
           ? Html()
           : web::notification_banner({.title = t("Done"),
                                       .heading = t("Your new password is valid from now on. Every "
                                                    "other browser has been signed out."),
                                       .type = web::BannerType::Success})) +
      web::heading(t("Your account")) +
      web::summary_list(
          {.rows = {{.key = t("Full name"), .value = account.name},
                    {.key = t("Login"), .value = account.login},
                    {.key = t("Unit"), .value = row.unit_name},
                    {.key = t("Last sign-in"), .value = last},
                    {.key = t("Roles"), .value = role_list(t, roles, account)},
                    {.key = t("What you may do"), .value = right_list(t, officer)}}}) +
      web::heading_2(t("Password")) +
      web::paragraph(web::link(t("Change the password"), Url::local("/tai-khoan/mat-khau"))) +
      web::heading_2(t("Second step of signing in")) +
      web::paragraph(
          web::link(t("App, passkeys and recovery codes"), Url::local("/tai-khoan/buoc-hai"))) +
      web::heading_2(t("Sign out everywhere")) +
      web::paragraph(
          t("If you forgot to sign out on another machine, end the sign-in in every browser, "
            "this one too.")) +
      web::form(visit.view, Url::local("/tai-khoan/dang-xuat-moi-noi"),
                web::submit(t("Sign out everywhere")));
  return web::page(web::render_page(
      visit.view,
      {.title = t("Your account"), .kind = web::PageKind::Office, .content = std::move(content)}));
}

Response show_change(const Visit& visit, const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  auto content =
      web::heading(t("Change the password")) +
      web::form(view, Url::local("/tai-khoan/mat-khau"),
                web::text_field(view, {.name = "current",
                                       .label = t("Present password"),
                                       .error = errors.of("current"),
                                       .type = "password",
                                       .autocomplete = "current-password"}),
                new_password_fields(view, errors), web::submit(t("Change the password")));
  return form_page(view,
                   {.title = t("Change the password"),
                    .kind = web::PageKind::Office,
                    .back = Url::local("/tai-khoan"),
                    .content = std::move(content)},
                   errors);
}

Response show_first_change(const Visit& visit, const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  auto content =
      web::heading(t("Choose your own password")) +
      web::paragraph(
          t("You signed in with a password that somebody handed you. Before you go on, choose "
            "one that only you know.")) +
      web::form(view, Url::local("/tai-khoan/mat-khau-dau"), new_password_fields(view, errors),
                web::submit(t("Continue")));
  return form_page(view, {.title = t("Choose your own password"), .content = std::move(content)},
                   errors);
}

PasswordChange change_of(const Visit& visit) {
  const auto& sent = visit.request.form;
  return {sent.get("current"), sent.get("next"), sent.get("again")};
}

// Every other browser is signed out: whoever knew the old password is gone with it.
base::Status sign_in_anew(const PeopleParts& parts, Visit& visit, base::Id account) {
  AL_TRY_DO(parts.sessions.end_all(account));
  return parts.sessions.start(visit, account, web::SignIn::Full);
}

base::Result<Response> change(const PeopleParts& parts, Visit& visit) {
  const auto account = officer_of(visit).account;
  AL_TRY(const auto problems,
         change_password(parts.accounts, account, change_of(visit), AskCurrent::Yes, visit.now));
  if (!problems.empty()) return show_change(visit, errors_of(problems));
  AL_TRY_DO(sign_in_anew(parts, visit, account));
  return web::see_other(Url::local("/tai-khoan").with("da-doi", "1"));
}

base::Result<Response> change_first(const PeopleParts& parts, Visit& visit) {
  const auto account = visit.session->account;
  AL_TRY(const auto owed, parts.factors.owed(*visit.session));
  // A session that owes its second step comes by here too: it may not use this way around it.
  if (owed != Owed::NewPassword)
    return base::make_error(base::Code::Refused, "the password was not handed out");
  AL_TRY(const auto problems,
         change_password(parts.accounts, account, change_of(visit), AskCurrent::No, visit.now));
  if (!problems.empty()) return show_first_change(visit, errors_of(problems));
  AL_TRY_DO(sign_in_anew(parts, visit, account));
  AL_TRY(const auto landing, parts.sign_in.find_landing(account, visit.now));
  return web::see_other(Url::parse_local(landing).value_or(Url::local("/tai-khoan")));
}

base::Result<Response> sign_out_everywhere(const PeopleParts& parts, Visit& visit) {
  const auto account = officer_of(visit).account;
  const std::string actor = officer_of(visit).name;
  AL_TRY_DO(parts.sessions.end_all(account));
  AL_TRY_DO(parts.sessions.end(visit));
  AL_TRY_DO(parts.sign_in.note_sign_out(account, actor, visit.now));
  return web::see_other(Url::local("/dang-nhap"));
}

void add_password_routes(web::Router& router, const PeopleParts& parts) {
  router.add(
      {.method = web::Method::Get,
       .pattern = "/tai-khoan/mat-khau",
       .access = web::Access::signed_in(),
       .help = "Change one's own password",
       .handler = [](Visit& visit) -> base::Result<Response> { return show_change(visit, {}); }});
  router.add({.method = web::Method::Post,
              .pattern = "/tai-khoan/mat-khau",
              .access = web::Access::signed_in(),
              .help = "Change one's own password",
              .fields = {{"current", 2000}, {"next", 2000}, {"again", 2000}},
              .limit = web::LimitKind::SignIn,
              .handler = [&parts](Visit& visit) { return change(parts, visit); }});
  router.add({.method = web::Method::Get,
              .pattern = "/tai-khoan/mat-khau-dau",
              .access = web::Access::password_only(),
              .help = "Choose one's own password in place of the first one",
              .handler = [](Visit& visit) -> base::Result<Response> {
                return show_first_change(visit, {});
              }});
  router.add({.method = web::Method::Post,
              .pattern = "/tai-khoan/mat-khau-dau",
              .access = web::Access::password_only(),
              .help = "Choose one's own password in place of the first one",
              .fields = {{"next", 2000}, {"again", 2000}},
              .limit = web::LimitKind::SignIn,
              .handler = [&parts](Visit& visit) { return change_first(parts, visit); }});
}

}  // namespace

void add_own_account_routes(web::Router& router, const PeopleParts& parts) {
  router.add({.method = web::Method::Get,
              .pattern = "/tai-khoan",
              .access = web::Access::signed_in(),
              .help = "One's own account and rights",
              .handler = [&parts](Visit& visit) { return show_account_page(parts, visit); }});
  router.add({.method = web::Method::Post,
              .pattern = "/tai-khoan/dang-xuat-moi-noi",
              .access = web::Access::signed_in(),
              .help = "Sign out of every browser",
              .handler = [&parts](Visit& visit) { return sign_out_everywhere(parts, visit); }});
  add_password_routes(router, parts);
}

}  // namespace anlanh::people
