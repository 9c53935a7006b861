#include "web/components/service-navigation/service_navigation.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

NavState state_of(const Options& item) {
  const bool active = item.flag("active");
  if (item.flag("current")) return NavState::Page;
  return active ? NavState::Section : NavState::Other;
}

ServiceNavigation read(const Options& o) {
  ServiceNavigation nav = {.service_name = o.content("serviceName", ""),
                           .service_url = o.url("serviceUrl"),
                           .items = {},
                           .menu_label = o.words("menuButtonText", "Menu"),
                           .spoken_label = o.words("ariaLabel", "Service information"),
                           .navigation_label = o.words("navigationLabel"),
                           .menu_button_label = o.words("menuButtonLabel"),
                           .id = o.text("navigationId", "navigation"),
                           .classes = o.classes(),
                           .navigation_classes = o.text("navigationClasses"),
                           .attributes = o.attributes()};
  if (const auto collapse = o.maybe("collapseNavigationOnMobile"))
    nav.collapses = *collapse == "true";
  for (const Options& item : o.items("navigation")) {
    nav.items.push_back({.label = item.content(),
                         .href = item.url("href"),
                         .state = state_of(item),
                         .attributes = item.attributes()});
  }
  if (const auto slots = o.child("slots")) {
    nav.start = TestMarkup::html(slots->text("start"));
    nav.end = TestMarkup::html(slots->text("end"));
    nav.navigation_start = TestMarkup::html(slots->text("navigationStart"));
    nav.navigation_end = TestMarkup::html(slots->text("navigationEnd"));
  }
  return nav;
}

TEST(ServiceNavigation, AsPublished) {
  check_fixtures("service-navigation", 31,
                 [](const Options& o) { return service_navigation(read(o)); });
}

}  // namespace
}  // namespace anlanh::web
