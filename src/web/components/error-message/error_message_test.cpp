#include "web/components/error-message/error_message.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(ErrorMessage, AsPublished) {
  check_fixtures("error-message", 9, [](const Options& o) {
    const auto prefix = o.maybe("visuallyHiddenText");
    return error_message(
        {.content = o.content(),
         .spoken_prefix = base::Words{prefix == "false" ? "" : prefix.value_or("Error")},
         .id = o.text("id"),
         .classes = o.classes(),
         .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
