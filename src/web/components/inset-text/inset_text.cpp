#include "web/components/inset-text/inset_text.h"

namespace anlanh::web {

Html inset_text(const InsetText& inset) {
  const std::vector<Attr> attrs = {attr_if_set("id", inset.id),
                                   cls("govuk-inset-text", inset.classes)};
  return el("div", with_more(attrs, inset.attributes), inset.content);
}

}  // namespace anlanh::web
