#include "web/components/table/table.h"

#include <gtest/gtest.h>

#include "web/components/testing/fixtures.h"

namespace anlanh::web {
namespace {

Cell read_cell(const Options& cell) {
  return {.content = cell.content(),
          .format = cell.text("format"),
          .classes = cell.classes(),
          .colspan = std::stoi(cell.text("colspan", "0")),
          .rowspan = std::stoi(cell.text("rowspan", "0")),
          .attributes = cell.attributes()};
}

TEST(Table, AsPublished) {
  check_fixtures("table", 21, [](const Options& o) {
    Table out = {.caption = o.content("caption", ""),
                 .caption_classes = o.text("captionClasses"),
                 .first_cell_is_header = FirstCellIsHeader(o.flag("firstCellIsHeader")),
                 .classes = o.classes(),
                 .attributes = o.attributes()};
    for (const Options& cell : o.items("head")) out.head.push_back(read_cell(cell));
    for (const auto& row : o.rows("rows")) {
      out.rows.emplace_back();
      for (const Options& cell : row) out.rows.back().push_back(read_cell(cell));
    }
    return table(out);
  });
}

}  // namespace
}  // namespace anlanh::web
