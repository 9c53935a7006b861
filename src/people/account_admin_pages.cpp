#include "people/account_admin_pages.h"

#include <algorithm>

#include "people/form_help.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "people/sign_in_rules.h"
#include "web/components/filter/filter.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/pagination/pagination.h"
#include "web/components/summary-list/summary_list.h"
#include "web/components/table/table.h"
#include "web/components/tag/tag.h"
#include "web/components/warning-text/warning_text.h"
#include "web/visit.h"

namespace anlanh::people {

namespace {

using web::Html;
using web::Response;
using web::Url;
using web::Visit;

constexpr std::size_t kPageRows = 50;

Url list_url() { return Url::local("/tai-khoan/quan-ly"); }
Url account_url(base::Id id) { return web::path({"/tai-khoan/quan-ly", id}); }

web::Page office_page(base::Words title, Url back, Html content) {
  return {.title = std::move(title),
          .kind = web::PageKind::Office,
          .back = std::move(back),
          .content = std::move(content)};
}

Html state_tag(const base::Translator& t, const Account& account, base::Instant now) {
  if (account.state == AccountState::Closed)
    return web::tag({.label = t.in_context("account", "Closed"), .classes = "govuk-tag--grey"});
  if (idle_at(account, now))
    return web::tag({.label = t("Shut: not used for 45 days"), .classes = "govuk-tag--red"});
  if (account.locked_until && now < *account.locked_until)
    return web::tag({.label = t("Locked for now"), .classes = "govuk-tag--orange"});
  if (account.password_kind == PasswordKind::Once)
    return web::tag({.label = t("First password"), .classes = "govuk-tag--yellow"});
  return web::tag({.label = t("In use"), .classes = "govuk-tag--green"});
}

std::string role_names(const base::Translator& t, const std::vector<Role>& roles,
                       const Account& account) {
  std::string out;
  for (const auto& role : roles)
    for (const auto& code : account.roles)
      if (code == role.code) out += (out.empty() ? "" : ", ") + t(role.name).text;
  return out;
}

std::string time_or_dash(const std::optional<base::Instant>& at) {
  return at ? base::vietnam_time_text(*at) : "–";
}

// --- the list ---

AccountFilter filter_of(const Visit& visit) {
  AccountFilter filter{.text = visit.request.query.get("tim"),
                       .role = visit.request.query.get("vai-tro"),
                       .states = AccountFilter::States::Active};
  const auto& state = visit.request.query.get("trang-thai");
  if (state == "dong") filter.states = AccountFilter::States::Closed;
  if (state == "tat-ca") filter.states = AccountFilter::States::All;
  return filter;
}

Html filter_fields(const Visit& visit, const std::vector<Role>& roles) {
  const auto& t = visit.view.t;
  std::vector<web::Choice> role_list{{.value = "", .label = t("Any role")}};
  for (const auto& role : roles) role_list.push_back({.value = role.code, .label = t(role.name)});
  return web::text_field(visit.view, {.name = "tim",
                                      .label = t("Name, login or unit"),
                                      .value = visit.request.query.get("tim"),
                                      .type = "search"}) +
         web::select_field(visit.view, {.name = "vai-tro",
                                        .label = t("Role"),
                                        .choices = role_list,
                                        .value = visit.request.query.get("vai-tro")}) +
         web::select_field(
             visit.view, {.name = "trang-thai",
                          .label = t("State"),
                          .choices = {{.value = "", .label = t("In use")},
                                      {.value = "dong", .label = t.in_context("account", "Closed")},
                                      {.value = "tat-ca", .label = t("All")}},
                          .value = visit.request.query.get("trang-thai")});
}

Html account_table(const Visit& visit, const std::vector<AccountRow>& rows,
                   const std::vector<Role>& roles, std::size_t from) {
  const auto& t = visit.view.t;
  web::Table list{.caption = t("Accounts"),
                  .caption_classes = "govuk-visually-hidden",
                  .head = {{.content = t("Full name")},
                           {.content = t("Login")},
                           {.content = t("Unit")},
                           {.content = t("Roles")},
                           {.content = t("Last sign-in")},
                           {.content = t("State")}}};
  for (auto i = from; i < std::min(rows.size(), from + kPageRows); ++i) {
    const auto& account = rows[i].account;
    list.rows.push_back(
        {{.content = web::el("a", {web::cls("govuk-link"), web::href(account_url(account.id))},
                             account.name)},
         {.content = account.login},
         {.content = rows[i].unit_name},
         {.content = role_names(t, roles, account)},
         {.content = time_or_dash(account.last_sign_in_at)},
         {.content = state_tag(t, account, visit.now)}});
  }
  return web::scroll_frame(t("Accounts"), web::table(list));
}

base::Result<Response> show_list(const PeopleParts& parts, Visit& visit) {
  const auto& t = visit.view.t;
  AL_TRY(const auto rows, list_accounts(parts.accounts, officer_of(visit), filter_of(visit)));
  AL_TRY(const auto roles, list_roles(parts.accounts));
  const auto pages = (rows.size() + kPageRows - 1) / kPageRows;
  const auto page =
      std::min(page_number(visit.request.query.get("trang")), std::max<std::size_t>(pages, 1));
  auto list =
      web::paragraph(
          t.plural("{1} account", "{1} accounts", static_cast<std::int64_t>(rows.size()))) +
      account_table(visit, rows, roles, (page - 1) * kPageRows) +
      web::page_links(visit.view, visit.view.here, static_cast<int>(page), static_cast<int>(pages));
  auto content = web::heading(t("Accounts")) +
                 web::paragraph(web::button_link(t("Create an account"),
                                                 Url::local("/tai-khoan/quan-ly/tao"))) +
                 (officer_of(visit).may(rights::kRolesManage)
                      ? web::paragraph(web::link(t("Roles"), Url::local("/vai-tro")))
                      : Html()) +
                 web::filter_layout(web::filter({.heading = t("Filter"),
                                                 .chosen_heading = t("Selected filters"),
                                                 .clear_label = t("Clear filters"),
                                                 .remove_spoken = t("Remove this filter"),
                                                 .apply_label = t("Apply filters"),
                                                 .action = list_url(),
                                                 .options = filter_fields(visit, roles)}),
                                    list);
  return web::page(web::render_page(visit.view, {.title = t("Accounts"),
                                                 .kind = web::PageKind::Office,
                                                 .width = web::PageWidth::Wide,
                                                 .content = std::move(content)}));
}

// --- creating ---

// The choice of a unit: a list, and above it a search for those it does not show.
base::Result<Html> unit_field(const PeopleParts& parts, const Visit& visit, base::Id chosen,
                              const web::FieldErrors& errors) {
  const auto& t = visit.view.t;
  AL_TRY(const auto units, list_units_to_choose(parts.accounts, base::vietnam_date(visit.now)));
  return web::select_field(
      visit.view,
      {.name = "unit",
       .label = t("Unit"),
       .choices = unit_choices(visit.view, units, visit.request.query.get("tim"), chosen),
       .hint = t("Schools are not in the list until you search for their name or code."),
       .value = chosen ? base::id_text(chosen) : std::string(),
       .error = errors.of("unit")});
}

Html unit_search(const Visit& visit, const Url& here) {
  const auto& t = visit.view.t;
  return web::get_form(here,
                       web::text_field(visit.view, {.name = "tim",
                                                    .label = t("Search for a unit"),
                                                    .value = visit.request.query.get("tim"),
                                                    .type = "search",
                                                    .width = "20"}),
                       web::submit_to(t("Search"), here));
}

base::Result<Response> show_create(const PeopleParts& parts, const Visit& visit,
                                   const NewAccount& typed, const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  const auto here = Url::local("/tai-khoan/quan-ly/tao");
  AL_TRY(const auto units, unit_field(parts, visit, typed.unit, errors));
  AL_TRY(const auto roles, list_roles(parts.accounts));
  auto content =
      web::heading(t("Create an account")) + unit_search(visit, here) +
      web::form(
          view, here, units,
          web::text_field(view, {.name = "name",
                                 .label = t("Full name"),
                                 .value = typed.name,
                                 .error = errors.of("name"),
                                 .autocomplete = "off"}),
          web::text_field(view, {.name = "login",
                                 .label = t("Login"),
                                 .hint = t("Letters without marks, digits and dots: hoa.nguyen"),
                                 .value = typed.login,
                                 .error = errors.of("login"),
                                 .width = "20",
                                 .autocomplete = "off",
                                 .spellcheck = web::Spellcheck::No}),
          web::checkbox_field(view, {.name = "roles",
                                     .label = t("Roles"),
                                     .choices = role_choices(view, roles),
                                     .hint = t("Only what this person needs for their work."),
                                     .values = typed.roles,
                                     .error = errors.of("roles")}),
          web::submit(t("Create the account")));
  return form_page(view, office_page(t("Create an account"), list_url(), std::move(content)),
                   errors);
}

// The one page that ever shows the password: it must not be compressed beside anything chosen.
Response show_password(const Visit& visit, const AccountRow& row, const std::string& password) {
  const auto& t = visit.view.t;
  auto content =
      web::heading(t("First password of {1}", row.account.name)) +
      web::paragraph(
          t("Hand it over in person or by telephone, not by message. At the first sign-in it "
            "must be changed.")) +
      web::summary_list(
          {.rows = {{.key = t("Login"), .value = row.account.login},
                    {.key = t("First password"), .value = web::el("code", {}, password)}}}) +
      web::warning_text(
          {.content = t("This password is shown only now. If it is lost, set a new one."),
           .spoken_prefix = t("Warning")}) +
      web::paragraph(web::link(t("To the account"), account_url(row.account.id)));
  auto answer = web::page(web::render_page(
      visit.view,
      office_page(t("First password of {1}", row.account.name), list_url(), std::move(content))));
  answer.compression = web::Compression::Never;
  return answer;
}

base::Result<Response> create(const PeopleParts& parts, Visit& visit) {
  const auto& sent = visit.request.form;
  const NewAccount typed{normal_login(sent.get("login")), sent.get("name"),
                         base::parse_id(sent.get("unit")).value_or(base::Id{}), sent.all("roles")};
  AL_TRY(const auto created, create_account(parts.accounts, officer_of(visit), typed, visit.now));
  if (!created.problems.empty())
    return show_create(parts, visit, typed, errors_of(created.problems));
  AL_TRY(const auto row, show_account(parts.accounts, officer_of(visit), created.id));
  return show_password(visit, row, created.first_password);
}

// --- one account ---

Html account_facts(const Visit& visit, const AccountRow& row) {
  const auto& t = visit.view.t;
  const auto& account = row.account;
  return web::summary_list(
      {.rows = {
           {.key = t("Login"), .value = account.login},
           {.key = t("Unit"), .value = row.unit_name},
           {.key = t("State"), .value = state_tag(t, account, visit.now)},
           {.key = t("Created"), .value = base::vietnam_time_text(account.created_at)},
           {.key = t("Last sign-in"), .value = time_or_dash(account.last_sign_in_at)},
           {.key = t("Second step"),
            .value = account.second_factor == SecondFactor::None ? t("None yet") : t("Set up")}}});
}

base::Result<Html> rights_form(const PeopleParts& parts, const Visit& visit,
                               const AccountRow& row) {
  const auto& t = visit.view.t;
  AL_TRY(const auto roles, list_roles(parts.accounts));
  AL_TRY(const auto units, unit_field(parts, visit, row.account.unit, {}));
  return web::heading_2(t("Unit and roles")) + unit_search(visit, account_url(row.account.id)) +
         web::form(visit.view, web::path({"/tai-khoan/quan-ly", row.account.id, "/vai-tro"}), units,
                   web::checkbox_field(visit.view, {.name = "roles",
                                                    .label = t("Roles"),
                                                    .choices = role_choices(visit.view, roles),
                                                    .values = row.account.roles}),
                   web::submit(t("Save unit and roles")));
}

Html act(const Visit& visit, const AccountRow& row, std::string_view what,
         const base::Words& label) {
  return web::form(visit.view, web::path({"/tai-khoan/quan-ly", row.account.id, what}),
                   web::submit(label));
}

base::Result<Response> show_one(const PeopleParts& parts, Visit& visit) {
  const auto& t = visit.view.t;
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto row, show_account(parts.accounts, officer_of(visit), id));
  auto content = web::heading(base::Words{row.account.name}) + account_facts(visit, row);
  if (id == officer_of(visit).account) {
    content += web::inset_text({.content = t("This is your own account. Its rights are changed by "
                                             "another administrator.")});
  } else if (row.account.state == AccountState::Closed) {
    content += act(visit, row, "mo-lai", t("Reopen the account"));
  } else {
    AL_TRY(const auto rights, rights_form(parts, visit, row));
    if (idle_at(row.account, visit.now))
      content += act(visit, row, "mo-lai", t("Open the account again"));
    content +=
        rights + web::heading_2(t("Password")) +
        web::paragraph(t("A new first password takes back a lock and signs the person out of "
                         "every browser.")) +
        act(visit, row, "dat-lai", t("Set a new first password")) +
        (row.account.second_factor == SecondFactor::None
             ? Html()
             : web::heading_2(t("Second step of signing in")) +
                   web::paragraph(t("When the telephone and the codes are lost: the second step is "
                                    "taken away, a new first password is handed out, and the "
                                    "person sets it up anew.")) +
                   act(visit, row, "bo-buoc-hai", t("Reset the second step"))) +
        web::heading_2(t("Close the account")) +
        web::paragraph(t("Nobody can sign in with it any more. What the person did stays in the "
                         "records.")) +
        act(visit, row, "dong", t("Close the account"));
  }
  return web::page(web::render_page(
      visit.view, office_page(base::Words{row.account.name}, list_url(), std::move(content))));
}

base::Result<Response> save_rights(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& sent = visit.request.form;
  AL_TRY_DO(change_roles(parts.accounts, officer_of(visit), id,
                         base::parse_id(sent.get("unit")).value_or(base::Id{}), sent.all("roles"),
                         visit.now));
  return web::see_other(account_url(id));
}

base::Result<Response> reset(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto password, reset_password(parts.accounts, officer_of(visit), id, visit.now));
  AL_TRY_DO(parts.sessions.end_all(id));
  AL_TRY(const auto row, show_account(parts.accounts, officer_of(visit), id));
  return show_password(visit, row, password);
}

base::Result<Response> reset_factor(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY_DO(parts.factors.reset_for(officer_of(visit), id, visit.now));
  return reset(parts, visit);
}

base::Result<Response> close(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY_DO(close_account(parts.accounts, officer_of(visit), id, visit.now));
  AL_TRY_DO(parts.sessions.end_all(id));
  return web::see_other(account_url(id));
}

base::Result<Response> reopen(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  AL_TRY_DO(reopen_account(parts.accounts, officer_of(visit), id, visit.now));
  return web::see_other(account_url(id));
}

using Answer = base::Result<Response> (*)(const PeopleParts&, Visit&);

void add(web::Router& router, const PeopleParts& parts, web::Method method, std::string pattern,
         const char* help, std::vector<web::Field> fields, Answer answer) {
  router.add({.method = method,
              .pattern = std::move(pattern),
              .access = web::Access::right(rights::kAccountsManage),
              .help = help,
              .fields = std::move(fields),
              .handler = [&parts, answer](Visit& visit) { return answer(parts, visit); }});
}

}  // namespace

void add_account_admin_routes(web::Router& router, const PeopleParts& parts) {
  using enum web::Method;
  const std::string one = "/tai-khoan/quan-ly/:id";
  add(router, parts, Get, "/tai-khoan/quan-ly", "List of accounts", {}, show_list);
  add(router, parts, Get, "/tai-khoan/quan-ly/tao", "Create an account", {},
      [](const PeopleParts& p, Visit& visit) { return show_create(p, visit, {}, {}); });
  add(router, parts, Post, "/tai-khoan/quan-ly/tao", "Create an account",
      {{"login", 200}, {"name", 1000}, {"unit", 40}, web::many("roles", 60)}, create);
  add(router, parts, Get, one, "One account", {}, show_one);
  add(router, parts, Post, one + "/vai-tro", "Change unit and roles of an account",
      {{"unit", 40}, web::many("roles", 60)}, save_rights);
  add(router, parts, Post, one + "/dat-lai", "Set a new first password", {}, reset);
  add(router, parts, Post, one + "/bo-buoc-hai", "Reset the second step of a colleague", {},
      reset_factor);
  add(router, parts, Post, one + "/dong", "Close an account", {}, close);
  add(router, parts, Post, one + "/mo-lai", "Reopen an account", {}, reopen);
}

}  // namespace anlanh::people
