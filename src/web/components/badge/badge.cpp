#include "web/components/badge/badge.h"

namespace anlanh::web {

Html badge(const Badge& badge) {
  return el("span", with_more({cls("moj-badge", badge.classes)}, badge.attributes), badge.label);
}

}  // namespace anlanh::web
