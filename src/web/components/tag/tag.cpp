#include "web/components/tag/tag.h"

namespace anlanh::web {

Html tag(const TagOptions& options) {
  return el("strong", with_more({cls("govuk-tag", options.classes)}, options.attributes),
            options.label);
}

}  // namespace anlanh::web
