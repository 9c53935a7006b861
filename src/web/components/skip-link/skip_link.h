#pragma once
// The first link of a page: past the header to the content, for keyboard and screen reader.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct SkipLink {
  Content label;
  Url href = Url::local("#main-content");
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html skip_link(const SkipLink& link);

}  // namespace anlanh::web
