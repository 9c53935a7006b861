#include "web/components/phase-banner/phase_banner.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(PhaseBanner, AsPublished) {
  check_fixtures("phase-banner", 7, [](const Options& o) {
    PhaseBanner banner = {.tag = {.label = {}},
                          .content = o.content(),
                          .classes = o.classes(),
                          .attributes = o.attributes()};
    if (const auto tag = o.child("tag")) {
      banner.tag = {.label = tag->content(), .classes = tag->classes()};
    }
    return phase_banner(banner);
  });
}

}  // namespace
}  // namespace anlanh::web
