// The tables of the legal clock as they are shipped, and what a province may not do to them.
#include "app/law_clock.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/bytes.h"
#include "base/random.h"
#include "cases/clock_rules.h"

namespace anlanh::app {
namespace {

// Files of a province in a folder of their own.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("anlanh-clock-" + base::hex(base::random_bytes(base::system_random, 8)))) {
    std::filesystem::create_directories(path_ / "law");
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  void put(const std::string& name, const std::string& text) {
    std::ofstream(path_ / "law" / name) << text;
  }
  base::Result<cases::ClockLaw> load() const { return load_clock(DataFiles(path_)); }

 private:
  std::filesystem::path path_;
};

base::Date day(const char* text) { return base::parse_iso_date(text).value(); }

TEST(LawClock, ShipsTheStepsOfTheDecreeInOrder) {
  const auto law = Folder().load();
  ASSERT_TRUE(law) << law.error().operator_text;
  std::string steps;
  for (int place = 1; place <= 8; ++place)
    for (const auto& row : law->deadlines)
      if (row.step == place) steps += row.code + ":" + row.form + " ";
  EXPECT_EQ(
      steps,
      "record:01 transfer: initial:02 emergency:02 specific:03 plan:04 decision:05 review:06 ");
  EXPECT_EQ(law->deadline("emergency")->value, 12);
  EXPECT_FALSE(law->deadline("emergency")->may_pause);
  EXPECT_EQ(law->deadline("plan")->value, 5);
  EXPECT_TRUE(law->deadline("plan")->may_pause);
  EXPECT_EQ(law->levels.size(), 2u);
  EXPECT_NE(cases::find_reason(law->skip_reasons, "no-emergency", "emergency"), nullptr);
  EXPECT_EQ(cases::find_reason(law->skip_reasons, "no-emergency", "plan"), nullptr);
}

TEST(LawClock, ShipsTheAnnouncedYears) {
  const auto law = Folder().load();
  ASSERT_TRUE(law) << law.error().operator_text;
  const auto& calendar = law->calendar;
  for (const char* off :
       {"2024-02-08", "2024-02-14", "2024-04-18", "2024-04-29", "2024-09-03", "2025-01-27",
        "2025-01-31", "2025-04-07", "2025-05-02", "2025-09-01", "2026-01-01", "2026-01-02",
        "2026-02-16", "2026-02-20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31",
        "2026-09-01", "2026-09-02", "2019-02-05", "2020-09-02"})
    EXPECT_FALSE(calendar.is_working_day(day(off))) << off;
  for (const char* worked :
       {"2024-02-07", "2024-02-15", "2024-05-04", "2025-01-24", "2025-02-03", "2025-04-26",
        "2026-01-10", "2026-02-13", "2026-02-23", "2026-08-22", "2026-09-03", "2020-09-01"})
    EXPECT_TRUE(calendar.is_working_day(day(worked))) << worked;
  EXPECT_TRUE(calendar.is_announced(2026));
  EXPECT_FALSE(calendar.is_announced(2027));
}

const char* const kLocal = R"({"local_deadlines": [{"unit": "28261", "code": "emergency",
  "value": VALUE, "time_unit": "hours", "decision": "QD"}]})";

std::string local(const char* value) {
  std::string text = kLocal;
  return text.replace(text.find("VALUE"), 5, value);
}

TEST(LawClock, AProvinceMayShortenAndNeverLengthen) {
  Folder folder;
  folder.put("deadlines-local.json", local("8"));
  const auto shorter = folder.load();
  ASSERT_TRUE(shorter) << shorter.error().operator_text;
  EXPECT_EQ(cases::deadline_in(*shorter, "emergency", "28261", day("2026-05-04")).value, 8);
  folder.put("deadlines-local.json", local("24"));
  const auto longer = folder.load();
  ASSERT_FALSE(longer);
  EXPECT_NE(longer.error().operator_text.find("emergency: the local time of 24 is longer"),
            std::string::npos)
      << longer.error().operator_text;
}

TEST(LawClock, NamesThePlaceOfWhatIsWrong) {
  Folder folder;
  folder.put("deadlines-local.json", R"({"local_deadlines": [{"code": "plan", "value": 3,
    "time_unit": "fortnights", "decision": "QD"}]})");
  auto broken = folder.load();
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().operator_text.find("deadlines-local.json"), std::string::npos);
  folder.put("deadlines-local.json", R"({"local_deadlines": []})");
  folder.put("work-calendar-years.json", R"({"years": [{"year": 2027, "spans": [{"code": "tet",
    "first": "2027-02-05", "last": "2027-02-10"}], "swaps": [], "extra_off": [], "source": "x"}]})");
  broken = folder.load();
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().operator_text.find("2027"), std::string::npos);
}

}  // namespace
}  // namespace anlanh::app
