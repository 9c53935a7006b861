#include "web/components/pagination/pagination.h"

namespace anlanh::web {

namespace {

enum class Direction { Previous, Next };
enum class Layout { Row, Block };

Html render_arrow(Direction direction) {
  const bool back = direction == Direction::Previous;
  const char* shape =
      back ? "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2"
             "h-12.984l4.2931-4.293-1.414-1.414z"
           : "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 "
             "1.4492 6.7441-6.4062-6.7246-6.7266z";
  return el("svg",
            {cls("govuk-pagination__icon",
                 back ? "govuk-pagination__icon--prev" : "govuk-pagination__icon--next"),
             attr("height", "13"), attr("width", "15"), attr("aria-hidden", "true"),
             attr("focusable", "false"), attr("viewBox", "0 0 15 13")},
            el("path", {attr("d", shape)}));
}

Html render_label(const PaginationLink& link, Layout layout) {
  const bool block = layout == Layout::Block;
  const bool decorated = block && link.sub_label.empty();
  Html out = el("span",
                {cls("govuk-pagination__link-title",
                     decorated ? "govuk-pagination__link-title--decorated" : "")},
                link.label);
  if (!block || link.sub_label.empty()) return out;
  out += el("span", {cls("govuk-visually-hidden")}, punct(":"));
  return out + el("span", {cls("govuk-pagination__link-label")}, link.sub_label);
}

Html render_link(const std::optional<PaginationLink>& link, Direction direction, Layout layout) {
  if (!link) return {};
  const bool back = direction == Direction::Previous;
  const bool arrow_first = back || layout == Layout::Block;
  const std::vector<Attr> attrs = {cls("govuk-link govuk-pagination__link"), href(link->href),
                                   attr("rel", back ? "prev" : "next")};
  return el(
      "div", {cls(back ? "govuk-pagination__prev" : "govuk-pagination__next")},
      el("a", with_more(attrs, link->attributes), arrow_first ? render_arrow(direction) : Html{},
         render_label(*link, layout), arrow_first ? Html{} : render_arrow(direction)));
}

Html render_item(const PaginationItem& item) {
  if (!item.href) {
    return el("li", {cls("govuk-pagination__item govuk-pagination__item--ellipsis")}, punct("⋯"));
  }
  const bool current = item.current == Current::Yes;
  const std::vector<Attr> attrs = {cls("govuk-link govuk-pagination__link"), href(*item.href),
                                   attr("aria-label", item.spoken_label),
                                   current ? attr("aria-current", "page") : Attr{}};
  return el("li", {cls("govuk-pagination__item", current ? "govuk-pagination__item--current" : "")},
            el("a", with_more(attrs, item.attributes), item.number));
}

// First, last, and the neighbours of the present one.
bool is_shown(int number, int page, int pages) {
  return number == 1 || number == pages || (number >= page - 1 && number <= page + 1);
}

std::vector<PaginationItem> number_items(const View& view, const Url& url, int page, int pages) {
  std::vector<PaginationItem> items;
  for (int number = 1; number <= pages; ++number) {
    if (is_shown(number, page, pages)) {
      const std::string digits = view.t.number(number);
      items.push_back({.number = digits,
                       .href = url.with("trang", number),
                       .spoken_label = view.t("Page {1}", digits),
                       .current = number == page ? Current::Yes : Current::No});
    } else if (items.back().href) {
      items.push_back({});
    }
  }
  return items;
}

}  // namespace

Html pagination(const Pagination& pagination) {
  const bool block = pagination.items.empty() && (pagination.previous || pagination.next);
  const Layout layout = block ? Layout::Block : Layout::Row;
  Html items;
  for (const PaginationItem& item : pagination.items) items += render_item(item);
  if (!items.empty()) items = el("ul", {cls("govuk-pagination__list")}, items);
  const std::vector<Attr> attrs = {
      cls("govuk-pagination", block ? "govuk-pagination--block" : "", pagination.classes),
      attr("aria-label", pagination.spoken_label)};
  return el("nav", with_more(attrs, pagination.attributes),
            render_link(pagination.previous, Direction::Previous, layout), items,
            render_link(pagination.next, Direction::Next, layout));
}

Html page_links(const View& view, const Url& url, int page, int pages) {
  if (pages < 2) return {};
  Pagination links = {.spoken_label = view.t("Pagination"),
                      .items = number_items(view, url, page, pages)};
  if (page > 1)
    links.previous = {.href = url.with("trang", page - 1), .label = view.t("Previous page")};
  if (page < pages)
    links.next = {.href = url.with("trang", page + 1), .label = view.t("Next page")};
  return pagination(links);
}

}  // namespace anlanh::web
