#include "app/home_pages.h"

#include <algorithm>
#include <memory>

#include "people/right_model.h"
#include "store/health.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::app {

namespace {

using base::Translator;
using web::el;
using web::Html;
using web::Url;

struct Door {
  base::Words title;
  base::Words what;
  Url url;
};

Html door(const Door& door) {
  return el("li", {web::cls("al-door")},
            el("h2", {web::cls("govuk-heading-m")},
               el("a", {web::cls("govuk-link"), web::href(door.url)}, door.title)),
            web::paragraph(door.what));
}

std::vector<Door> public_doors(const Translator& t) {
  return {
      {t("I need help, or I want to tell something"),
       t("For children and for those who worry about a child. No account, and you need not say your name."),
       Url::local("/goc-cua-em")},
      {t("Lessons"), t("Ten minutes each, for children, parents and teachers."),
       Url::local("/bai-hoc")}};
}

// What an officer may open, by the same rights that the pages themselves ask.
std::vector<Door> office_doors(const Translator& t, const web::Principal& officer) {
  using namespace people;
  std::vector<Door> doors;
  const auto add = [&](std::string_view right, Door door) {
    if (officer.may(right)) doors.push_back(std::move(door));
  };
  add(rights::kReportsRead,
      {t("Inbox"), t("Reports in order of risk and deadline."), Url::local("/hop-thu")});
  add(rights::kCasesRead,
      {t("Cases"), t("Children who are being helped, and who owes what by when."),
       Url::local("/vu-viec")});
  add(rights::kCatalogRead, {t("Closed addresses"), t("What the guard blocks, since when and why."),
                             Url::local("/danh-muc")});
  add(rights::kSessionsRead, {t("Awareness sessions"), t("What schools have held this term."),
                              Url::local("/truyen-thong")});
  add(rights::kTargetsRead,
      {t("Targets"), t("The programme's four targets, each open down to its rows."),
       Url::local("/chi-tieu")});
  add(rights::kUnitsManage,
      {t("Units and schools"), t("The province, its communes and schools on each day."),
       Url::local("/don-vi")});
  add(rights::kAccountsManage, {t("Accounts"), t("Who may sign in, and what each may do."),
                                Url::local("/tai-khoan/quan-ly")});
  add(rights::kAuditRead, {t("Audit log"), t("Who did what, in a chain that shows any change."),
                           Url::local("/nhat-ky")});
  return doors;
}

Html doors_list(const std::vector<Door>& doors) {
  std::vector<Html> items;
  for (const auto& one : doors) items.push_back(door(one));
  return el("ul", {web::cls("al-doors")}, items);
}

base::Result<web::Response> show_home(web::Visit& visit) {
  const auto& t = visit.view.t;
  Html content = web::heading(t("Safe and wholesome online"));
  if (visit.principal) content += doors_list(office_doors(t, *visit.principal));
  content += doors_list(public_doors(t));
  content += web::paragraph(web::helpline_link(visit.view));
  if (!visit.principal)
    content +=
        web::paragraph(web::link(t("Sign in for officers and schools"), Url::local("/dang-nhap")));
  const auto kind = visit.principal ? web::PageKind::Office : web::PageKind::Public;
  return web::page(web::render_page(
      visit.view, {.title = t("Home"), .kind = kind, .content = std::move(content)}));
}

base::Words access_words(const Translator& t, const web::Access& access) {
  switch (access.kind()) {
    case web::Access::Kind::SameForAll:
    case web::Access::Kind::Public: return t("Anybody");
    case web::Access::Kind::SignedIn: return t("Signed in");
    case web::Access::Kind::PasswordOnly: return t("Signed in, second factor still owed");
    case web::Access::Kind::Right: return base::Words{access.right_name()};
  }
  return t("Anybody");
}

struct RouteLine {
  std::string method;
  std::string pattern;
  web::Access access;
  const char* help;
};

Html route_row(const Translator& t, const RouteLine& line) {
  return el("tr", {web::cls("govuk-table__row")},
            el("td", {web::cls("govuk-table__cell")}, line.method),
            el("td", {web::cls("govuk-table__cell")}, line.pattern),
            el("td", {web::cls("govuk-table__cell")}, access_words(t, line.access)),
            el("td", {web::cls("govuk-table__cell")}, t(line.help)));
}

Html header_cell(const base::Words& words) {
  return el("th", {web::cls("govuk-table__header"), web::attr("scope", "col")}, words);
}

base::Result<web::Response> show_routes(web::Visit& visit, const std::vector<RouteLine>& lines) {
  const auto& t = visit.view.t;
  std::vector<Html> rows;
  for (const auto& line : lines) rows.push_back(route_row(t, line));
  Html table =
      el("table", {web::cls("govuk-table")},
         el("thead", {web::cls("govuk-table__head")},
            el("tr", {web::cls("govuk-table__row")}, header_cell(t("Method")),
               header_cell(t("Address")), header_cell(t("Who")), header_cell(t("What for")))),
         el("tbody", {web::cls("govuk-table__body")}, rows));
  Html content = web::heading(t("All pages of this program")) + table;
  return web::page(web::render_page(visit.view, {.title = t("All pages of this program"),
                                                 .kind = web::PageKind::Office,
                                                 .width = web::PageWidth::Wide,
                                                 .content = std::move(content)}));
}

}  // namespace

void add_home_routes(web::Router& router) {
  router.add({.method = web::Method::Get,
              .pattern = "/",
              .access = web::Access::public_(),
              .help = "The front door",
              .handler = show_home});
}

void add_health_route(web::Router& router, store::Store& store) {
  router.add({.method = web::Method::Get,
              .pattern = "/khoe",
              .access = web::Access::public_(),
              .help = "Health check for the operator's monitoring",
              .handler = [&store](web::Visit&) -> base::Result<web::Response> {
                if (!store.read(store::check_alive))
                  return web::plain_text("database does not answer\n", web::Status::Unavailable);
                return web::plain_text("ok\n");
              }});
}

void add_route_list(web::Router& router) {
  std::vector<RouteLine> lines;
  for (const auto& route : router.routes())
    lines.push_back({route.method == web::Method::Get ? "GET" : "POST", route.pattern, route.access,
                     route.help});
  std::sort(lines.begin(), lines.end(),
            [](const auto& a, const auto& b) { return a.pattern < b.pattern; });
  router.add({.method = web::Method::Get,
              .pattern = "/duong-dan",
              .access = web::Access::right(people::rights::kAccountsManage),
              .help = "Every page with who may use it",
              .handler = [lines = std::move(lines)](web::Visit& visit) {
                return show_routes(visit, lines);
              }});
}

}  // namespace anlanh::app
