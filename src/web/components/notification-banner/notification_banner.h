#pragma once
// News about the page or the act just done, above the heading.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

// Success is read at once; Neutral is a landmark to go to.
enum class BannerType { Neutral, Success };

struct NotificationBanner {
  Content title;         // t("Important"), t("Success")
  Content heading = {};  // one line of text
  Html content = {};     // or markup of one's own
  BannerType type = BannerType::Neutral;
  int title_level = 2;
  std::string title_id = "govuk-notification-banner-title";
  std::string role = {};
  std::optional<std::string> disable_auto_focus = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html notification_banner(const NotificationBanner& banner);

}  // namespace anlanh::web
