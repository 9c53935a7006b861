#pragma once
// A block set apart from the text around it: a quotation, an example.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct InsetText {
  Content content;
  std::string id = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html inset_text(const InsetText& inset);

}  // namespace anlanh::web
