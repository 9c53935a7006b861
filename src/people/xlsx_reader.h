#pragma once
// The first sheet of an XLSX workbook (ECMA-376), as text: shared and inline strings, numbers,
// truth values, dates by the number format of their cell, formulas by the value they last had.
// No macro, no link and no drawing is looked at.

#include <string_view>

#include "base/result.h"
#include "people/table_model.h"

namespace anlanh::people {

// Empty rows are left out. Invalid: not a workbook, or one with a password. TooLarge: over the
// budget, before more of it was unpacked.
base::Result<TextTable> read_xlsx(std::string_view bytes, const TableBudget& budget = {});

}  // namespace anlanh::people
