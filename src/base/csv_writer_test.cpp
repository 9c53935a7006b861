#include "base/csv_writer.h"

#include <gtest/gtest.h>

namespace anlanh::base {
namespace {

TEST(CsvWriter, QuotesWhatNeedsIt) {
  EXPECT_EQ(csv_cell("Xã Tân Hương"), "Xã Tân Hương");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("nói \"không\""), "\"nói \"\"không\"\"\"");
  EXPECT_EQ(csv_cell("hai\ndòng"), "\"hai\ndòng\"");
  EXPECT_EQ(csv_cell(""), "");
}

TEST(CsvWriter, TakesTheForceOutOfFormulas) {
  EXPECT_EQ(csv_cell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "\"'@SUM(A1)\"");
  EXPECT_EQ(csv_cell("-cmd"), "\"'-cmd\"");
  EXPECT_EQ(csv_cell("+84"), "\"'+84\"");
  EXPECT_EQ(csv_cell("-12,5"), "\"-12,5\"");
  EXPECT_EQ(csv_cell("-12"), "-12");
}

TEST(CsvWriter, WritesRows) {
  CsvWriter csv;
  csv.row({"a", "b"});
  csv.row({"1", "2;3"});
  EXPECT_EQ(std::move(csv).finish(),
            "\xEF\xBB\xBF"
            "a,b\r\n1,\"2;3\"\r\n");
}

}  // namespace
}  // namespace anlanh::base
