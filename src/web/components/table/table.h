#pragma once
// Rows to compare. On a narrow screen it scrolls inside its own frame (scroll_frame), not the page.

#include <optional>
#include <string>
#include <vector>

#include "web/components/content.h"

namespace anlanh::web {

struct Cell {
  Content content = {};
  std::string format = {};  // "numeric"
  std::string classes = {};
  int colspan = 0;  // 0: none
  int rowspan = 0;
  std::vector<Attr> attributes = {};
};

enum class FirstCellIsHeader : bool { No, Yes };

struct Table {
  Content caption = {};
  std::string caption_classes = {};  // "govuk-table__caption--m", "govuk-visually-hidden"
  std::vector<Cell> head = {};
  std::vector<std::vector<Cell>> rows = {};
  FirstCellIsHeader first_cell_is_header = FirstCellIsHeader::No;
  std::string classes = {};
  std::vector<Attr> attributes = {};
};

Html table(const Table& table);

// A frame of its own to scroll sideways, reached by the keyboard. `spoken_label` names it: what the table holds.
Html scroll_frame(const base::Words& spoken_label, const Html& table);

}  // namespace anlanh::web
