#include "web/components/radios/radios.h"

#include <gtest/gtest.h>

#include "web/components/testing/form_options.h"

namespace anlanh::web {
namespace {

RadioItem read_item(const Options& item, const std::string& chosen) {
  const auto checked = item.maybe("checked");
  const std::string value = item.text("value");
  const bool is_chosen =
      checked && *checked != "null" ? *checked == "true" : !chosen.empty() && value == chosen;
  RadioItem out = {.label = item.content(),
                   .value = value,
                   .hint = read_hint(item),
                   .checked = Checked(is_chosen),
                   .disabled = Disabled(item.flag("disabled")),
                   .divider = item.content("divider", ""),
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

TEST(Radios, AsPublished) {
  check_fixtures("radios", 42, [](const Options& o) {
    Radios options = {.name = o.text("name"),
                      .items = {},
                      .fieldset = read_fieldset(o),
                      .hint = read_hint(o),
                      .error = read_error(o),
                      .id_prefix = o.text("idPrefix"),
                      .classes = o.classes(),
                      .group = read_group(o),
                      .attributes = o.attributes()};
    const std::string chosen = o.text("value");
    for (const Options& item : o.items("items", Options::Gaps::Unsupported))
      options.items.push_back(read_item(item, chosen));
    return radios(options);
  });
}

}  // namespace
}  // namespace anlanh::web
