#include "web/components/summary-list/summary_list.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

std::vector<RowAction> read_actions(const std::optional<Options>& actions) {
  std::vector<RowAction> out;
  if (!actions) return out;
  for (const Options& item : actions->items("items")) {
    out.push_back({.label = item.content(),
                   .href = TestMarkup::url(item.text("href")),
                   .spoken_rest = item.words("visuallyHiddenText"),
                   .classes = item.classes(),
                   .attributes = item.attributes()});
  }
  return out;
}

SummaryRow read_row(const Options& row) {
  const auto actions = row.child("actions");
  SummaryRow out = {
      .key = {}, .value = {}, .actions = read_actions(actions), .classes = row.classes()};
  if (actions) out.action_classes = actions->classes();
  if (const auto key = row.child("key")) {
    out.key = key->content();
    out.key_classes = key->classes();
  }
  if (const auto value = row.child("value")) {
    out.value = value->content();
    out.value_classes = value->classes();
  }
  return out;
}

SummaryCard read_card(const Options& card) {
  const auto actions = card.child("actions");
  SummaryCard out = {
      .actions = read_actions(actions), .classes = card.classes(), .attributes = card.attributes()};
  if (actions) out.action_classes = actions->classes();
  if (const auto title = card.child("title")) {
    out.title = title->content();
    out.title_classes = title->classes();
    out.heading_level = std::stoi(title->text("headingLevel", "2"));
  }
  return out;
}

TEST(SummaryList, AsPublished) {
  check_fixtures("summary-list", 30, [](const Options& o) {
    SummaryList list = {.rows = {}, .classes = o.classes(), .attributes = o.attributes()};
    for (const Options& row : o.items("rows")) list.rows.push_back(read_row(row));
    if (const auto card = o.child("card")) list.card = read_card(*card);
    return summary_list(list);
  });
}

}  // namespace
}  // namespace anlanh::web
