#pragma once
// Name of the service and its places. On a narrow screen a script folds the places behind a button; without
// it they stand open.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

// Page: this very page. Section: a page below it.
enum class NavState { Other, Page, Section };

struct ServiceNavItem {
  Content label;
  std::optional<Url> href = {};
  NavState state = NavState::Other;
  std::vector<Attr> attributes = {};
};

struct ServiceNavigation {
  Content service_name = {};
  std::optional<Url> service_url = {};
  std::vector<ServiceNavItem> items;
  base::Words menu_label;              // t("Menu"): on the button and for the navigation
  base::Words spoken_label;            // t("Service information")
  base::Words navigation_label = {};   // instead of menu_label
  base::Words menu_button_label = {};  // spoken instead of menu_label
  std::string id = "navigation";
  std::optional<bool> collapses = {};  // absent: with more than one item
  Html start = {};                     // slots
  Html end = {};
  Html navigation_start = {};
  Html navigation_end = {};
  std::string classes = {};
  std::string navigation_classes = {};
  std::vector<Attr> attributes = {};
};

Html service_navigation(const ServiceNavigation& nav);

}  // namespace anlanh::web
