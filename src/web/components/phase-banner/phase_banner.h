#pragma once
// A strip under the header that says what stage this site is at. We use it to mark the invented province.

#include <string>
#include <vector>

#include "web/components/tag/tag.h"

namespace anlanh::web {

struct PhaseBanner {
  TagOptions tag;
  Content content;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html phase_banner(const PhaseBanner& banner);

}  // namespace anlanh::web
