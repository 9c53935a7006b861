#pragma once
// CSV (RFC 4180) as spreadsheets really write it: with or without a byte order mark, separated by
// comma, semicolon or tab, lines ended by CR LF, LF or CR. UTF-8 only.

#include <string_view>

#include "base/result.h"
#include "people/table_model.h"

namespace anlanh::people {

// Empty lines are left out. Invalid, with a sentence that names the line: not UTF-8, UTF-16, a quote
// that is never closed, text behind a closing quote. TooLarge: over the budget.
base::Result<TextTable> read_csv(std::string_view bytes, const TableBudget& budget = {});

}  // namespace anlanh::people
