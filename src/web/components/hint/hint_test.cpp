#include "web/components/hint/hint.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(Hint, AsPublished) {
  check_fixtures("hint", 6, [](const Options& o) {
    return hint({.content = o.content(),
                 .id = o.text("id"),
                 .classes = o.classes(),
                 .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
