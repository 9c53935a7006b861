#include "web/components/checkboxes/checkboxes.h"

#include <gtest/gtest.h>

#include "web/components/testing/form_options.h"

namespace anlanh::web {
namespace {

CheckboxItem read_item(const Options& item, const std::vector<std::string>& chosen) {
  const auto checked = item.maybe("checked");
  const std::string value = item.text("value");
  const bool is_chosen =
      checked ? *checked == "true" : std::find(chosen.begin(), chosen.end(), value) != chosen.end();
  CheckboxItem out = {.label = item.content(),
                      .value = value,
                      .name = item.text("name"),
                      .hint = read_hint(item),
                      .checked = Checked(is_chosen),
                      .disabled = Disabled(item.flag("disabled")),
                      .divider = item.content("divider", ""),
                      .behaviour = item.text("behaviour"),
                      .id = item.text("id"),
                      .attributes = item.attributes()};
  if (const auto more = item.child("conditional")) {
    out.conditional = TestMarkup::html(more->text("html"));
  }
  if (const auto name = item.child("label")) {
    out.label_classes = name->classes();
    out.label_attributes = name->attributes();
  }
  return out;
}

TEST(Checkboxes, AsPublished) {
  check_fixtures("checkboxes", 41, [](const Options& o) {
    Checkboxes options = {.name = o.text("name"),
                          .items = {},
                          .fieldset = read_fieldset(o),
                          .hint = read_hint(o),
                          .error = read_error(o),
                          .id_prefix = o.text("idPrefix"),
                          .described_by = o.text("describedBy"),
                          .classes = o.classes(),
                          .group = read_group(o),
                          .attributes = o.attributes()};
    const std::vector<std::string> chosen = o.texts("values");
    for (const Options& item : o.items("items", Options::Gaps::Unsupported))
      options.items.push_back(read_item(item, chosen));
    return checkboxes(options);
  });
}

}  // namespace
}  // namespace anlanh::web
