#include "web/components/filter/filter.h"

#include "web/components/button/button.h"

namespace anlanh::web {

namespace {

Html render_chosen_group(const Filter& filter, const ChosenFilters& group) {
  Html items;
  for (const ChosenFilter& item : group.items) {
    items += el("li", {},
                el("a", {cls("moj-filter__tag"), href(item.without)},
                   el("span", {cls("govuk-visually-hidden")}, filter.remove_spoken), punct(" "),
                   item.label));
  }
  return el("h3", {cls("govuk-heading-s govuk-!-margin-bottom-0")}, group.heading) +
         el("ul", {cls("moj-filter-tags")}, items);
}

Html render_chosen(const Filter& filter) {
  if (filter.chosen.empty()) return {};
  Html groups;
  for (const ChosenFilters& group : filter.chosen) groups += render_chosen_group(filter, group);
  const Html clear =
      el("p", {},
         el("a", {cls("govuk-link govuk-link--no-visited-state"), href(filter.action)},
            filter.clear_label));
  return el("div", {cls("moj-filter__selected")},
            el("div", {cls("moj-filter__selected-heading")},
               el("div", {cls("moj-filter__heading-title")},
                  el("h2", {cls("govuk-heading-m")}, filter.chosen_heading)),
               el("div", {cls("moj-filter__heading-action")}, clear)),
            groups);
}

}  // namespace

Html filter(const Filter& filter) {
  const Html submit = button({.label = filter.apply_label});
  return el(
      "div", {cls("moj-filter")},
      el("div", {cls("moj-filter__header")},
         el("div", {cls("moj-filter__header-title")},
            el("h2", {cls("govuk-heading-m")}, filter.heading))),
      el("div", {cls("moj-filter__content")}, render_chosen(filter),
         el("form", {cls("moj-filter__options"), attr("method", "get"), action(filter.action)},
            filter.options, submit)));
}

Html filter_layout(const Html& filter, const Html& list) {
  return el("div", {cls("moj-filter-layout")},
            el("div", {cls("moj-filter-layout__filter al-filter-layout__filter")}, filter),
            el("div", {cls("moj-filter-layout__content")}, list));
}

}  // namespace anlanh::web
