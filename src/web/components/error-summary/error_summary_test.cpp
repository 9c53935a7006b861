#include "web/components/error-summary/error_summary.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(ErrorSummary, AsPublished) {
  check_fixtures("error-summary", 19, [](const Options& o) {
    ErrorSummary summary = {.title = o.content("titleText", "titleHtml"),
                            .description = o.content("descriptionText", "descriptionHtml"),
                            .disable_auto_focus = o.maybe("disableAutoFocus"),
                            .classes = o.classes(),
                            .attributes = o.attributes()};
    for (const Options& item : o.items("errorList")) {
      summary.items.push_back(
          {.content = item.content(), .href = item.url("href"), .attributes = item.attributes()});
    }
    return error_summary(summary);
  });
}

}  // namespace
}  // namespace anlanh::web
