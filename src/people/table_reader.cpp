#include "people/table_reader.h"

#include "people/csv_reader.h"
#include "people/xlsx_reader.h"
#include "web/clean_text.h"

namespace anlanh::people {

namespace {

using base::msg;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Runs of blanks become one: a line break inside a name is a slip of the typist.
std::string one_line(std::string_view text) {
  std::string out;
  bool due = false;
  for (const char c : text) {
    if (is_blank(c)) {
      due = !out.empty();
      continue;
    }
    if (due) out += ' ';
    due = false;
    out += c;
  }
  return out;
}

base::Status clean(TableRow& row) {
  for (auto& cell : row.cells) {
    auto cleaned = web::clean_text(cell);
    if (!cleaned)
      return base::invalid(
          msg("Line {1}: a cell holds a character that cannot be kept.", std::to_string(row.line)));
    cell = one_line(*cleaned);
  }
  return base::ok();
}

bool empty(const TableRow& row) {
  for (const auto& cell : row.cells)
    if (!cell.empty()) return false;
  return true;
}

}  // namespace

base::Result<TextTable> read_table(std::string_view bytes, const TableBudget& budget) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return base::invalid(
        msg("This is an old Excel file (XLS) or one with a password. Save it as "
            "XLSX without a password and import it again."));
  AL_TRY(auto table, bytes.starts_with("PK") ? read_xlsx(bytes, budget) : read_csv(bytes, budget));
  for (auto& row : table) AL_TRY_DO(clean(row));
  std::erase_if(table, empty);
  return table;
}

}  // namespace anlanh::people
