#include "web/components/details/details.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(Details, AsPublished) {
  check_fixtures("details", 10, [](const Options& o) {
    return details({.summary = o.content("summaryText", "summaryHtml"),
                    .content = o.content(),
                    .open = Open(o.flag("open")),
                    .id = o.text("id"),
                    .classes = o.classes(),
                    .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
