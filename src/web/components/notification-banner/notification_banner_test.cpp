#include "web/components/notification-banner/notification_banner.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(NotificationBanner, AsPublished) {
  check_fixtures("notification-banner", 21, [](const Options& o) {
    const bool success = o.text("type") == "success";
    const Html html = TestMarkup::html(o.text("html"));
    return notification_banner(
        {.title = o.content("titleText", "titleHtml", success ? "Success" : "Important"),
         .heading = o.content("text", ""),
         .content = html,
         .type = success ? BannerType::Success : BannerType::Neutral,
         .title_level = std::stoi(o.text("titleHeadingLevel", "2")),
         .title_id = o.text("titleId", "govuk-notification-banner-title"),
         .role = o.text("role"),
         .disable_auto_focus = o.maybe("disableAutoFocus"),
         .classes = o.classes(),
         .attributes = o.attributes()});
  });
}

}  // namespace
}  // namespace anlanh::web
