#include "web/components/inset-text/inset_text.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(InsetText, AsPublished) {
  check_fixtures("inset-text", 6, [](const Options& o) {
    return inset_text({.content = o.content(),
                       .id = o.text("id"),
                       .classes = o.classes(),
                       .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
