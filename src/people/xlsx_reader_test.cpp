#include "people/xlsx_reader.h"

#include <gtest/gtest.h>

#include "people/xlsx_dates.h"
#include "people/xlsx_test_book.h"

namespace anlanh::people {
namespace {

using test_support::book_parts;
using test_support::zip_of;
using Cells = std::vector<std::string>;

TEST(ReadXlsx, ReadsEveryKindOfCell) {
  const auto book = zip_of(book_parts(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Trường </t></is></c>"
      "<c r=\"B3\"><v>586</v></c><c r=\"C3\"><v>1.5</v></c><c r=\"D3\" s=\"1\"><v>30548</v></c>"
      "<c r=\"E3\" s=\"2\"><v>45839.75</v></c><c r=\"F3\" t=\"str\"><f>A1&amp;B1</f><v>sum</v></c>"
      "<c r=\"G3\" t=\"b\"><v>1</v></c><c r=\"H3\" s=\"3\"><v>1E3</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" s=\"1\"/></row>"
      "<row><c t=\"s\"><v>9</v></c><c><v>2</v></c></row>",
      "<si><t>Mã trường</t></si><si><r><t>Tên </t></r><r><t>trường</t></r>"
      "<rPh><t>x</t></rPh></si>"));
  const auto table = read_xlsx(book);
  ASSERT_TRUE(table) << table.error().operator_text;
  ASSERT_EQ(table->size(), 3u);
  EXPECT_EQ(table->at(0).cells, (Cells{"Mã trường", "", "Tên trường"}));
  EXPECT_EQ(table->at(1).line, 3u);
  EXPECT_EQ(table->at(1).cells,
            (Cells{"Trường ", "586", "1.5", "20/08/1983", "01/07/2025", "sum", "1", "1000"}));
  EXPECT_EQ(table->at(2).line, 5u);
  EXPECT_EQ(table->at(2).cells, (Cells{"", "2"})) << "an index that leads nowhere is empty";
}

TEST(ReadXlsx, KnowsTheOtherCalendar) {
  const auto book = zip_of(book_parts("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>29086</v></c></row>", "",
                                      "<workbookPr date1904=\"1\"/>"));
  EXPECT_EQ(read_xlsx(book).value().at(0).cells.at(0), "20/08/1983");
}

TEST(ReadXlsx, RefusesWhatIsNoWorkbook) {
  auto no_sheet = book_parts("");
  no_sheet.erase(no_sheet.begin() + 5);
  auto broken_xml = book_parts("<row><c></row>");
  const std::string whole = zip_of(book_parts("<row/>"));
  const std::string cases[] = {"",
                               "PK",
                               "PK\x03\x04 nonsense",
                               zip_of({{"a.txt", "hello"}}),
                               zip_of(no_sheet),
                               zip_of(broken_xml),
                               whole.substr(0, whole.size() / 2)};
  for (const auto& bytes : cases) {
    const auto table = read_xlsx(bytes);
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, base::Code::Invalid);
    EXPECT_FALSE(table.error().reader.empty());
  }
}

TEST(ReadXlsx, ABombIsStoppedBeforeItUnpacks) {
  auto parts = book_parts("");
  parts[5].second = std::string(std::size_t{40} << 20, ' ');
  const auto bytes = zip_of(parts);
  EXPECT_LT(bytes.size(), std::size_t{1} << 20);
  EXPECT_EQ(read_xlsx(bytes).error().code, base::Code::TooLarge);
}

TEST(ReadXlsx, KeepsToItsBudget) {
  const auto two = zip_of(book_parts("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"));
  TableBudget rows;
  rows.rows = 1;
  EXPECT_EQ(read_xlsx(two, rows).error().code, base::Code::TooLarge);
  const auto far = zip_of(book_parts("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"));
  EXPECT_EQ(read_xlsx(far).error().code, base::Code::TooLarge);
  const auto far_but_empty = zip_of(book_parts("<row r=\"1\"><c r=\"XFD1\" s=\"1\"/></row>"));
  EXPECT_TRUE(read_xlsx(far_but_empty));
  TableBudget file;
  file.file_bytes = 10;
  EXPECT_EQ(read_xlsx(two, file).error().code, base::Code::TooLarge);
}

TEST(XlsxDates, FormatsAndSerials) {
  for (const auto* code : {"dd/mm/yyyy", "[$-42A]d mmmm yyyy;@", "yyyy\\-mm\\-dd", "\"ngay\" d"})
    EXPECT_TRUE(is_date_format(std::string_view(code))) << code;
  for (const auto* code : {"0.00", "#,##0\\ \"d\"", "[Red]0", "General", "0_d"})
    EXPECT_FALSE(is_date_format(std::string_view(code))) << code;
  EXPECT_EQ(base::iso_date(*date_of_serial(1, DateSystem::From1900)), "1900-01-01");
  EXPECT_EQ(base::iso_date(*date_of_serial(59, DateSystem::From1900)), "1900-02-28");
  EXPECT_EQ(base::iso_date(*date_of_serial(61, DateSystem::From1900)), "1900-03-01");
  EXPECT_EQ(base::iso_date(*date_of_serial(46265.99, DateSystem::From1900)), "2026-08-31");
  for (const double bad : {0.0, -1.0, 60.0, 1e9, 0.0 / 1e-320})
    EXPECT_FALSE(date_of_serial(bad, DateSystem::From1900)) << bad;
}

}  // namespace
}  // namespace anlanh::people
