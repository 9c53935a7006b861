// Any bytes: read_xlsx never crashes and keeps to its budget. The bytes are tried twice: as a whole
// container, and as the sheet inside a sound one, which random bytes would never become.
#include <cstdint>
#include <string>
#include <string_view>

#include "people/xlsx_reader.h"
#include "people/xlsx_test_book.h"

namespace {

void try_one(std::string_view bytes) {
  using namespace anlanh;
  people::TableBudget budget;
  budget.rows = 50;
  budget.unpacked_bytes = std::size_t{1} << 20;
  const auto table = people::read_xlsx(bytes, budget);
  if (!table) return;
  AL_CHECK(table->size() <= budget.rows);
  std::size_t line = 0;
  for (const auto& row : *table) {
    AL_CHECK(row.line > line && row.cells.size() <= budget.cells_in_row);
    line = row.line;
    for (const auto& cell : row.cells) AL_CHECK(cell.size() <= budget.cell_bytes);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace support = anlanh::people::test_support;
  const std::string text(reinterpret_cast<const char*>(data), size);
  try_one(text);
  try_one(support::zip_of(support::book_parts(text), support::Packing::Stored));
  return 0;
}
