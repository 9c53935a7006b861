#include "web/components/tag/tag.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(Tag, AsPublished) {
  check_fixtures("tag", 12, [](const Options& o) {
    return tag({.label = o.content(), .classes = o.classes(), .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
