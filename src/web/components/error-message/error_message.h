#pragma once
// What is wrong with an answer and how to mend it, above the control.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct ErrorMessage {
  Content content;
  base::Words spoken_prefix;  // t("Error"): heard before the message, not seen; empty leaves it out
  std::string id = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html error_message(const ErrorMessage& error);

}  // namespace anlanh::web
