#include "web/components/skip-link/skip_link.h"

namespace anlanh::web {

Html skip_link(const SkipLink& link) {
  const std::vector<Attr> attrs = {href(link.href), cls("govuk-skip-link", link.classes)};
  return el("a",
            with_more(with_more(attrs, link.attributes), {attr("data-module", "govuk-skip-link")}),
            link.label);
}

}  // namespace anlanh::web
