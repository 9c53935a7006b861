#include "people/school_rules.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "people/vi_order.h"

namespace anlanh::people {

namespace {

using base::msg;

constexpr std::int64_t kMostPupils = 100000;

struct ColumnNames {
  SchoolColumn column;
  std::string_view name;
  std::vector<std::string_view> synonyms;  // folded, without signs and blanks
};

const std::array<ColumnNames, kSchoolColumns>& columns() {
  static const std::array<ColumnNames, kSchoolColumns> kColumns{{
      {SchoolColumn::Code,
       "ma_truong",
       {"matruong", "macoso", "macosogiaoduc", "madonvi", "matruonghoc", "schoolcode", "code"}},
      {SchoolColumn::Name,
       "ten_truong",
       {"tentruong", "tencoso", "tencosogiaoduc", "tendonvi", "tentruonghoc", "schoolname",
        "name"}},
      {SchoolColumn::Levels,
       "cap_hoc",
       {"caphoc", "bachoc", "loaitruong", "capdaotao", "level", "levels"}},
      {SchoolColumn::Ownership,
       "loai_hinh",
       {"loaihinh", "loaihinhtruong", "congtu", "sohuu", "ownership", "type"}},
      {SchoolColumn::Commune,
       "ma_xa",
       {"maxa", "maxaphuong", "maphuong", "maxaphuongthitran", "madvhc", "communecode", "commune"}},
      {SchoolColumn::Pupils,
       "so_hoc_sinh",
       {"sohocsinh", "hocsinh", "tongsohocsinh", "sotre", "sohs", "pupils", "students"}},
      {SchoolColumn::Opened,
       "ngay_mo",
       {"ngaymo", "ngaythanhlap", "ngayhoatdong", "thanhlap", "opened", "openingdate"}},
      {SchoolColumn::Closed,
       "ngay_dong",
       {"ngaydong", "ngaygiaithe", "ngayngunghoatdong", "closed", "closingdate"}},
  }};
  return kColumns;
}

bool is_optional(SchoolColumn column) {
  return column == SchoolColumn::Opened || column == SchoolColumn::Closed;
}

std::string letters_and_digits(std::string_view text) {
  std::string out;
  for (const char c : fold_vietnamese(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

struct LevelWord {
  std::string_view word;  // folded
  SchoolLevel level;
};
// Those that begin like a shorter one stand before it: "thcs" before "th".
constexpr std::array<LevelWord, 14> kLevelWords{{
    {"giao duc thuong xuyen", SchoolLevel::Continuing},
    {"trung hoc pho thong", SchoolLevel::UpperSecondary},
    {"trung hoc co so", SchoolLevel::LowerSecondary},
    {"giao duc mam non", SchoolLevel::Preschool},
    {"mau giao", SchoolLevel::Preschool},
    {"mam non", SchoolLevel::Preschool},
    {"nha tre", SchoolLevel::Preschool},
    {"tieu hoc", SchoolLevel::Primary},
    {"thcs", SchoolLevel::LowerSecondary},
    {"thpt", SchoolLevel::UpperSecondary},
    {"gdtx", SchoolLevel::Continuing},
    {"gdnn", SchoolLevel::Continuing},
    {"mn", SchoolLevel::Preschool},
    {"th", SchoolLevel::Primary},
}};

// Takes known words off the front until nothing is left.
std::optional<std::vector<SchoolLevel>> parse_level_words(std::string_view folded) {
  std::vector<SchoolLevel> levels;
  while (!folded.empty()) {
    const auto known = std::find_if(kLevelWords.begin(), kLevelWords.end(),
                                    [&](const auto& one) { return folded.starts_with(one.word); });
    if (known == kLevelWords.end()) return std::nullopt;
    levels.push_back(known->level);
    folded.remove_prefix(known->word.size());
    const auto next =
        folded.starts_with(" va ") ? std::size_t{4} : folded.find_first_not_of(" -,;/+&.");
    if (next == folded.npos) break;
    if (next == 0) return std::nullopt;
    folded.remove_prefix(next);
  }
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  if (levels.empty()) return std::nullopt;
  return levels;
}

std::string_view level_short(SchoolLevel level) {
  switch (level) {
    case SchoolLevel::Preschool: return "MN";
    case SchoolLevel::Primary: return "TH";
    case SchoolLevel::LowerSecondary: return "THCS";
    case SchoolLevel::UpperSecondary: return "THPT";
    case SchoolLevel::Continuing: return "GDTX";
  }
  return "";
}

std::optional<bool> parse_ownership(std::string_view text) {
  const auto folded = letters_and_digits(text);
  if (folded == "conglap" || folded == "cong" || folded == "public") return true;
  for (const auto* word : {"tuthuc", "danlap", "ngoaiconglap", "tu", "private"})
    if (folded == word) return false;
  return std::nullopt;
}

std::optional<std::int64_t> parse_pupils(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value < 0 || value > kMostPupils) return std::nullopt;
  return value;
}

std::optional<base::Date> parse_day(std::string_view text) {
  if (const auto date = base::parse_vietnam_date(text)) return date;
  return base::parse_iso_date(text);
}

bool is_code(std::string_view text) {
  if (text.empty() || text.size() > 60) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '/';
  });
}

// Reads the cells of one row and collects what is wrong with them.
class RowReader {
 public:
  RowReader(const TableRow& row, const SchoolHeader& header, std::vector<ImportProblem>& problems)
      : row_(row), header_(header), problems_(problems) {}

  std::string_view cell(SchoolColumn column) const {
    const auto at = header_.at[static_cast<std::size_t>(column)];
    return at && *at < row_.cells.size() ? std::string_view(row_.cells[*at]) : std::string_view();
  }

  void wrong(SchoolColumn column, base::Message reason) {
    problems_.push_back(
        {row_.line, header_.titles[static_cast<std::size_t>(column)], std::move(reason)});
    failed_ = true;
  }

  // The value, or its default and a problem.
  template <class T>
  T take(SchoolColumn column, const std::optional<T>& parsed, base::Message reason) {
    if (parsed) return *parsed;
    wrong(column, std::move(reason));
    return T{};
  }

  std::optional<base::Date> day(SchoolColumn column) {
    const auto text = cell(column);
    if (text.empty()) return std::nullopt;
    return take<base::Date>(column, parse_day(text),
                            msg("“{1}” is not a day. Write it as 20/08/2012.", std::string(text)));
  }

  bool failed() const { return failed_; }

 private:
  const TableRow& row_;
  const SchoolHeader& header_;
  std::vector<ImportProblem>& problems_;
  bool failed_ = false;
};

void read_names(RowReader& reader, SchoolRow& school) {
  school.code = reader.cell(SchoolColumn::Code);
  if (!is_code(school.code))
    reader.wrong(SchoolColumn::Code,
                 msg("The code is missing or holds other signs than letters without marks, digits, "
                     "dots and dashes."));
  school.name = reader.cell(SchoolColumn::Name);
  if (school.name.empty())
    reader.wrong(SchoolColumn::Name, msg("The name is missing."));
  else if (base::count_code_points(school.name) > 300)
    reader.wrong(SchoolColumn::Name, msg("The name is longer than 300 characters."));
  school.commune_code = reader.cell(SchoolColumn::Commune);
  if (school.commune_code.empty())
    reader.wrong(SchoolColumn::Commune, msg("The commune code is missing."));
}

void read_facts(RowReader& reader, SchoolRow& school) {
  const auto levels_text = reader.cell(SchoolColumn::Levels);
  const auto levels = reader.take<LevelsText>(
      SchoolColumn::Levels, parse_levels(levels_text),
      msg("“{1}” is no level we know. Write MN, TH, THCS, THPT, GDTX or CSTG, several joined by a "
          "dash.",
          std::string(levels_text)));
  school.kind = levels.kind;
  school.levels = levels.levels;
  const auto ownership = reader.cell(SchoolColumn::Ownership);
  school.is_public =
      reader.take<bool>(SchoolColumn::Ownership, parse_ownership(ownership),
                        msg("“{1}” says neither that the school is public nor that it is private.",
                            std::string(ownership)));
  const auto pupils = reader.cell(SchoolColumn::Pupils);
  school.pupils = reader.take<std::int64_t>(
      SchoolColumn::Pupils, parse_pupils(pupils),
      msg("“{1}” is not a whole number from 0 to 100000. Write it without dots and commas.",
          std::string(pupils)));
  school.opened = reader.day(SchoolColumn::Opened).value_or(kSinceUnknown);
  school.closed = reader.day(SchoolColumn::Closed);
  if (!reader.failed() && school.closed && *school.closed < school.opened)
    reader.wrong(SchoolColumn::Closed, msg("The school closes before it opens."));
}

}  // namespace

std::string_view school_column_name(SchoolColumn column) {
  return columns()[static_cast<std::size_t>(column)].name;
}

std::vector<std::string> school_columns() {
  std::vector<std::string> names;
  for (const auto& one : columns()) names.emplace_back(one.name);
  return names;
}

SchoolHeader match_header(const TableRow& header, std::vector<ImportProblem>& problems) {
  SchoolHeader found;
  for (const auto& one : columns()) {
    const auto index = static_cast<std::size_t>(one.column);
    found.titles[index] = one.name;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
      const auto title = letters_and_digits(header.cells[i]);
      if (std::find(one.synonyms.begin(), one.synonyms.end(), title) == one.synonyms.end())
        continue;
      if (found.at[index])
        problems.push_back({header.line, header.cells[i], msg("This column stands twice.")});
      found.at[index] = i;
      found.titles[index] = header.cells[i];
    }
    if (!found.at[index] && !is_optional(one.column))
      problems.push_back({header.line, std::string(one.name), msg("This column is missing.")});
  }
  return found;
}

SchoolRow parse_school_row(const TableRow& row, const SchoolHeader& header,
                           std::vector<ImportProblem>& problems) {
  RowReader reader(row, header, problems);
  SchoolRow school;
  school.line = row.line;
  read_names(reader, school);
  read_facts(reader, school);
  school.sound = !reader.failed();
  return school;
}

std::optional<LevelsText> parse_levels(std::string_view text) {
  const auto folded = fold_vietnamese(text);
  if (folded == "cstg" || folded.starts_with("co so tro giup"))
    return LevelsText{UnitKind::CareFacility, {}};
  auto levels = parse_level_words(folded);
  if (!levels) return std::nullopt;
  return LevelsText{UnitKind::School, std::move(*levels)};
}

std::vector<std::string> school_cells(const School& school, const std::string& commune_code) {
  std::string levels;
  for (const auto level : school.levels)
    levels += (levels.empty() ? "" : "-") + std::string(level_short(level));
  if (school.unit.kind == UnitKind::CareFacility) levels = "CSTG";
  const auto& unit = school.unit;
  return {unit.code, unit.name, levels,
          // AL_VI_OK: values of the file format, as the ministry's lists write them
          school.is_public ? "công lập" : "tư thục", commune_code, std::to_string(school.pupils),
          unit.valid_from == kSinceUnknown ? "" : base::vietnam_date_text(unit.valid_from),
          unit.valid_to ? base::vietnam_date_text(*unit.valid_to) : ""};
}

}  // namespace anlanh::people
