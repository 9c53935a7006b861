#pragma once
// Facts as name and value, each with what may be done about it.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct RowAction {
  Content label;
  Url href;
  base::Words spoken_rest = {};  // "Change" alone says nothing out of its row
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

struct SummaryRow {
  Content key;
  Content value;
  std::vector<RowAction> actions = {};
  std::string classes = {};
  std::string key_classes = {};
  std::string value_classes = {};
  std::string action_classes = {};
};

// A frame with a title around the list, for one of several things of a kind.
struct SummaryCard {
  Content title = {};
  int heading_level = 2;
  std::string title_classes = {};
  std::vector<RowAction> actions = {};
  std::string action_classes = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

struct SummaryList {
  std::vector<SummaryRow> rows;
  std::optional<SummaryCard> card = {};
  std::string classes = {};  // "govuk-summary-list--no-border"
  std::vector<Attr> attributes = {};
};

Html summary_list(const SummaryList& list);

}  // namespace anlanh::web
