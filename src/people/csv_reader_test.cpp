#include "people/csv_reader.h"

#include <gtest/gtest.h>

namespace anlanh::people {
namespace {

using Cells = std::vector<std::string>;

TEST(ReadCsv, ReadsWhatSpreadsheetsWrite) {
  const struct {
    const char* text;
    std::vector<Cells> rows;
  } cases[] = {
      {"a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
      {"a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
      {"\xEF\xBB\xBF"
       "mã;tên\n1;Sen, Súng\n",
       {{"mã", "tên"}, {"1", "Sen, Súng"}}},
      {"a\tb\n1\t\n", {{"a", "b"}, {"1", ""}}},
      {"a,b\n\n\n1,\n", {{"a", "b"}, {"1", ""}}},
      {"\"a,\"\"b\"\"\",c\n", {{"a,\"b\"", "c"}}},
      {"\"a\nb\",c\n", {{"a\nb", "c"}}},
      {"a \"b\" c,d\n", {{"a \"b\" c", "d"}}},
      {"\"\"\n", {}},
      {"", {}},
  };
  for (const auto& one : cases) {
    const auto table = read_csv(one.text);
    ASSERT_TRUE(table) << one.text;
    std::vector<Cells> rows;
    for (const auto& row : *table) rows.push_back(row.cells);
    EXPECT_EQ(rows, one.rows) << one.text;
  }
}

TEST(ReadCsv, CountsLinesAsAnEditorDoes) {
  const auto table = read_csv("a,b\r\n\r\n\"x\r\ny\",1\r\nlast,2\r\n").value();
  ASSERT_EQ(table.size(), 3u);
  EXPECT_EQ(table[0].line, 1u);
  EXPECT_EQ(table[1].line, 3u);
  EXPECT_EQ(table[2].line, 5u);
}

TEST(ReadCsv, NamesTheLineOfAFault) {
  const std::pair<std::string, const char*> cases[] = {
      {"a,b\n\"x", "2"}, {"a,b\n1,2\n\"x\"y,1\n", "3"}, {"a,b\n1,\xE1\xBA\n", "2"}};
  for (const auto& [text, line] : cases) {
    const auto table = read_csv(text);
    ASSERT_FALSE(table) << text;
    EXPECT_EQ(table.error().code, base::Code::Invalid);
    EXPECT_EQ(table.error().reader.args.at(0), line) << text;
  }
  EXPECT_FALSE(
      read_csv("\xFF\xFE"
               "a"));
}

TEST(ReadCsv, KeepsToItsBudget) {
  TableBudget budget;
  budget.rows = 2;
  budget.cells_in_row = 3;
  budget.cell_bytes = 4;
  EXPECT_TRUE(read_csv("a\nb\n", budget));
  for (const char* text : {"a\nb\nc\n", "a,b,c,d\n", "abcde\n", "\"abcde\"\n"})
    EXPECT_EQ(read_csv(text, budget).error().code, base::Code::TooLarge) << text;
  budget.file_bytes = 3;
  EXPECT_EQ(read_csv("a\nb\n", budget).error().code, base::Code::TooLarge);
}

}  // namespace
}  // namespace anlanh::people
