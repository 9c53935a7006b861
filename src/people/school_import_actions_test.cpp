#include "people/school_import_actions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "people/people_test_units.h"
#include "people/unit_import.h"
#include "people/unit_store.h"
#include "people/xlsx_test_book.h"
#include "store/audit.h"
#include "support/test_store.h"

namespace anlanh::people {
namespace {

constexpr const char* kHead =
    "ma_truong,ten_truong,cap_hoc,loai_hinh,ma_xa,so_hoc_sinh,ngay_mo,ngay_dong\n";

// The real units of the province; invented schools.
class SchoolImport : public testing::TestWithParam<store::Engine> {
 protected:
  void SetUp() override {
    AL_NEED_ENGINE(GetParam());
    db_ = test::open_store(GetParam(), test_support::migrations());
    ASSERT_TRUE(import_all_units());
  }
  base::Result<UnitImport> import_all_units() {
    std::vector<std::string> texts;
    std::vector<UnitFile> files;
    for (const auto* name :
         {"dong-thap-2025", "dong-thap-before-2025", "tien-giang-before-2025", "departments"})
      texts.push_back(
          base::read_file("data/units/" + std::string(name) + ".json", 4 << 20).value());
    for (const auto& text : texts) files.push_back({"units", text});
    return db_->store->write(
        [&](store::Sql& sql) { return import_units(sql, files, test::test_now(), random_); });
  }
  ImportReport import(const std::string& bytes) {
    auto report = import_schools(*db_->store, bytes, test::test_now(), random_);
    EXPECT_TRUE(report) << report.error().operator_text;
    return report ? *report : ImportReport{};
  }
  // Of whatever day: some of the invented schools have closed.
  std::int64_t schools() {
    return db_->store
        ->read([](store::Sql& sql) { return sql.query("select count(*) from school"); })
        .value()
        .front()
        .integer(0);
  }
  std::string text_of(const ImportReport& report) {
    return import_report_text(report, "f.csv",
                              base::Translator(base::Lang::En, *base::Catalogue::open("")));
  }
  base::Random random_ = test::test_random();
  std::unique_ptr<test::TestStore> db_;
};

TEST_P(SchoolImport, TheUnitsOfTheProvinceAreThere) {
  const auto again = import_all_units();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->created, 0u);
  EXPECT_EQ(again->changed, 0u);
  EXPECT_EQ(again->links, 145u + 165u + 2u);
  const auto communes = [&](base::Date day) {
    return db_->store
        ->read([&](store::Sql& sql) { return load_units(sql, UnitKind::Commune, day); })
        .value()
        .size();
  };
  EXPECT_EQ(communes(test_support::date(2025, 7, 1)), 102u);
  EXPECT_EQ(communes(test_support::date(2025, 6, 30)), 141u + 164u);
}

TEST_P(SchoolImport, TakesTheDemoSchoolsAndKnowsThemAgain) {
  auto bytes = base::read_file("data/units/demo-schools.csv", 1 << 20).value();
  const auto first = import(bytes);
  ASSERT_TRUE(first.imported()) << text_of(first);
  EXPECT_EQ(first.created, first.rows);
  EXPECT_EQ(schools(), static_cast<std::int64_t>(first.rows));
  const auto second = import(bytes);
  EXPECT_EQ(second.unchanged, second.rows);
  EXPECT_EQ(second.created + second.changed, 0u);

  bytes.replace(bytes.find(",586,"), 5, ",590,");
  const auto third = import(bytes);
  EXPECT_EQ(third.changed, 1u);
  EXPECT_EQ(third.unchanged, third.rows - 1);
  EXPECT_EQ(schools(), static_cast<std::int64_t>(first.rows));
  EXPECT_TRUE(db_->store->read([](store::Sql& sql) { return store::verify_audit(sql); })->lines ==
              3);
}

TEST_P(SchoolImport, TakesNothingWhereOneRowIsBad) {
  const auto report = import(std::string(kHead) +
                             "MAU-1,Trường Sen,TH,công lập,28261,100,,\n"
                             "MAU-2,Trường Súng,TH,công lập,29872,nhiều,,\n"
                             "MAU-3,,XX,công lập,28261,100,31/02/2020,\n"
                             "MAU-1,Trường Sen nữa,TH,công lập,28261,100,,\n"
                             "MAU-5,Trường Đước,TH,công lập,99999,100,,\n");
  EXPECT_FALSE(report.imported());
  EXPECT_EQ(schools(), 0);
  const auto text = text_of(report);
  for (const auto* part :
       {"f.csv: nothing was imported.", "Line 3, column so_hoc_sinh: “nhiều”",
        "Line 3, column ma_xa: 29872", "Line 4, column ten_truong", "Line 4, column cap_hoc",
        "Line 4, column ngay_mo", "Line 5: The code MAU-1 stands in line 2 already.",
        "Line 6, column ma_xa: There is no commune with the code 99999."})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST_P(SchoolImport, AnOldCommuneCodeNamesItsSuccessor) {
  // 29872 was a ward until 30 June 2025; most of the old codes have no commune of today.
  const auto report = import(std::string(kHead) + "MAU-1,Trường Sen,TH,công lập,29872,100,,\n");
  ASSERT_EQ(report.problems.size(), 1u);
  const auto text = text_of(report);
  EXPECT_NE(text.find("was there until 30/06/2025. Its place belongs to: 29869"), std::string::npos)
      << text;
  // A school that closed while the commune was there may name it.
  const auto closed =
      import(std::string(kHead) + "MAU-1,Trường Sen,TH,công lập,29872,100,01/09/1990,31/05/2024\n");
  EXPECT_TRUE(closed.imported()) << text_of(closed);
}

TEST_P(SchoolImport, ListsAHundredProblemsAndCountsTheRest) {
  std::string bytes = kHead;
  for (int i = 0; i < 130; ++i)
    bytes += "MAU-" + std::to_string(i) + ",Sen,TH,công lập,28261,x,,\n";
  const auto report = import(bytes);
  EXPECT_EQ(report.problems.size(), kMostProblems);
  EXPECT_EQ(report.more_problems, 30u);
}

TEST_P(SchoolImport, SaysWhatIsWrongWithTheFileItself) {
  for (const std::string bytes : {"", "\n\n", "a,b\n1,2\n",
                                  "\xFF\xFE"
                                  "x",
                                  "PK\x03\x04", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", kHead}) {
    const auto report = import(bytes);
    EXPECT_FALSE(report.imported());
    EXPECT_FALSE(text_of(report).empty());
  }
  EXPECT_EQ(schools(), 0);
}

TEST_P(SchoolImport, TakesAWorkbook) {
  const auto book = test_support::zip_of(test_support::book_parts(
      "<row r=\"1\"><c t=\"inlineStr\"><is><t>Mã trường</t></is></c>"
      "<c t=\"inlineStr\"><is><t>Tên trường</t></is></c>"
      "<c t=\"inlineStr\"><is><t>Cấp học</t></is></c>"
      "<c t=\"inlineStr\"><is><t>Loại hình</t></is></c>"
      "<c t=\"inlineStr\"><is><t>Mã xã</t></is></c>"
      "<c t=\"inlineStr\"><is><t>Số học sinh</t></is></c>"
      "<c t=\"inlineStr\"><is><t>Ngày mở</t></is></c></row>"
      "<row r=\"2\"><c t=\"inlineStr\"><is><t>MAU-1</t></is></c>"
      "<c t=\"inlineStr\"><is><t>Trường  Sen&#10;Hồng</t></is></c>"
      "<c t=\"inlineStr\"><is><t>TH</t></is></c>"
      "<c t=\"inlineStr\"><is><t>công lập</t></is></c><c><v>28261</v></c><c><v>586</v></c>"
      "<c s=\"1\"><v>30548</v></c></row>"));
  const auto report = import(book);
  ASSERT_TRUE(report.imported()) << text_of(report);
  const auto school =
      db_->store->read([](store::Sql& sql) { return find_school_by_code(sql, "MAU-1"); }).value();
  ASSERT_TRUE(school);
  EXPECT_EQ(school->unit.name, "Trường Sen Hồng");
  EXPECT_EQ(base::iso_date(school->unit.valid_from), "1983-08-20");
}

AL_BOTH_ENGINES(SchoolImport);

}  // namespace
}  // namespace anlanh::people
