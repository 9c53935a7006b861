#include "web/components/summary-list/summary_list.h"

namespace anlanh::web {

namespace {

Html render_action(const RowAction& action, const Content& card_title) {
  Html hidden;
  if (!action.spoken_rest.text.empty()) hidden += text(punct(" ")) + text(action.spoken_rest);
  if (!card_title.empty()) {
    hidden += text(punct(" (")) + card_title.html() + text(punct(")"));
  }
  const std::vector<Attr> attrs = {cls("govuk-link", action.classes), href(action.href)};
  return el("a", with_more(attrs, action.attributes), action.label,
            hidden.empty() ? Html{} : el("span", {cls("govuk-visually-hidden")}, hidden));
}

Html render_actions(const std::vector<RowAction>& actions, const Content& card_title,
                    std::string_view classes) {
  if (actions.empty()) return {};
  if (actions.size() == 1) {
    return el("dd", {cls("govuk-summary-list__actions", classes)},
              render_action(actions[0], card_title));
  }
  Html items;
  for (const RowAction& action : actions) {
    items +=
        el("li", {cls("govuk-summary-list__actions-list-item")}, render_action(action, card_title));
  }
  return el("dd", {cls("govuk-summary-list__actions", classes)},
            el("ul", {cls("govuk-summary-list__actions-list")}, items));
}

enum class Columns { Two, Three };

Html render_row(const SummaryRow& row, Columns columns, const Content& card_title) {
  const bool gap = columns == Columns::Three && row.actions.empty();
  return el("div",
            {cls("govuk-summary-list__row", gap ? "govuk-summary-list__row--no-actions" : "",
                 row.classes)},
            el("dt", {cls("govuk-summary-list__key", row.key_classes)}, row.key),
            el("dd", {cls("govuk-summary-list__value", row.value_classes)}, row.value),
            render_actions(row.actions, card_title, row.action_classes));
}

Html render_card_actions(const SummaryCard& card) {
  if (card.actions.empty()) return {};
  const Attr classes = cls("govuk-summary-card__actions", card.action_classes);
  if (card.actions.size() == 1)
    return el("div", {classes}, render_action(card.actions[0], card.title));
  Html items;
  for (const RowAction& action : card.actions) {
    items += el("li", {cls("govuk-summary-card__action")}, render_action(action, card.title));
  }
  return el("ul", {classes}, items);
}

Html render_card(const SummaryCard& card, const Html& list) {
  Html title;
  if (!card.title.empty()) {
    title = el(heading_tag(card.heading_level),
               {cls("govuk-summary-card__title", card.title_classes)}, card.title);
  }
  return el("div", with_more({cls("govuk-summary-card", card.classes)}, card.attributes),
            el("div", {cls("govuk-summary-card__title-wrapper")}, title, render_card_actions(card)),
            el("div", {cls("govuk-summary-card__content")}, list));
}

}  // namespace

Html summary_list(const SummaryList& list) {
  Columns columns = Columns::Two;
  for (const SummaryRow& row : list.rows) {
    if (!row.actions.empty()) columns = Columns::Three;
  }
  const Content card_title = list.card ? list.card->title : Content();
  Html rows;
  for (const SummaryRow& row : list.rows) rows += render_row(row, columns, card_title);
  const Html html =
      el("dl", with_more({cls("govuk-summary-list", list.classes)}, list.attributes), rows);
  return list.card ? render_card(*list.card, html) : html;
}

}  // namespace anlanh::web
