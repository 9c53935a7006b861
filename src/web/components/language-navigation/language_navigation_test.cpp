#include "web/components/language-navigation/language_navigation.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

TEST(LanguageNavigation, AsPublished) {
  check_fixtures("language-navigation", 12, [](const Options& o) {
    LanguageNavigation nav = {.spoken_label = o.words("ariaLabel", "Language"),
                              .items = {},
                              .classes = o.classes(),
                              .attributes = o.attributes()};
    for (const Options& item : o.items("items")) {
      const bool current = item.flag("current");
      nav.items.push_back({.label = item.content(),
                           .lang = item.text("lang"),
                           .href = current ? std::nullopt : item.url("href"),
                           .description = item.content("languageDescriptionText", ""),
                           .classes = item.classes(),
                           .attributes = item.attributes()});
    }
    return language_navigation(nav);
  });
}

}  // namespace
}  // namespace anlanh::web
