#include "web/components/fieldset/fieldset.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(Fieldset, AsPublished) {
  check_fixtures("fieldset", 18, [](const Options& o) {
    Fieldset options = {.described_by = o.text("describedBy"),
                        .classes = o.classes(),
                        .role = o.text("role"),
                        .attributes = o.attributes()};
    if (const auto legend = o.child("legend")) {
      options.legend = Legend{.content = legend->content(),
                              .classes = legend->classes(),
                              .heading = PageHeading(legend->flag("isPageHeading"))};
    }
    return fieldset(options, TestMarkup::html(o.text("html")));
  });
}

}  // namespace
}  // namespace anlanh::web
