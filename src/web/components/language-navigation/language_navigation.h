#pragma once
// The switch between languages: each named in itself, so that its readers find it.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct LanguageItem {
  Content label;
  std::string lang = {};         // "vi"
  std::optional<Url> href = {};  // absent: the language of this page
  // Instead of a link: the id of a form that is sent with lang=<lang>, so that what was typed stays.
  std::string form = {};
  Content description = {};  // spoken after the name: "Change the language to Vietnamese"
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

struct LanguageNavigation {
  base::Words spoken_label;  // t("Language")
  std::vector<LanguageItem> items;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html language_navigation(const LanguageNavigation& nav);

}  // namespace anlanh::web
