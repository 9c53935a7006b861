#include "web/components/back-link/back_link.h"

namespace anlanh::web {

Html back_link(const BackLink& link) {
  return el("a",
            with_more({href(link.href), cls("govuk-back-link", link.classes)}, link.attributes),
            link.label);
}

}  // namespace anlanh::web
