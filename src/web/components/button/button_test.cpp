#include "web/components/button/button.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(Button, AsPublished) {
  check_fixtures("button", 38, [](const Options& o) {
    const std::string type = o.text("type");
    return button({.label = o.content(),
                   .href = o.url("href"),
                   .name = o.text("name"),
                   .value = o.text("value"),
                   .id = o.text("id"),
                   .classes = o.classes(),
                   .type = type == "button"  ? ButtonType::Button
                           : type == "reset" ? ButtonType::Reset
                                             : ButtonType::Submit,
                   .disabled = Disabled(o.flag("disabled")),
                   .start = StartButton(o.flag("isStartButton")),
                   .prevent_double_click = o.maybe("preventDoubleClick"),
                   .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
