#pragma once
// From page to page of a long list, or to the step before and after.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"
#include "web/view.h"

namespace anlanh::web {

struct PaginationLink {
  Url href;
  Content label;           // t("Previous"), t("Next")
  Content sub_label = {};  // what stands there: only without page numbers
  std::vector<Attr> attributes = {};
};

struct PaginationItem {
  Content number = {};
  std::optional<Url> href = {};   // absent: a gap between numbers
  base::Words spoken_label = {};  // t("Page {1}", …)
  Current current = Current::No;
  std::vector<Attr> attributes = {};
};

struct Pagination {
  base::Words spoken_label;  // t("Pagination")
  std::optional<PaginationLink> previous = {};
  std::optional<PaginationLink> next = {};
  std::vector<PaginationItem> items = {};
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html pagination(const Pagination& pagination);

// Page `page` of `pages` (both from 1) of the list at `url`, which gets `?trang=`. Nothing for a single page.
Html page_links(const View& view, const Url& url, int page, int pages);

}  // namespace anlanh::web
