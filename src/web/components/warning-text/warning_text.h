#pragma once
// Something that will have consequences if missed. Not for a child in distress: there, say what to do.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct WarningText {
  Content content;
  base::Words spoken_prefix;  // t("Warning"): heard in place of the mark
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html warning_text(const WarningText& warning);

}  // namespace anlanh::web
