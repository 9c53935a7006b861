#include "web/components/details/details.h"

namespace anlanh::web {

Html details(const Details& details) {
  const std::vector<Attr> attrs = {attr_if_set("id", details.id),
                                   cls("govuk-details", details.classes),
                                   flag_if("open", details.open)};
  return el("details", with_more(attrs, details.attributes),
            el("summary", {cls("govuk-details__summary")},
               el("span", {cls("govuk-details__summary-text")}, details.summary)),
            el("div", {cls("govuk-details__text")}, details.content));
}

}  // namespace anlanh::web
