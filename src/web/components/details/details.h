#pragma once
// More, for the few who need it, folded behind one line. Works without a script.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

enum class Open : bool { No, Yes };

struct Details {
  Content summary;
  Content content;
  Open open = Open::No;
  std::string id = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html details(const Details& details);

}  // namespace anlanh::web
