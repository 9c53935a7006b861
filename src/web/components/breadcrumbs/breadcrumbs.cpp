#include "web/components/breadcrumbs/breadcrumbs.h"

namespace anlanh::web {

namespace {

Html render_item(const BreadcrumbItem& item) {
  if (!item.href) {
    return el("li", {cls("govuk-breadcrumbs__list-item"), attr("aria-current", "page")},
              item.label);
  }
  const std::vector<Attr> attrs = {cls("govuk-breadcrumbs__link"), href(*item.href)};
  return el("li", {cls("govuk-breadcrumbs__list-item")},
            el("a", with_more(attrs, item.attributes), item.label));
}

}  // namespace

Html breadcrumbs(const Breadcrumbs& crumbs) {
  Html items;
  for (const BreadcrumbItem& item : crumbs.items) items += render_item(item);
  const bool collapses = crumbs.collapse_on_mobile == CollapseOnMobile::Yes;
  const std::vector<Attr> attrs = {cls("govuk-breadcrumbs", crumbs.classes,
                                       collapses ? "govuk-breadcrumbs--collapse-on-mobile" : "")};
  return el(
      "nav",
      with_more(with_more(attrs, crumbs.attributes), {attr("aria-label", crumbs.spoken_label)}),
      el("ol", {cls("govuk-breadcrumbs__list")}, items));
}

}  // namespace anlanh::web
