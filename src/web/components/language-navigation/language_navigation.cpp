#include "web/components/language-navigation/language_navigation.h"

namespace anlanh::web {

namespace {

Attr lang_attribute(const LanguageItem& item) {
  return item.lang.empty() ? Attr{} : attr("lang", item.lang);
}

Html render_current(const LanguageItem& item) {
  const std::vector<Attr> attrs = {cls("govuk-language-navigation__text", item.classes),
                                   attr("aria-current", "true"), lang_attribute(item)};
  return el("span", with_more(attrs, item.attributes), item.label);
}

Html render_other(const LanguageItem& item) {
  const std::vector<Attr> attrs = {cls("govuk-language-navigation__link", item.classes),
                                   href(*item.href), attr("rel", "alternate"), lang_attribute(item),
                                   item.lang.empty() ? Attr{} : attr("hreflang", item.lang)};
  Html description;
  if (!item.description.empty()) {
    description = el("span", {cls("govuk-visually-hidden")}, punct(" "), item.description);
  }
  return el("a", with_more(attrs, item.attributes), item.label, description);
}

Html render_button(const LanguageItem& item) {
  const std::vector<Attr> attrs = {cls("govuk-language-navigation__link", item.classes),
                                   attr("type", "submit"),
                                   attr("form", item.form),
                                   attr("name", "lang"),
                                   attr("value", item.lang),
                                   lang_attribute(item)};
  return el("button", with_more(attrs, item.attributes), item.label);
}

Html render_item(const LanguageItem& item) {
  if (!item.form.empty()) return render_button(item);
  return item.href ? render_other(item) : render_current(item);
}

}  // namespace

Html language_navigation(const LanguageNavigation& nav) {
  Html items;
  for (const LanguageItem& item : nav.items) {
    items += el("li", {cls("govuk-language-navigation__list-item")}, render_item(item));
  }
  const std::vector<Attr> attrs = {cls("govuk-language-navigation", nav.classes)};
  return el("nav",
            with_more(with_more(attrs, nav.attributes), {attr("aria-label", nav.spoken_label)}),
            el("ul", {cls("govuk-language-navigation__list")}, items));
}

}  // namespace anlanh::web
