#include "web/components/input/input.h"

#include <gtest/gtest.h>

#include "web/components/testing/form_options.h"

namespace anlanh::web {
namespace {

std::optional<Affix> read_affix(const Options& o, std::string_view key) {
  const auto affix = o.child(key);
  if (!affix) return std::nullopt;
  return Affix{
      .content = affix->content(), .classes = affix->classes(), .attributes = affix->attributes()};
}

Input read(const Options& o) {
  Input in = {.name = o.text("name"),
              .label = read_label(o),
              .hint = read_hint(o),
              .error = read_error(o),
              .id = o.text("id"),
              .type = o.text("type", "text"),
              .value = o.maybe("value"),
              .classes = o.classes(),
              .described_by = o.text("describedBy"),
              .autocomplete = o.text("autocomplete"),
              .autocapitalize = o.text("autocapitalize"),
              .inputmode = o.text("inputmode"),
              .pattern = o.text("pattern"),
              .spellcheck = read_spellcheck(o),
              .disabled = Disabled(o.flag("disabled")),
              .prefix = read_affix(o, "prefix"),
              .suffix = read_affix(o, "suffix"),
              .group = read_group(o),
              .attributes = o.attributes()};
  if (const auto wrapper = o.child("inputWrapper")) {
    in.wrapper_classes = wrapper->classes();
    in.wrapper_attributes = wrapper->attributes();
  }
  return in;
}

TEST(Input, AsPublished) {
  check_fixtures("input", 45, [](const Options& o) { return input(read(o)); });
}

}  // namespace
}  // namespace anlanh::web
