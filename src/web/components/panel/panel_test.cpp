#include "web/components/panel/panel.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(Panel, AsPublished) {
  check_fixtures("panel", 11, [](const Options& o) {
    return panel({.title = o.content("titleText", "titleHtml"),
                  .content = o.content(),
                  .heading_level = std::stoi(o.text("headingLevel", "1")),
                  .classes = o.classes(),
                  .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
