#pragma once
// All that is wrong with a form, at the top of the page, each with a link to its control. A script moves the
// focus here, so that a screen reader says it first.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct ErrorSummaryItem {
  Content content;
  std::optional<Url> href = {};  // Url::anchor(id of the control)
  std::vector<Attr> attributes = {};
};

struct ErrorSummary {
  Content title;  // t("There is a problem")
  std::vector<ErrorSummaryItem> items = {};
  Content description = {};
  std::optional<std::string> disable_auto_focus = {};  // "true", "false"
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html error_summary(const ErrorSummary& summary);

}  // namespace anlanh::web
