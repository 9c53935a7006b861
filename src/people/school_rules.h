#pragma once
// From a row of a table to a school, with a reason for each cell that cannot be read. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "people/table_model.h"
#include "people/unit_model.h"

namespace anlanh::people {

// The columns of a list of schools, by the names that the export writes.
enum class SchoolColumn { Code, Name, Levels, Ownership, Commune, Pupils, Opened, Closed };
inline constexpr std::size_t kSchoolColumns = 8;
std::string_view school_column_name(SchoolColumn column);  // "ma_truong"
std::vector<std::string> school_columns();

// What is wrong in one cell; `column` as the file itself names it.
struct ImportProblem {
  std::size_t line = 0;  // 0: the file as a whole
  std::string column;    // "": the row as a whole
  base::Message reason;
};

// Where each column stands in this file; absent: not there.
struct SchoolHeader {
  std::array<std::optional<std::size_t>, kSchoolColumns> at;
  std::array<std::string, kSchoolColumns> titles;
};
// Names are matched without case, marks and signs, with common synonyms ("Mã trường", "School code").
// Opened and Closed may be missing. Columns that mean nothing to us are passed over.
SchoolHeader match_header(const TableRow& header, std::vector<ImportProblem>& problems);

struct SchoolRow {
  std::size_t line = 0;
  std::string code;
  std::string name;
  UnitKind kind = UnitKind::School;  // or a care facility
  std::vector<SchoolLevel> levels;
  bool is_public = true;
  std::string commune_code;
  std::int64_t pupils = 0;
  base::Date opened = kSinceUnknown;
  std::optional<base::Date> closed;
  bool sound = true;  // no cell was wrong; else only what could be read is filled in
};
// Each thing wrong is added to `problems`; what can be read is, so that later checks find theirs.
SchoolRow parse_school_row(const TableRow& row, const SchoolHeader& header,
                           std::vector<ImportProblem>& problems);

// "TH-THCS", "Tiểu học và Trung học cơ sở", "CSTG": levels, or a care facility.
struct LevelsText {
  UnitKind kind = UnitKind::School;
  std::vector<SchoolLevel> levels;
};
std::optional<LevelsText> parse_levels(std::string_view text);

// A school as a row of the export; parse_school_row reads it back.
std::vector<std::string> school_cells(const School& school, const std::string& commune_code);

}  // namespace anlanh::people
