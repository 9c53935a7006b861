#pragma once
// A short state beside a thing: "New", "Overdue". Colour never says it alone.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct TagOptions {
  Content label;
  std::string classes = {};  // "govuk-tag--red"
  std::vector<Attr> attributes = {};
};

Html tag(const TagOptions& options);

}  // namespace anlanh::web
