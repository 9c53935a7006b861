#include "web/components/label/label.h"

namespace anlanh::web {

Html label(const Label& label) {
  if (label.content.empty()) return {};
  const std::vector<Attr> attrs = {cls("govuk-label", label.classes),
                                   attr_if_set("for", label.for_id)};
  const Html inner = el("label", with_more(attrs, label.attributes), label.content);
  if (label.heading == PageHeading::No) return inner;
  return el("h1", {cls("govuk-label-wrapper")}, inner);
}

}  // namespace anlanh::web
