#pragma once
// Where this page stands: links from the first level down. The last item may lack an address: the page itself.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct BreadcrumbItem {
  Content label;
  std::optional<Url> href = {};
  std::vector<Attr> attributes = {};
};

enum class CollapseOnMobile : bool { No, Yes };

struct Breadcrumbs {
  base::Words spoken_label;  // t("Breadcrumb")
  std::vector<BreadcrumbItem> items;
  CollapseOnMobile collapse_on_mobile = CollapseOnMobile::No;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html breadcrumbs(const Breadcrumbs& crumbs);

}  // namespace anlanh::web
