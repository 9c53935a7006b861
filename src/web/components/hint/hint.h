#pragma once
// What helps to answer, between the label and the control. Read aloud with the control.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct Hint {
  Content content;
  std::string id = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html hint(const Hint& hint);

}  // namespace anlanh::web
