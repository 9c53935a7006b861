#pragma once
// Places inside one thing (a case: facts, plan, violator): the Ministry of Justice's pattern.

#include <string>
#include <vector>

#include "web/components/content.h"
#include "web/view.h"

namespace anlanh::web {

struct SubNavigationItem {
  Content label;
  Url href;
  Current current = Current::No;
  std::vector<Attr> attributes = {};
};

struct SubNavigation {
  base::Words spoken_label;
  std::vector<SubNavigationItem> items;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html sub_navigation(const SubNavigation& nav);

}  // namespace anlanh::web
