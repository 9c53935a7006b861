#include "web/components/breadcrumbs/breadcrumbs.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(Breadcrumbs, AsPublished) {
  check_fixtures("breadcrumbs", 12, [](const Options& o) {
    Breadcrumbs crumbs = {.spoken_label = o.words("labelText", "Breadcrumb"),
                          .items = {},
                          .collapse_on_mobile = CollapseOnMobile(o.flag("collapseOnMobile")),
                          .classes = o.classes(),
                          .attributes = o.attributes()};
    for (const Options& item : o.items("items")) {
      crumbs.items.push_back(
          {.label = item.content(), .href = item.url("href"), .attributes = item.attributes()});
    }
    return breadcrumbs(crumbs);
  });
}

}  // namespace
}  // namespace anlanh::web
