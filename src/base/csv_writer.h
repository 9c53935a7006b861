#pragma once
// Tables as CSV (RFC 4180) that open rightly in a spreadsheet: UTF-8 with a mark at the start, quotes where needed.
//
// A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a return) gets an apostrophe in
// front: text written by strangers must not do anything on an officer's machine. Plain numbers stay numbers.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anlanh::base {

class CsvWriter {
 public:
  CsvWriter();
  void row(const std::vector<std::string>& cells);
  std::string finish() && { return std::move(out_); }

 private:
  std::string out_;
};

// One cell as it stands between separators.
std::string csv_cell(std::string_view text);

}  // namespace anlanh::base
