#include "web/components/service-navigation/service_navigation.h"

namespace anlanh::web {

namespace {

constexpr const char* current_value(NavState state) {
  return state == NavState::Page ? "page" : "true";
}

// The strong element is for readers who override our colours: something still marks the place.
Html render_label(const ServiceNavItem& item) {
  if (item.state == NavState::Other) return item.label.html();
  return el("strong", {cls("govuk-service-navigation__active-fallback")}, item.label);
}

Html render_item(const ServiceNavItem& item) {
  const bool active = item.state != NavState::Other;
  const Attr current = active ? attr("aria-current", current_value(item.state)) : Attr{};
  Html inner;
  if (item.href) {
    const std::vector<Attr> attrs = {cls("govuk-service-navigation__link"), href(*item.href),
                                     current};
    inner = el("a", with_more(attrs, item.attributes), render_label(item));
  } else if (!item.label.empty()) {
    inner = el("span", {cls("govuk-service-navigation__text"), current}, render_label(item));
  }
  return el("li",
            {cls("govuk-service-navigation__item",
                 active ? "govuk-service-navigation__item--active" : "")},
            inner);
}

Html render_name(const ServiceNavigation& nav) {
  if (nav.service_name.empty()) return {};
  const Html inner = nav.service_url
                         ? el("a", {href(*nav.service_url), cls("govuk-service-navigation__link")},
                              nav.service_name)
                         : el("span", {cls("govuk-service-navigation__text")}, nav.service_name);
  return el("span", {cls("govuk-service-navigation__service-name")}, inner);
}

Html render_toggle(const ServiceNavigation& nav) {
  const bool own_label =
      !nav.menu_button_label.text.empty() && nav.menu_button_label.text != nav.menu_label.text;
  return el("button",
            {attr("type", "button"),
             cls("govuk-service-navigation__toggle govuk-js-service-navigation-toggle"),
             attr("aria-controls", nav.id),
             own_label ? attr("aria-label", nav.menu_button_label) : Attr{}, flag("hidden"),
             attr("aria-hidden", "true")},
            nav.menu_label);
}

Html render_places(const ServiceNavigation& nav) {
  if (nav.items.empty() && nav.navigation_start.empty() && nav.navigation_end.empty()) return {};
  Html items;
  for (const ServiceNavItem& item : nav.items) items += render_item(item);
  const bool collapses = nav.collapses.value_or(nav.items.size() > 1);
  const base::Words& name =
      nav.navigation_label.text.empty() ? nav.menu_label : nav.navigation_label;
  return el(
      "nav",
      {attr("aria-label", name), cls("govuk-service-navigation__wrapper", nav.navigation_classes)},
      collapses ? render_toggle(nav) : Html{},
      el("ul", {cls("govuk-service-navigation__list"), attr("id", nav.id)}, nav.navigation_start,
         items, nav.navigation_end));
}

}  // namespace

Html service_navigation(const ServiceNavigation& nav) {
  const Html inner = el(
      "div", {cls("govuk-width-container")}, nav.start,
      el("div", {cls("govuk-service-navigation__container")}, render_name(nav), render_places(nav)),
      nav.end);
  const std::vector<Attr> common = with_more({cls("govuk-service-navigation", nav.classes),
                                              attr("data-module", "govuk-service-navigation")},
                                             nav.attributes);
  // With a name or slots it is a landmark of its own; else the <nav> inside is enough.
  const bool landmark = !nav.service_name.empty() || !nav.start.empty() || !nav.end.empty();
  if (!landmark) return el("div", common, inner);
  return el("section", with_more({attr("aria-label", nav.spoken_label)}, common), inner);
}

}  // namespace anlanh::web
