#include "web/components/textarea/textarea.h"

#include <gtest/gtest.h>

#include "web/components/testing/form_options.h"

namespace anlanh::web {
namespace {

TEST(Textarea, AsPublished) {
  check_fixtures("textarea", 18, [](const Options& o) {
    return textarea({.name = o.text("name"),
                     .label = read_label(o),
                     .hint = read_hint(o),
                     .error = read_error(o),
                     .id = o.text("id"),
                     .value = o.text("value"),
                     .rows = std::stoi(o.text("rows", "5")),
                     .classes = o.classes(),
                     .described_by = o.text("describedBy"),
                     .autocomplete = o.text("autocomplete"),
                     .spellcheck = read_spellcheck(o),
                     .group = read_group(o),
                     .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
