#pragma once
// Parts of one thing side by side. Without a script they stand below each other under a list of links.

#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct TabItem {
  Content label;
  Html panel;
  std::string id = {};  // empty: prefix and number
  std::vector<Attr> attributes = {};
  std::vector<Attr> panel_attributes = {};
};

struct Tabs {
  Content title;  // t("Contents"): only without a script
  std::vector<TabItem> items = {};
  std::string id = {};
  std::string id_prefix = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html tabs(const Tabs& tabs);

}  // namespace anlanh::web
