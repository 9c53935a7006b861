#include "web/components/panel/panel.h"

namespace anlanh::web {

Html panel(const Panel& panel) {
  Html body;
  if (!panel.content.empty()) body = el("div", {cls("govuk-panel__body")}, panel.content);
  // The published variant for interruptions brings its own colours.
  const bool interrupts = panel.classes.find("govuk-panel--interruption") != std::string::npos;
  const std::vector<Attr> attrs = {
      cls("govuk-panel", interrupts ? "" : "govuk-panel--confirmation", panel.classes)};
  return el("div", with_more(attrs, panel.attributes),
            el(heading_tag(panel.heading_level), {cls("govuk-panel__title")}, panel.title), body);
}

}  // namespace anlanh::web
