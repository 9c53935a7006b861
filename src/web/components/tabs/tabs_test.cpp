#include "web/components/tabs/tabs.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TabItem read_item(const Options& item) {
  TabItem out = {.label = item.content("label", ""),
                 .panel = {},
                 .id = item.text("id"),
                 .attributes = item.attributes()};
  if (const auto panel = item.child("panel")) {
    const std::string html = panel->text("html");
    const std::string words = panel->text("text");
    out.panel = html.empty() ? el("p", {cls("govuk-body")}, words) : TestMarkup::html(html);
    out.panel_attributes = panel->attributes();
  }
  return out;
}

TEST(Tabs, AsPublished) {
  check_fixtures("tabs", 14, [](const Options& o) {
    Tabs out = {.title = o.content("title", "", "Contents"),
                .id = o.text("id"),
                .id_prefix = o.text("idPrefix"),
                .classes = o.classes(),
                .attributes = o.attributes()};
    for (const Options& item : o.items("items")) out.items.push_back(read_item(item));
    return tabs(out);
  });
}

}  // namespace
}  // namespace anlanh::web
