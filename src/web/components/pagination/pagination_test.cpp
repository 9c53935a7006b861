#include "web/components/pagination/pagination.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

// The published words for "previous" and "next", which ours never writes itself.
Html usual_label(const char* word) {
  return text(std::string_view(word)) +
         el("span", {cls("govuk-visually-hidden")}, base::Words{" page"});
}

std::optional<PaginationLink> read_link(const Options& o, const char* key, const char* usual) {
  const auto link = o.child(key);
  if (!link) return std::nullopt;
  const Content label = link->content();
  return PaginationLink{.href = TestMarkup::url(link->text("href")),
                        .label = label.empty() ? Content(usual_label(usual)) : label,
                        .sub_label = link->content("labelText", ""),
                        .attributes = link->attributes()};
}

PaginationItem read_item(const Options& item) {
  if (item.flag("ellipsis")) return {};
  const std::string number = item.text("number");
  return {.number = number,
          .href = item.url("href"),
          .spoken_label = item.words("visuallyHiddenText", "Page " + number),
          .current = Current(item.flag("current")),
          .attributes = item.attributes()};
}

TEST(Pagination, AsPublished) {
  check_fixtures("pagination", 15, [](const Options& o) {
    Pagination out = {.spoken_label = o.words("landmarkLabel", "Pagination"),
                      .previous = read_link(o, "previous", "Previous"),
                      .next = read_link(o, "next", "Next"),
                      .classes = o.classes(),
                      .attributes = o.attributes()};
    for (const Options& item : o.items("items")) out.items.push_back(read_item(item));
    return pagination(out);
  });
}

TEST(Pagination, ShowsNeighboursAndEnds) {
  const View view = {.t = base::Translator(base::Lang::En, base::Catalogue::open("").value())};
  const auto numbers = [&](int page, int pages) {
    std::string out;
    const std::string html(
        page_links(view, path({"/vu-viec"}).with("q", "x"), page, pages).bytes());
    for (std::size_t at = html.find("trang="); at != html.npos; at = html.find("trang=", at + 1)) {
      out += html.substr(at + 6, html.find('"', at) - at - 6) + " ";
    }
    return out;
  };
  EXPECT_EQ(numbers(1, 1), "");
  EXPECT_EQ(numbers(1, 3), "1 2 3 2 ");
  EXPECT_EQ(numbers(5, 9), "4 1 4 5 6 9 6 ");
  EXPECT_EQ(numbers(9, 9), "8 1 8 9 ");
}

}  // namespace
}  // namespace anlanh::web
