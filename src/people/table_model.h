#pragma once
// A table as it came out of a file, whatever the file was: rows of text with the line they stood in.

#include <cstddef>
#include <string>
#include <vector>

namespace anlanh::people {

struct TableRow {
  std::size_t line = 0;  // from 1, as a spreadsheet or an editor counts
  std::vector<std::string> cells;
};

using TextTable = std::vector<TableRow>;

// What a reader spends at most on a file.
struct TableBudget {
  std::size_t file_bytes = std::size_t{10} << 20;
  std::size_t unpacked_bytes = std::size_t{16}
                               << 20;  // XLSX: all parts together; as a tree it is tenfold
  std::size_t rows = 20000;
  std::size_t cells_in_row = 100;
  std::size_t cell_bytes = 4000;
};

}  // namespace anlanh::people
