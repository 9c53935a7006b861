#pragma once
// A small mark on a thing in a list, smaller than a tag: "Urgent". The Ministry of Justice's pattern.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct Badge {
  Content label;
  std::string classes = {};  // "moj-badge--red"
  std::vector<Attr> attributes = {};
};

Html badge(const Badge& badge);

}  // namespace anlanh::web
