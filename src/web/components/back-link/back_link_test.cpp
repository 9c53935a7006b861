#include "web/components/back-link/back_link.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(BackLink, AsPublished) {
  check_fixtures("back-link", 7, [](const Options& o) {
    return back_link({.label = o.content("text", "html", "Back"),
                      .href = o.url("href").value_or(TestMarkup::url("#")),
                      .classes = o.classes(),
                      .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
