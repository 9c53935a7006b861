#include "targets/period_rules.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "targets/target_file.h"

namespace anlanh::targets {
namespace {

base::Date date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

const TargetFile& file() {
  static const TargetFile read =
      parse_targets("targets.json", base::read_file("data/law/targets.json", 1 << 20).value())
          .value();
  return read;
}
const PeriodRules& rules() { return file().periods; }
const PeriodFamily& family(std::string_view code) { return *find_family(rules(), code); }

// The goal: no gap, no overlap, for every day of 111 years and every family.
TEST(Periods, EveryDayLiesInExactlyOne) {
  ASSERT_GE(rules().families.size(), 4u);
  for (const auto& each : rules().families) {
    Period period = period_on(each, date(1990, 1, 1));
    for (base::Date day = date(1990, 1, 1); day <= date(2100, 12, 31);
         day = base::add_days(day, 1)) {
      const Period now = period_on(each, day);
      ASSERT_TRUE(now.window.covers(day)) << each.code << base::iso_date(day);
      if (now == period) continue;
      // A new one begins exactly where the old one ended.
      ASSERT_EQ(base::days_between(now.window.from, period.window.to), 1) << base::iso_date(day);
      ASSERT_EQ(now.window.from, day) << each.code;
      ASSERT_NE(now.code, period.code);
      period = now;
    }
  }
}

TEST(Periods, AreWhatTheAdministrationSays) {
  const std::tuple<const char*, base::Date, const char*, base::Date, base::Date> cases[] = {
      {"year", date(2025, 12, 15), "2026", date(2025, 12, 15), date(2026, 12, 14)},
      {"year", date(2026, 12, 14), "2026", date(2025, 12, 15), date(2026, 12, 14)},
      {"year", date(2026, 12, 15), "2027", date(2026, 12, 15), date(2027, 12, 14)},
      {"half", date(2025, 12, 31), "2026-1", date(2025, 12, 15), date(2026, 6, 14)},
      {"half", date(2026, 6, 14), "2026-1", date(2025, 12, 15), date(2026, 6, 14)},
      {"half", date(2026, 6, 15), "2026-2", date(2026, 6, 15), date(2026, 12, 14)},
      {"school-year", date(2026, 9, 4), "2025-2026", date(2025, 9, 5), date(2026, 9, 4)},
      {"semester", date(2026, 9, 5), "2026-2027-hk1", date(2026, 9, 5), date(2027, 1, 15)},
      {"semester", date(2027, 1, 15), "2026-2027-hk1", date(2026, 9, 5), date(2027, 1, 15)},
      {"semester", date(2027, 1, 16), "2026-2027-hk2", date(2027, 1, 16), date(2027, 5, 31)},
      {"semester", date(2027, 7, 1), "2026-2027-he", date(2027, 6, 1), date(2027, 9, 4)},
  };
  for (const auto& [code, day, period, from, to] : cases) {
    const Period found = period_on(family(code), day);
    EXPECT_EQ(found.code, period) << code << base::iso_date(day);
    EXPECT_EQ(found.window.from, from) << code << base::iso_date(day);
    EXPECT_EQ(found.window.to, to) << code << base::iso_date(day);
  }
  EXPECT_EQ(period_on(family("semester"), date(2026, 9, 5)).owes, Piece::Owes::Yes);
  EXPECT_EQ(period_on(family("semester"), date(2026, 7, 5)).owes, Piece::Owes::No);
}

TEST(Periods, ChoicesReachFromTheStartToToday) {
  const auto today = date(2026, 11, 24);
  for (const auto& each : rules().families) {
    const auto choices = choices_of(rules(), each, today);
    EXPECT_TRUE(choices.front().window.covers(today));
    EXPECT_TRUE(choices.back().window.covers(rules().start));
    for (const auto& choice : choices) {
      EXPECT_EQ(find_period(rules(), period_key(choice), today), choice);
    }
  }
  EXPECT_EQ(find_period(rules(), kSinceStart, today)->window, (Window{rules().start, today}));
  EXPECT_EQ(default_period(rules(), today).code, "2026-2027-hk1");
  for (const char* key :
       {"", "year", "year:1999", "year:2030", "nothing:2026", "year:2026-1", ":"}) {
    EXPECT_FALSE(find_period(rules(), key, today)) << key;
  }
}

// Each semester is demanded once, whichever family cuts the time.
TEST(Periods, EverySemesterBelongsToOneWindowOfEachFamily) {
  const Window years{date(2020, 12, 15), date(2060, 12, 14)};
  const auto all = owing_in(rules(), {date(2021, 9, 5), date(2060, 9, 4)});
  EXPECT_EQ(all.size(), 78u);
  for (const char* code : {"year", "half", "school-year", "semester"}) {
    std::map<std::string, int> seen;
    for (const auto& window : periods_in(family(code), years)) {
      for (const auto& term : owing_in(rules(), window.window)) ++seen[term.code];
    }
    for (const auto& term : all) EXPECT_EQ(seen[term.code], 1) << code << term.code;
  }
  // As the half-years of 2026 have it.
  const auto first = owing_in(rules(), period_on(family("half"), date(2026, 3, 1)).window);
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].code, "2025-2026-hk2");
  const auto summer = owing_in(rules(), period_on(family("semester"), date(2026, 7, 1)).window);
  EXPECT_TRUE(summer.empty());
}

TEST(SharedDays, CountBothEnds) {
  const Window june{date(2026, 6, 1), date(2026, 6, 30)};
  EXPECT_EQ(shared_days(june, june), 30);
  EXPECT_EQ(shared_days(june, {date(2026, 6, 30), date(2026, 7, 5)}), 1);
  EXPECT_EQ(shared_days(june, {date(2026, 7, 1), date(2026, 7, 5)}), 0);
}

std::string with(std::string from, std::string to) {
  std::string text = base::read_file("data/law/targets.json", 1 << 20).value();
  const auto at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  text.replace(at, from.size(), to);
  const auto read = parse_targets("t.json", text);
  return read ? "" : read.error().operator_text;
}

TEST(TargetFileTest, FaultsNameTheirPlace) {
  EXPECT_EQ(
      with("\"06-15\"", "\"06-31\""),
      "t.json: window.families[half].pieces[2].from must be a day of every year such as 12-15");
  EXPECT_EQ(
      with("\"06-15\"", "\"02-29\""),
      "t.json: window.families[half].pieces[2].from must be a day of every year such as 12-15");
  EXPECT_EQ(with("\"01-16\"", "\"06-16\""),
            "t.json: window.families[semester].pieces must be in the order of the year");
  EXPECT_EQ(with("\"default\": \"semester\"", "\"default\": \"week\""),
            "t.json: window.default must be one of the families");
  EXPECT_NE(with("\"numerator\"", "\"x\""), "");
  EXPECT_FALSE(parse_targets("t.json", "{}"));
  EXPECT_FALSE(parse_targets("t.json", ""));
}

TEST(TargetFileTest, HoldsTheFourTargets) {
  ASSERT_EQ(file().table.targets.size(), 4u);
  EXPECT_EQ(file().table.targets[0].item, "II.2.a");
  EXPECT_EQ(file().table.targets[3].code, "target-d");
  EXPECT_TRUE(file().table.targets[3].counted_now);
  EXPECT_FALSE(file().table.targets[3].goal_percent);
  EXPECT_EQ(file().table.programme.from, date(2022, 8, 9));
}

}  // namespace
}  // namespace anlanh::targets
