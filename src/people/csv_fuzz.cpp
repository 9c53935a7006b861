// Any bytes: read_csv never crashes, keeps to its budget and gives sound UTF-8.
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "people/csv_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace anlanh;
  people::TableBudget budget;
  budget.rows = 100;
  const auto table = people::read_csv({reinterpret_cast<const char*>(data), size}, budget);
  if (!table) return 0;
  AL_CHECK(table->size() <= budget.rows);
  std::size_t line = 0;
  for (const auto& row : *table) {
    AL_CHECK(row.line > line && !row.cells.empty() && row.cells.size() <= budget.cells_in_row);
    line = row.line;
    for (const auto& cell : row.cells)
      AL_CHECK(cell.size() <= budget.cell_bytes && base::valid_utf8(cell));
  }
  return 0;
}
