#include "web/components/error-summary/error_summary.h"

namespace anlanh::web {

namespace {

Html render_list(const std::vector<ErrorSummaryItem>& items) {
  if (items.empty()) return {};
  Html list;
  for (const ErrorSummaryItem& item : items) {
    const Html inner = item.href
                           ? el("a", with_more({href(*item.href)}, item.attributes), item.content)
                           : item.content.html();
    list += el("li", {}, inner);
  }
  return el("ul", {cls("govuk-list govuk-error-summary__list")}, list);
}

}  // namespace

Html error_summary(const ErrorSummary& summary) {
  const std::vector<Attr> attrs = {cls("govuk-error-summary", summary.classes),
                                   attr("data-disable-auto-focus", summary.disable_auto_focus),
                                   attr("data-module", "govuk-error-summary")};
  Html description;
  if (!summary.description.empty()) description = el("p", {}, summary.description);
  // The alert is a child: moving the focus to it at the same time would cut off what is read.
  return el(
      "div", with_more(attrs, summary.attributes),
      el("div", {attr("role", "alert")},
         el("h2", {cls("govuk-error-summary__title")}, summary.title),
         el("div", {cls("govuk-error-summary__body")}, description, render_list(summary.items))));
}

}  // namespace anlanh::web
