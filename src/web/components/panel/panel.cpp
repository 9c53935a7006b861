#include "web/components/panel/panel.h"

namespace anlanh::web {

Html panel(const Panel& panel) {
  Html body;
  if (!panel.content.empty()) body = el("div", {cls("govuk-panel__body")}, panel.content);
  const std::vector<Attr> attrs = {cls("govuk-panel govuk-panel--confirmation", panel.classes)};
  return el("div", with_more(attrs, panel.attributes),
            el(heading_tag(panel.heading_level), {cls("govuk-panel__title")}, panel.title), body);
}

}  // namespace anlanh::web
