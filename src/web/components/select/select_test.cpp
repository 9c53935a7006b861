#include "web/components/select/select.h"

#include <gtest/gtest.h>

#include "web/components/testing/form_options.h"

namespace anlanh::web {
namespace {

SelectItem read_item(const Options& item, const std::string& chosen) {
  const auto value = item.maybe("value");
  const auto selected = item.maybe("selected");
  const std::string own = value.value_or(item.text("text"));
  const bool is_chosen = selected ? *selected == "true" : !chosen.empty() && own == chosen;
  return {.label = item.content("text", ""),
          .value = value,
          .selected = Selected(is_chosen),
          .disabled = Disabled(item.flag("disabled")),
          .attributes = item.attributes()};
}

TEST(Select, AsPublished) {
  check_fixtures("select", 19, [](const Options& o) {
    Select options = {.name = o.text("name"),
                      .label = read_label(o),
                      .items = {},
                      .hint = read_hint(o),
                      .error = read_error(o),
                      .id = o.text("id"),
                      .classes = o.classes(),
                      .described_by = o.text("describedBy"),
                      .disabled = Disabled(o.flag("disabled")),
                      .group = read_group(o),
                      .attributes = o.attributes()};
    const std::string chosen = o.text("value");
    for (const Options& item : o.items("items")) options.items.push_back(read_item(item, chosen));
    return select(options);
  });
}

}  // namespace
}  // namespace anlanh::web
