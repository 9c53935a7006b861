#include "people/csv_reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace anlanh::people {

namespace {

using base::msg;

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// The sign that stands most often in the first line outside quotes.
char separator_of(std::string_view text) {
  constexpr std::string_view kSigns = ",;\t";
  std::size_t counts[3] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const auto at = kSigns.find(c); at != kSigns.npos) ++counts[at];
  }
  return kSigns[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator, const TableBudget& budget)
      : text_(text), separator_(separator), budget_(budget) {}

  base::Result<TextTable> read() {
    while (at_ < text_.size()) {
      AL_TRY(auto row, read_row());
      const bool empty = row.cells.size() == 1 && row.cells.front().empty();
      if (empty) continue;
      if (table_.size() >= budget_.rows) return too_large("rows");
      table_.push_back(std::move(row));
    }
    return std::move(table_);
  }

 private:
  base::Result<TableRow> read_row() {
    TableRow row{.line = line_, .cells = {}};
    for (;;) {
      AL_TRY(auto cell, at_ < text_.size() && text_[at_] == '"' ? read_quoted() : read_plain());
      if (cell.size() > budget_.cell_bytes) return too_large("cell");
      if (row.cells.size() >= budget_.cells_in_row) return too_large("columns");
      row.cells.push_back(std::move(cell));
      if (at_ >= text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    skip_line_end();
    return row;
  }

  base::Result<std::string> read_plain() {
    const auto start = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  base::Result<std::string> read_quoted() {
    const auto begun = line_;
    std::string out;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '"') {
          out += '"';
          continue;
        }
        if (at_ < text_.size() && text_[at_] != separator_ && !at_line_end())
          return base::invalid(msg("Line {1}: there is text behind a closing quotation mark.",
                                   std::to_string(line_)));
        return out;
      }
      if (text_[at_] == '\n' || (text_[at_] == '\r' && !next_is('\n'))) ++line_;
      out += text_[at_];
    }
    return base::invalid(
        msg("Line {1}: a quotation mark is opened and never closed.", std::to_string(begun)));
  }

  bool next_is(char c) const { return at_ + 1 < text_.size() && text_[at_ + 1] == c; }
  bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

  void skip_line_end() {
    if (at_ >= text_.size()) return;
    if (text_[at_] == '\r' && next_is('\n')) ++at_;
    ++at_;
    ++line_;
  }

  base::Error too_large(std::string what) const {
    return base::make_error(
        base::Code::TooLarge, "csv: " + std::move(what),
        msg("Line {1}: the file is larger than can be taken at once. Split it into several.",
            std::to_string(line_)));
  }

  std::string_view text_;
  char separator_;
  const TableBudget& budget_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  TextTable table_;
};

// The line in which the first bytes that are not UTF-8 stand.
std::size_t line_of_fault(std::string_view text) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = base::utf8_length_at(text, at);
    if (length == 0) return line;
    if (text[at] == '\n') ++line;
    at += length;
  }
  return line;
}

}  // namespace

base::Result<TextTable> read_csv(std::string_view bytes, const TableBudget& budget) {
  if (bytes.size() > budget.file_bytes)
    return base::make_error(base::Code::TooLarge, "csv: file",
                            msg("The file is larger than can be taken at once. Split it into "
                                "several."));
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return base::invalid(msg("The file is UTF-16. Save it as “CSV UTF-8” and import it again."));
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  if (!base::valid_utf8(bytes))
    return base::invalid(
        msg("Line {1}: the letters are not in Unicode. Save the file as “CSV "
            "UTF-8” and import it again.",
            std::to_string(line_of_fault(bytes))));
  return CsvReader(bytes, separator_of(bytes), budget).read();
}

}  // namespace anlanh::people
