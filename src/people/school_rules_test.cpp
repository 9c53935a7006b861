#include "people/school_rules.h"

#include <gtest/gtest.h>

namespace anlanh::people {
namespace {

using Levels = std::vector<SchoolLevel>;
using enum SchoolLevel;

TEST(ParseLevels, KnowsShortAndLongNames) {
  const struct {
    const char* text;
    Levels levels;
  } cases[] = {
      {"TH", {Primary}},
      {"th - thcs", {Primary, LowerSecondary}},
      {"THCS-THPT", {LowerSecondary, UpperSecondary}},
      {"Tiểu học và Trung học cơ sở", {Primary, LowerSecondary}},
      {"Mầm non", {Preschool}},
      {"MN", {Preschool}},
      {"GDTX", {Continuing}},
      {"THPT; THCS", {LowerSecondary, UpperSecondary}},
  };
  for (const auto& one : cases) {
    const auto parsed = parse_levels(one.text);
    ASSERT_TRUE(parsed) << one.text;
    EXPECT_EQ(parsed->levels, one.levels) << one.text;
    EXPECT_EQ(parsed->kind, UnitKind::School);
  }
  EXPECT_EQ(parse_levels("CSTG")->kind, UnitKind::CareFacility);
  EXPECT_EQ(parse_levels("Cơ sở trợ giúp trẻ em")->kind, UnitKind::CareFacility);
  for (const auto* bad : {"", "-", "đại học", "THX", "TH THCSx", "XX"})
    EXPECT_FALSE(parse_levels(bad)) << bad;
}

SchoolHeader header_of(std::vector<std::string> cells, std::vector<ImportProblem>& problems) {
  return match_header({1, std::move(cells)}, problems);
}

TEST(MatchHeader, TakesAnyOrderAndSynonyms) {
  std::vector<ImportProblem> problems;
  const auto header = header_of({"STT", "Tên trường", "MÃ TRƯỜNG", "Số học sinh", "Mã xã/phường",
                                 "loai_hinh", "Cấp học", "Ngày thành lập"},
                                problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(header.at[static_cast<std::size_t>(SchoolColumn::Code)], 2u);
  EXPECT_EQ(header.at[static_cast<std::size_t>(SchoolColumn::Commune)], 4u);
  EXPECT_EQ(header.at[static_cast<std::size_t>(SchoolColumn::Opened)], 7u);
  EXPECT_FALSE(header.at[static_cast<std::size_t>(SchoolColumn::Closed)]);
}

TEST(MatchHeader, NamesWhatIsMissingOrStandsTwice) {
  std::vector<ImportProblem> problems;
  header_of({"ma_truong", "Mã trường", "ten_truong", "cap_hoc", "loai_hinh", "ma_xa"}, problems);
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].column, "Mã trường");
  EXPECT_EQ(problems[1].column, "so_hoc_sinh");
}

class ParseRow : public testing::Test {
 protected:
  std::optional<SchoolRow> parse(std::vector<std::string> cells) {
    problems_.clear();
    const auto header = header_of(school_columns(), problems_);
    auto row = parse_school_row({7, std::move(cells)}, header, problems_);
    EXPECT_EQ(row.sound, problems_.empty());
    return row.sound ? std::optional(std::move(row)) : std::nullopt;
  }
  std::vector<ImportProblem> problems_;
};

TEST_F(ParseRow, ReadsAGoodOne) {
  const auto row = parse(
      {"MAU-1", "Trường Sen", "TH-THCS", "Tư thục", "28261", "586", "20/08/1983", "2026-05-31"});
  ASSERT_TRUE(row);
  EXPECT_EQ(row->line, 7u);
  EXPECT_FALSE(row->is_public);
  EXPECT_EQ(row->pupils, 586);
  EXPECT_EQ(base::iso_date(row->opened), "1983-08-20");
  EXPECT_EQ(base::iso_date(*row->closed), "2026-05-31");
  const auto short_row = parse({"MAU-1", "Trường Sen", "TH", "công lập", "28261", "0"});
  ASSERT_TRUE(short_row);
  EXPECT_EQ(short_row->opened, kSinceUnknown);
}

TEST_F(ParseRow, NamesEachBadCell) {
  EXPECT_FALSE(parse({"", "", "đại học", "nửa nọ nửa kia", "", "12,5", "31/02/2020", "mai"}));
  std::vector<std::string> columns;
  for (const auto& problem : problems_) {
    EXPECT_EQ(problem.line, 7u);
    columns.push_back(problem.column);
  }
  EXPECT_EQ(columns,
            (std::vector<std::string>{"ma_truong", "ten_truong", "ma_xa", "cap_hoc", "loai_hinh",
                                      "so_hoc_sinh", "ngay_mo", "ngay_dong"}));
}

TEST_F(ParseRow, RefusesOddNumbersAndDays) {
  for (const auto* pupils : {"-1", "1.234", "1e3", "100001", "99999999999999999999", " 5", "năm"})
    EXPECT_FALSE(parse({"M", "Sen", "TH", "công lập", "28261", pupils})) << pupils;
  EXPECT_FALSE(parse({"M", "Sen", "TH", "công lập", "28261", "5", "02/01/2020", "01/01/2020"}));
  EXPECT_FALSE(parse({"mã có dấu", "Sen", "TH", "công lập", "28261", "5"}));
}

TEST_F(ParseRow, WhatIsExportedIsReadBack) {
  School school;
  school.unit.code = "MAU-9";
  school.unit.name = "Trường Sen";
  school.unit.valid_from = *base::parse_iso_date("1983-08-20");
  school.levels = {Primary, LowerSecondary};
  school.is_public = false;
  school.pupils = 12;
  const auto row = parse(school_cells(school, "28261"));
  ASSERT_TRUE(row);
  EXPECT_EQ(row->levels, school.levels);
  EXPECT_EQ(row->opened, school.unit.valid_from);
  EXPECT_EQ(row->commune_code, "28261");
}

}  // namespace
}  // namespace anlanh::people
