#pragma once
// A form beside a list that narrows it: the Ministry of Justice's pattern. A GET form, so that a narrowed list
// has an address of its own.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct ChosenFilter {
  Content label;
  Url without;  // the list with this choice taken back
};

struct ChosenFilters {
  Content heading;  // the field: t("Risk")
  std::vector<ChosenFilter> items;
};

struct Filter {
  Content heading;            // t("Filter")
  Content chosen_heading;     // t("Selected filters")
  Content clear_label;        // t("Clear filters")
  base::Words remove_spoken;  // t("Remove this filter")
  Content apply_label;        // t("Apply filters")
  Url action;
  std::vector<ChosenFilters> chosen = {};
  Html options;  // fields
};

Html filter(const Filter& filter);

// The filter at the left, the list at the right; below each other on a narrow screen.
Html filter_layout(const Html& filter, const Html& list);

}  // namespace anlanh::web
