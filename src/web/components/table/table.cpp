#include "web/components/table/table.h"

namespace anlanh::web {

namespace {

std::vector<Attr> span_attributes(const Cell& cell) {
  const std::vector<Attr> attrs = {cell.colspan > 0 ? attr("colspan", cell.colspan) : Attr{},
                                   cell.rowspan > 0 ? attr("rowspan", cell.rowspan) : Attr{}};
  return with_more(attrs, cell.attributes);
}

std::string format_class(const char* part, const Cell& cell) {
  return cell.format.empty() ? std::string() : std::string(part) + "--" + cell.format;
}

Html render_head(const std::vector<Cell>& head) {
  if (head.empty()) return {};
  Html cells;
  for (const Cell& cell : head) {
    const std::vector<Attr> attrs = {
        attr("scope", "col"),
        cls("govuk-table__header", format_class("govuk-table__header", cell), cell.classes)};
    cells += el("th", with_more(attrs, span_attributes(cell)), cell.content);
  }
  return el("thead", {cls("govuk-table__head")}, el("tr", {cls("govuk-table__row")}, cells));
}

Html render_header_cell(const Cell& cell) {
  const std::vector<Attr> attrs = {attr("scope", "row"), cls("govuk-table__header", cell.classes)};
  return el("th", with_more(attrs, span_attributes(cell)), cell.content);
}

Html render_cell(const Cell& cell) {
  const std::vector<Attr> attrs = {
      cls("govuk-table__cell", format_class("govuk-table__cell", cell), cell.classes)};
  return el("td", with_more(attrs, span_attributes(cell)), cell.content);
}

Html render_row(const std::vector<Cell>& row, FirstCellIsHeader first_is_header) {
  Html cells;
  for (const Cell& cell : row) {
    const bool header = first_is_header == FirstCellIsHeader::Yes && &cell == &row.front();
    cells += header ? render_header_cell(cell) : render_cell(cell);
  }
  return el("tr", {cls("govuk-table__row")}, cells);
}

}  // namespace

Html table(const Table& table) {
  Html caption;
  if (!table.caption.empty()) {
    caption = el("caption", {cls("govuk-table__caption", table.caption_classes)}, table.caption);
  }
  Html rows;
  for (const std::vector<Cell>& row : table.rows) {
    rows += render_row(row, table.first_cell_is_header);
  }
  return el("table", with_more({cls("govuk-table", table.classes)}, table.attributes), caption,
            render_head(table.head), el("tbody", {cls("govuk-table__body")}, rows));
}

Html scroll_frame(const base::Words& spoken_label, const Html& table) {
  return el("div",
            {cls("al-scroll"), attr("role", "region"), attr("aria-label", spoken_label),
             attr("tabindex", "0")},
            table);
}

}  // namespace anlanh::web
