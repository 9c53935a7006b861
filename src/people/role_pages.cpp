#include "people/role_pages.h"

#include <charconv>

#include "people/form_help.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "people/role_actions.h"
#include "people/role_views.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/notification-banner/notification_banner.h"
#include "web/components/table/table.h"
#include "web/visit.h"

namespace anlanh::people {

namespace {

using web::Html;
using web::Response;
using web::Url;
using web::Visit;

Url list_url() { return Url::local("/vai-tro"); }

web::Page office_page(base::Words title, Url back, Html content) {
  return {.title = std::move(title),
          .kind = web::PageKind::Office,
          .back = std::move(back),
          .content = std::move(content)};
}

std::vector<web::Field> role_form_fields(std::vector<web::Field> more) {
  for (web::Field field : std::initializer_list<web::Field>{{"name_vi", 400},
                                                            {"name_en", 400},
                                                            {"purpose_vi", 1500},
                                                            {"purpose_en", 1500},
                                                            {"second_factor", 1},
                                                            {"version", 20}})
    more.push_back(std::move(field));
  for (const auto& right : all_rights())
    more.push_back(web::Field(right_field(right.name).c_str(), 20));
  return more;
}

Role role_of(const Visit& visit, std::string code) {
  const auto& sent = visit.request.form;
  Role role;
  role.code = std::move(code);
  role.name = {sent.get("name_vi"), sent.get("name_en")};
  role.purpose = {sent.get("purpose_vi"), sent.get("purpose_en")};
  role.needs_second_factor = sent.get("second_factor") == "1";
  const auto& version = sent.get("version");
  role.version = 0;
  std::from_chars(version.data(), version.data() + version.size(), role.version);
  for (const auto& right : all_rights())
    if (const auto reach = parse_reach(sent.get(right_field(right.name))))
      role.grants.push_back({std::string(right.name), *reach});
  return role;
}

// --- the list ---

Html waiting_list(const Visit& visit, const RoleBoard& board) {
  const auto& t = visit.view.t;
  if (board.waiting.empty()) return Html();
  std::vector<Html> items;
  for (const auto& change : board.waiting)
    items.push_back(
        web::el("li", {},
                web::link(t("{1}, asked by {2}", t(change.wanted.name).text, change.asked_name),
                          web::path({"/vai-tro/cho-duyet", change.id}))));
  return web::heading_2(t("Changes that wait for a second person")) +
         web::el("ul", {web::cls("govuk-list govuk-list--bullet")}, items);
}

base::Result<Response> show_list(const PeopleParts& parts, Visit& visit) {
  const auto& t = visit.view.t;
  AL_TRY(const auto board, list_role_board(parts.accounts, officer_of(visit)));
  web::Table list{.caption = t("Roles"),
                  .caption_classes = "govuk-visually-hidden",
                  .head = {{.content = t("Role")},
                           {.content = t("What it is for")},
                           {.content = t("Accounts")},
                           {.content = t("Second step")},
                           {.content = t("State")}}};
  for (const auto& row : board.roles)
    list.rows.push_back(
        {{.content = web::link(t(row.role.name), web::path({"/vai-tro", row.role.code}))},
         {.content = t(row.role.purpose)},
         {.content = t.number(row.holders)},
         {.content = row.role.needs_second_factor ? t("needed") : t("free")},
         {.content = row.role.ended_at ? t("ended") : t("in force")}});
  auto content = web::heading(t("Roles")) +
                 web::paragraph(t("A role says what an account may do and how far. A change holds "
                                  "from the next click of everybody who has the role.")) +
                 web::paragraph(web::button_link(t("Create a role"), Url::local("/vai-tro/tao"))) +
                 waiting_list(visit, board) + web::scroll_frame(t("Roles"), web::table(list));
  auto page = office_page(t("Roles"), Url::local("/tai-khoan/quan-ly"), std::move(content));
  page.width = web::PageWidth::Wide;
  return web::page(web::render_page(visit.view, page));
}

// --- one role ---

Response show_form(const Visit& visit, const Role& role, const web::FieldErrors& errors,
                   const Html& more) {
  const auto& view = visit.view;
  const auto& t = view.t;
  auto content =
      web::heading(t("Role: {1}", t(role.name).text)) +
      web::form(view, web::path({"/vai-tro", role.code}), role_fields(view, role, errors),
                web::hidden_field("version", std::to_string(role.version)),
                web::submit(t("Show what this would change"))) +
      more;
  return form_page(
      view, office_page(t("Role: {1}", t(role.name).text), list_url(), std::move(content)), errors);
}

Html below_form(const Visit& visit, const RoleRow& row) {
  const auto& t = visit.view.t;
  Html out = web::heading_2(t("Make another role out of this one")) +
             web::paragraph(web::button_link(
                 t("Copy"), Url::local("/vai-tro/tao").with("tu", row.role.code))) +
             web::heading_2(t("End this role"));
  if (row.holders > 0)
    return out + web::paragraph(t.plural(
                     "{1} account has this role. Give it another one first.",
                     "{1} accounts have this role. Give them another one first.", row.holders));
  return out +
         web::paragraph(t("Nobody can be given an ended role. What was done under it stays in "
                          "the records.")) +
         web::form(visit.view, web::path({"/vai-tro", row.role.code, "ket-thuc"}),
                   web::submit(t("End this role")));
}

base::Result<Response> show_one(const PeopleParts& parts, Visit& visit) {
  const auto& t = visit.view.t;
  AL_TRY(const auto row,
         show_role(parts.accounts, officer_of(visit), visit.request.path_params.get("code")));
  if (row.role.ended_at)
    return web::page(web::render_page(
        visit.view,
        office_page(t(row.role.name), list_url(),
                    web::heading(t(row.role.name)) +
                        web::paragraph(t("This role ended on {1}.",
                                         base::vietnam_time_text(*row.role.ended_at))))));
  return show_form(visit, row.role, {}, below_form(visit, row));
}

Response show_preview(const Visit& visit, const Role& wanted, const RolePreview& preview) {
  const auto& view = visit.view;
  const auto& t = view.t;
  auto content = web::heading(t("What the change does")) +
                 (preview.changes.empty()
                      ? web::paragraph(t("No right changes. Name, purpose and second step may."))
                      : change_list(t, preview.changes)) +
                 impact_table(t, preview.accounts);
  if (preview.second == NeedsSecond::Yes)
    content += web::inset_text({.content = t("You have this role yourself. The change waits until "
                                             "another administrator confirms it.")});
  content += web::form(view, web::path({"/vai-tro", wanted.code}), hidden_role_fields(wanted),
                       web::hidden_field("step", "luu"),
                       web::submit(preview.second == NeedsSecond::Yes ? t("Ask for confirmation")
                                                                      : t("Change the role")));
  return web::page(web::render_page(
      view, office_page(t("What the change does"), web::path({"/vai-tro", wanted.code}),
                        std::move(content))));
}

base::Result<Response> take_form(const PeopleParts& parts, Visit& visit) {
  const auto wanted = role_of(visit, visit.request.path_params.get("code"));
  AL_TRY(const auto preview, preview_role(parts.accounts, officer_of(visit), wanted));
  if (!preview.problems.empty())
    return show_form(visit, wanted, errors_of(preview.problems), Html());
  if (visit.request.form.get("step") != "luu") return show_preview(visit, wanted, preview);
  AL_TRY_DO(change_role(parts.accounts, officer_of(visit), wanted, visit.now));
  return web::see_other(list_url());
}

base::Result<Response> end(const PeopleParts& parts, Visit& visit) {
  AL_TRY_DO(end_role(parts.accounts, officer_of(visit), visit.request.path_params.get("code"),
                     visit.now));
  return web::see_other(list_url());
}

// --- a new one ---

Response show_create(const Visit& visit, const Role& role, const web::FieldErrors& errors) {
  const auto& view = visit.view;
  const auto& t = view.t;
  auto content = web::heading(t("Create a role")) + web::form(view, Url::local("/vai-tro/tao"),
                                                              role_fields(view, role, errors),
                                                              web::submit(t("Create a role")));
  return form_page(view, office_page(t("Create a role"), list_url(), std::move(content)), errors);
}

base::Result<Response> open_create(const PeopleParts& parts, Visit& visit) {
  Role role;
  const auto& from = visit.request.query.get("tu");
  if (!from.empty()) {
    AL_TRY(const auto row, show_role(parts.accounts, officer_of(visit), from));
    role = row.role;
    role.name = {};
  }
  return show_create(visit, role, {});
}

base::Result<Response> create(const PeopleParts& parts, Visit& visit) {
  const auto wanted = role_of(visit, "");
  AL_TRY(const auto problems, check_role(officer_of(visit), wanted));
  if (!problems.empty()) return show_create(visit, wanted, errors_of(problems));
  AL_TRY(const auto code, create_role(parts.accounts, officer_of(visit), wanted, visit.now));
  return web::see_other(web::path({"/vai-tro", code}));
}

// --- a change that waits ---

base::Result<Response> show_waiting(const PeopleParts& parts, Visit& visit) {
  const auto& view = visit.view;
  const auto& t = view.t;
  AL_TRY(const auto id, id_of(visit));
  AL_TRY(const auto change, show_role_change(parts.accounts, officer_of(visit), id));
  AL_TRY(const auto preview, preview_role(parts.accounts, officer_of(visit), change.wanted));
  const bool own = change.asked_by == officer_of(visit).account;
  auto content =
      web::heading(t("Role: {1}", t(change.wanted.name).text)) +
      web::paragraph(
          t("Asked by {1} on {2}.", change.asked_name, base::vietnam_time_text(change.asked_at))) +
      change_list(t, preview.changes) + impact_table(t, preview.accounts) +
      (own ? web::inset_text({.content = t("Somebody else must confirm it.")})
           : web::form(view, web::path({"/vai-tro/cho-duyet", id}),
                       web::hidden_field("act", "duyet"), web::submit(t("Confirm the change")))) +
      web::form(view, web::path({"/vai-tro/cho-duyet", id}), web::hidden_field("act", "rut"),
                web::submit(t("Withdraw the change")));
  return web::page(web::render_page(
      view, office_page(t("A change that waits"), list_url(), std::move(content))));
}

base::Result<Response> decide(const PeopleParts& parts, Visit& visit) {
  AL_TRY(const auto id, id_of(visit));
  const auto& officer = officer_of(visit);
  if (visit.request.form.get("act") == "duyet") {
    AL_TRY_DO(confirm_role_change(parts.accounts, officer, id, visit.now));
  } else {
    AL_TRY_DO(withdraw_role_change(parts.accounts, officer, id, visit.now));
  }
  return web::see_other(list_url());
}

using Answer = base::Result<Response> (*)(const PeopleParts&, Visit&);

void add(web::Router& router, const PeopleParts& parts, web::Method method, std::string pattern,
         const char* help, std::vector<web::Field> fields, Answer answer) {
  router.add({.method = method,
              .pattern = std::move(pattern),
              .access = web::Access::right(rights::kRolesManage),
              .help = help,
              .fields = std::move(fields),
              .handler = [&parts, answer](Visit& visit) { return answer(parts, visit); }});
}

}  // namespace

void add_role_routes(web::Router& router, const PeopleParts& parts) {
  using enum web::Method;
  add(router, parts, Get, "/vai-tro", "List of roles", {}, show_list);
  add(router, parts, Get, "/vai-tro/tao", "Create a role", {}, open_create);
  add(router, parts, Post, "/vai-tro/tao", "Create a role", role_form_fields({}), create);
  add(router, parts, Get, "/vai-tro/:code", "One role", {}, show_one);
  add(router, parts, Post, "/vai-tro/:code", "Change a role", role_form_fields({{"step", 10}}),
      take_form);
  add(router, parts, Post, "/vai-tro/:code/ket-thuc", "End a role", {}, end);
  add(router, parts, Get, "/vai-tro/cho-duyet/:id", "A change of a role that waits", {},
      show_waiting);
  add(router, parts, Post, "/vai-tro/cho-duyet/:id", "Confirm or withdraw a change of a role",
      {{"act", 10}}, decide);
}

}  // namespace anlanh::people
