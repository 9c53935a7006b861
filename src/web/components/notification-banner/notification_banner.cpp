#include "web/components/notification-banner/notification_banner.h"

namespace anlanh::web {

namespace {

Attr role_attribute(const NotificationBanner& banner) {
  if (!banner.role.empty()) return attr("role", banner.role);
  return banner.type == BannerType::Success ? attr("role", "alert") : attr("role", "region");
}

Html render_content(const NotificationBanner& banner) {
  if (!banner.content.empty()) return banner.content;
  if (banner.heading.empty()) return {};
  return el("p", {cls("govuk-notification-banner__heading")}, banner.heading);
}

}  // namespace

Html notification_banner(const NotificationBanner& banner) {
  const char* type = banner.type == BannerType::Success ? "govuk-notification-banner--success" : "";
  const std::vector<Attr> attrs = {cls("govuk-notification-banner", type, banner.classes),
                                   role_attribute(banner), attr("aria-labelledby", banner.title_id),
                                   attr("data-module", "govuk-notification-banner"),
                                   attr("data-disable-auto-focus", banner.disable_auto_focus)};
  return el(
      "div", with_more(attrs, banner.attributes),
      el("div", {cls("govuk-notification-banner__header")},
         el(heading_tag(banner.title_level),
            {cls("govuk-notification-banner__title"), attr("id", banner.title_id)}, banner.title)),
      el("div", {cls("govuk-notification-banner__content")}, render_content(banner)));
}

}  // namespace anlanh::web
