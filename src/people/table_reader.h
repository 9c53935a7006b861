#pragma once
// A table from a file of either kind, told apart by its first bytes, with its text made clean.

#include <string_view>

#include "base/result.h"
#include "people/table_model.h"

namespace anlanh::people {

// Errors as in csv_reader.h and xlsx_reader.h; the old XLS is refused with advice. Cells are in NFC,
// without invisible characters, without blanks at the ends, in one line.
base::Result<TextTable> read_table(std::string_view bytes, const TableBudget& budget = {});

}  // namespace anlanh::people
