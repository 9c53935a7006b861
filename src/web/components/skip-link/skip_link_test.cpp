#include "web/components/skip-link/skip_link.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(SkipLink, AsPublished) {
  check_fixtures("skip-link", 9, [](const Options& o) {
    return skip_link({.label = o.content(),
                      .href = o.url("href").value_or(TestMarkup::url("#content")),
                      .classes = o.classes(),
                      .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
