#include "web/components/sub-navigation/sub_navigation.h"

namespace anlanh::web {

Html sub_navigation(const SubNavigation& nav) {
  Html items;
  for (const SubNavigationItem& item : nav.items) {
    const std::vector<Attr> attrs = {
        cls("moj-sub-navigation__link"),
        item.current == Current::Yes ? attr("aria-current", "page") : Attr{}, href(item.href)};
    items += el("li", {cls("moj-sub-navigation__item")},
                el("a", with_more(attrs, item.attributes), item.label));
  }
  const std::vector<Attr> attrs = {cls("moj-sub-navigation", nav.classes),
                                   attr("aria-label", nav.spoken_label)};
  return el("nav", with_more(attrs, nav.attributes),
            el("ul", {cls("moj-sub-navigation__list")}, items));
}

}  // namespace anlanh::web
