#include "web/components/warning-text/warning_text.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(WarningText, AsPublished) {
  check_fixtures("warning-text", 8, [](const Options& o) {
    return warning_text({.content = o.content(),
                         .spoken_prefix = o.words("iconFallbackText", "Warning"),
                         .classes = o.classes(),
                         .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
