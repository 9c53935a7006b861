#include "web/components/tabs/tabs.h"

namespace anlanh::web {

namespace {

std::string panel_id(const Tabs& tabs, std::size_t index) {
  const TabItem& item = tabs.items[index];
  return item.id.empty() ? tabs.id_prefix + "-" + std::to_string(index + 1) : item.id;
}

Html render_tab(const Tabs& tabs, std::size_t index) {
  const TabItem& item = tabs.items[index];
  const std::vector<Attr> attrs = {cls("govuk-tabs__tab"),
                                   href(Url::anchor(panel_id(tabs, index)))};
  return el("li",
            {cls("govuk-tabs__list-item", index == 0 ? "govuk-tabs__list-item--selected" : "")},
            el("a", with_more(attrs, item.attributes), item.label));
}

Html render_panel(const Tabs& tabs, std::size_t index) {
  const TabItem& item = tabs.items[index];
  const std::vector<Attr> attrs = {
      cls("govuk-tabs__panel", index > 0 ? "govuk-tabs__panel--hidden" : ""),
      attr("id", panel_id(tabs, index))};
  return el("div", with_more(attrs, item.panel_attributes), item.panel);
}

}  // namespace

Html tabs(const Tabs& tabs) {
  Html list;
  Html panels;
  for (std::size_t i = 0; i < tabs.items.size(); ++i) {
    list += render_tab(tabs, i);
    panels += render_panel(tabs, i);
  }
  if (!list.empty()) list = el("ul", {cls("govuk-tabs__list")}, list);
  const std::vector<Attr> attrs = {attr_if_set("id", tabs.id), cls("govuk-tabs", tabs.classes),
                                   attr("data-module", "govuk-tabs")};
  return el("div", with_more(attrs, tabs.attributes),
            el("h2", {cls("govuk-tabs__title")}, tabs.title), list, panels);
}

}  // namespace anlanh::web
