#pragma once
// A link to the page before, above the heading. The address is ours, not the browser's history.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct BackLink {
  Content label;
  Url href;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html back_link(const BackLink& link);

}  // namespace anlanh::web
