#include "cases/corner_pages.h"

#include "web/fields.h"
#include "web/page.h"
#include "web/visit.h"

namespace anlanh::cases {

namespace {

using base::Translator;
using web::el;
using web::Html;
using web::Url;

Html corner_links(const Translator& t) {
  Html items = el(
      "li", {}, web::link(t("Lessons and games about being safe online"), Url::local("/bai-hoc")));
  return el("ul", {web::cls("govuk-list")}, items);
}

base::Result<web::Response> show_corner(web::Visit& visit) {
  const auto& t = visit.view.t;
  Html content = web::heading(t("A corner for you"));
  content +=
      el("p", {web::cls("govuk-body-l")},
         t("Something online makes you sad, afraid or ashamed? You are not alone, and it is not "
           "your fault. Here you can tell it, without a name."));
  content += el("p", {web::cls("al-big-number")}, web::helpline_link(visit.view));
  content += web::start_button(t("I need help / Tell my story"), Url::local("/goc-cua-em/ke"));
  content += web::heading_2(t("Have you told us something before?"));
  content += web::button_link(t("See the answer"), Url::local("/goc-cua-em/tro-lai"));
  content += web::heading_2(t("For grown-ups"));
  content += web::paragraph(t(
      "Parents, teachers and neighbours can tell us here too: the first question asks who you are."));
  content += web::heading_2(t("Other things here"));
  content += corner_links(t);
  content += web::paragraph(t(
      "The button at the top leaves this page at once. We keep nothing on this telephone or computer; "
      "its own history may still show that this site was open."));
  return web::page(web::render_page(visit.view, {.title = t("A corner for you"),
                                                 .kind = web::PageKind::Help,
                                                 .content = std::move(content)}));
}

}  // namespace

void add_corner_routes(web::Router& router) {
  router.add({.method = web::Method::Get,
              .pattern = "/goc-cua-em",
              .access = web::Access::public_(),
              .help = "The children's corner: 111, telling, coming back",
              .handler = [](web::Visit& visit) { return show_corner(visit); }});
}

}  // namespace anlanh::cases
