#include "web/components/label/label.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(Label, AsPublished) {
  check_fixtures("label", 17, [](const Options& o) {
    return label({.content = o.content(),
                  .for_id = o.text("for"),
                  .classes = o.classes(),
                  .heading = PageHeading(o.flag("isPageHeading")),
                  .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
