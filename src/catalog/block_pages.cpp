#include "catalog/block_pages.h"

#include "web/page.h"
#include "web/visit.h"

namespace anlanh::catalog {

namespace {

using web::el;

web::Html reason_for_child(const base::Translator& t, const Category* category) {
  if (!category) return web::paragraph(t("This page is closed because it could harm children."));
  return el("p", {web::cls("govuk-body-l")}, t(category->for_child));
}

web::Html what_to_do(const web::View& view, const web::Url& help) {
  const auto& t = view.t;
  return el(
      "ul", {web::cls("govuk-list govuk-list--bullet")},
      el("li", {}, t("Close this page and do something else you like.")),
      el("li", {}, t("Tell your parents, your teacher or a grown-up you trust what you saw.")),
      el("li", {}, web::helpline_link(view)),
      el("li", {}, web::link(t("Write to us here; you need not say your name"), help)));
}

web::Html facts_for_adult(const base::Translator& t, const Category* category,
                          const BlockReason& reason) {
  auto words = category ? t(category->for_adult) : t("Closed by the operator of this network.");
  return el(
      "details", {web::cls("govuk-details")},
      el("summary", {web::cls("govuk-details__summary")},
         el("span", {web::cls("govuk-details__summary-text")}, t("For parents and teachers"))),
      el("div", {web::cls("govuk-details__text")}, web::paragraph(words),
         web::paragraph(t("Closed name: {1}", reason.listed_name)),
         web::paragraph(t(
             "If you think this is a mistake, tell the school or the family who runs this network, "
             "or the province's desk through the address above."))));
}

base::Result<web::Response> show(const BlockPageContext& context, web::Visit& visit) {
  const auto& t = visit.view.t;
  const auto reason =
      context.find_reason(visit.request.host).value_or(BlockReason{"", visit.request.host});
  const auto* category = find_category(context.categories, reason.category);
  web::Html content = web::heading(t("This page is closed to keep you safe"));
  content += reason_for_child(t, category);
  content += web::paragraph(t("You did nothing wrong. Here is what you can do now:"));
  content += what_to_do(visit.view, context.help);
  content += facts_for_adult(t, category, reason);
  auto html = web::render_page(
      visit.view,
      {.title = t("A closed page"), .kind = web::PageKind::Help, .content = std::move(content)});
  return web::page(std::move(html), web::Status::Refused);
}

}  // namespace

web::Handler block_page_handler(BlockPageContext context) {
  return [context = std::move(context)](web::Visit& visit) { return show(context, visit); };
}

web::Application& BlockGate::site_for(const web::Request& head) const {
  return is_foreign_(head.host) ? block_site_ : own_site_;
}

web::Response BlockGate::answer(web::Request request) {
  return site_for(request).answer(std::move(request));
}

web::Response BlockGate::refuse(const web::Request& head, int status, const base::Error& error) {
  return site_for(head).refuse(head, status, error);
}

}  // namespace anlanh::catalog
