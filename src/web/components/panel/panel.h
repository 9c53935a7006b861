#pragma once
// The end of a journey: it is done, and here is what to keep (a return key).

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct Panel {
  Content title;
  Content content = {};
  int heading_level = 1;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html panel(const Panel& panel);

}  // namespace anlanh::web
