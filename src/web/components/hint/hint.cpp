#include "web/components/hint/hint.h"

namespace anlanh::web {

Html hint(const Hint& hint) {
  const std::vector<Attr> attrs = {attr_if_set("id", hint.id), cls("govuk-hint", hint.classes)};
  return el("div", with_more(attrs, hint.attributes), hint.content);
}

}  // namespace anlanh::web
