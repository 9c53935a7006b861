#include "cases/clock_lunar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>
#include <numbers>

#include "cases/clock_test_law.h"

namespace anlanh::cases {
namespace {

using test_support::day;

// Months and days of Tết from 1968 on (month * 100 + day), as published for Viet Nam.
constexpr int kFirstTet = 1968;
constexpr int kTet[] = {129, 216, 206, 127, 215, 203, 123, 211, 131, 218, 207, 128, 216, 205,
                        125, 213, 202, 121, 209, 129, 217, 206, 127, 215, 204, 123, 210, 131,
                        219, 207, 128, 216, 205, 124, 212, 201, 122, 209, 129, 217, 207, 126,
                        214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122,
                        210, 129, 217, 206, 126, 213, 202, 123, 211, 131, 219, 208, 128, 215,
                        204, 124, 212, 201, 122, 210, 130, 217, 206, 126, 214, 202, 123};

TEST(Tet, IsTheDayPublishedFrom1968To2050) {
  int year = kFirstTet;
  for (const int published : kTet) {
    const auto tet = tet_of(year);
    const int found = static_cast<int>(unsigned(tet.month()) * 100 + unsigned(tet.day()));
    EXPECT_EQ(found, published) << year;
    EXPECT_EQ(int(tet.year()), year);
    ++year;
  }
  EXPECT_EQ(year, 2051);
}

// One hour between Viet Nam and China moves these by a day, and 1985 by a month.
TEST(Tet, DiffersFromTheChineseYearWhereTheHourDecides) {
  EXPECT_EQ(tet_of(1968), day(1968, 1, 29));  // China: 30 January
  EXPECT_EQ(tet_of(1969), day(1969, 2, 16));  // China: 17 February
  EXPECT_EQ(tet_of(1985), day(1985, 1, 21));  // China: 20 February
  EXPECT_EQ(tet_of(2007), day(2007, 2, 17));  // China: 18 February
  EXPECT_EQ(tet_of(2030), day(2030, 2, 2));   // China: 3 February
  EXPECT_EQ(tet_of(2053), day(2053, 2, 18));  // China: 19 February
}

TEST(LunarDate, KnowsTheLeapMonths) {
  const std::map<int, int> published{
      {1976, 8},  {1979, 6}, {1982, 4}, {1985, 2}, {1987, 7}, {1990, 5}, {1993, 3},
      {1995, 8},  {1998, 5}, {2001, 4}, {2004, 2}, {2006, 7}, {2009, 5}, {2012, 4},
      {2014, 9},  {2017, 6}, {2020, 4}, {2023, 2}, {2025, 6}, {2028, 5}, {2031, 3},
      {2033, 11}, {2036, 6}, {2039, 5}, {2042, 2}, {2044, 7}, {2047, 5}, {2050, 3}};
  for (int year = 1976; year <= 2050; ++year) {
    int leap = 0;
    for (int month = 1; month <= 12; ++month)
      if (find_date({year, month, 1, true})) leap = month;
    const auto known = published.find(year);
    EXPECT_EQ(leap, known == published.end() ? 0 : known->second) << year;
  }
}

TEST(LunarDate, HungKingsAndMidAutumn) {
  EXPECT_EQ(find_date({2024, 3, 10, false}), day(2024, 4, 18));
  EXPECT_EQ(find_date({2025, 3, 10, false}), day(2025, 4, 7));
  EXPECT_EQ(find_date({2026, 3, 10, false}), day(2026, 4, 26));
  EXPECT_EQ(find_date({2026, 8, 15, false}), day(2026, 9, 25));
  EXPECT_EQ(lunar_date(day(2024, 2, 9)), (LunarDate{2023, 12, 30, false}));
  EXPECT_EQ(lunar_date(day(2025, 7, 25)), (LunarDate{2025, 6, 1, true}));
}

TEST(LunarDate, SaysWhatIsNoDay) {
  EXPECT_FALSE(find_date({2026, 3, 10, true}));  // 2026 has no leap month
  EXPECT_FALSE(find_date({2026, 0, 1, false}));
  EXPECT_FALSE(find_date({2026, 13, 1, false}));
  EXPECT_FALSE(find_date({2026, 1, 31, false}));
  EXPECT_FALSE(find_date({2025, 12, 30, false}));  // that month has 29 days
}

RC_GTEST_PROP(LunarDate, GoesThereAndBack, ()) {
  const int number = *rc::gen::inRange(-25500, 84000);  // 1900 to 2199
  const base::Date date{std::chrono::sys_days{std::chrono::days{number}}};
  const auto lunar = lunar_date(date);
  RC_ASSERT(find_date(lunar) == date);
  RC_ASSERT(lunar.day >= 1 && lunar.day <= 30 && lunar.month >= 1 && lunar.month <= 12);
  const auto next = lunar_date(base::add_days(date, 1));
  RC_ASSERT(next.day == lunar.day + 1 || (next.day == 1 && lunar.day >= 29));
}

// ---- The slow twin: the moment at which the moon passes the sun, found by halving -------------------

double degrees_sine(double degrees) { return std::sin(degrees * std::numbers::pi / 180); }

// Meeus, chapter 47, the largest terms in longitude: multiples of D, M, M' and F, and a factor in 0.000001 degree.
struct Term {
  int d, m, moon, f, factor;
};
constexpr Term kTerms[] = {
    {0, 0, 1, 0, 6288774}, {2, 0, -1, 0, 1274027}, {2, 0, 0, 0, 658314},  {0, 0, 2, 0, 213618},
    {0, 1, 0, 0, -185116}, {0, 0, 0, 2, -114332},  {2, 0, -2, 0, 58793},  {2, -1, -1, 0, 57066},
    {2, 0, 1, 0, 53322},   {2, -1, 0, 0, 45758},   {0, 1, -1, 0, -40923}, {1, 0, 0, 0, -34720},
    {0, 1, 1, 0, -30383},  {2, 0, 0, -2, 15327},   {0, 0, 1, 2, -12528},  {0, 0, 1, -2, 10980},
    {4, 0, -1, 0, 10675},  {0, 0, 3, 0, 10034},    {4, 0, -2, 0, 8548},   {2, 1, -1, 0, -7888},
    {2, 1, 0, 0, -6766},   {1, 0, -1, 0, -5163},   {1, 1, 0, 0, 4987},    {2, -1, 1, 0, 4036},
    {2, 0, 2, 0, 3994},    {4, 0, 0, 0, 3861},     {2, 0, -3, 0, 3665},   {0, 1, -2, 0, -2689},
    {2, 0, -1, 2, -2602},  {2, -1, -2, 0, 2390},   {1, 0, 1, 0, -2348},   {2, -2, 0, 0, 2236},
    {0, 1, 2, 0, -2120},   {0, 2, 0, 0, -2069},    {2, -2, -1, 0, 2048},  {2, 0, 1, -2, -1773},
    {2, 0, 0, 2, -1595},   {4, -1, -1, 0, 1215},   {0, 0, 2, 2, -1110},   {3, 0, -1, 0, -892},
    {2, 1, 1, 0, -810},    {4, -1, -2, 0, 759},    {0, 2, -1, 0, -713},   {2, 2, -1, 0, -700},
    {2, 1, -2, 0, 691},    {2, -1, 0, -2, 596},    {4, 0, 1, 0, 549},     {0, 0, 4, 0, 537},
    {4, -1, 0, 0, 520},    {1, 0, -2, 0, -487}};

// Moon's longitude less the sun's, -180 to 180 degrees, at a moment of even time in days since 1970.
double phase_at(double days) {
  const double t = (days + 2440587.5 - 2451545.0) / 36525;
  const double d = 297.8501921 + 445267.1114034 * t - 0.0018819 * t * t;
  const double m = 357.5291092 + 35999.0502909 * t - 0.0001536 * t * t;
  const double moon = 134.9633964 + 477198.8675055 * t + 0.0087414 * t * t;
  const double f = 93.2720950 + 483202.0175233 * t - 0.0036539 * t * t;
  const double e = 1 - 0.002516 * t;
  double longitude = 218.3164477 + 481267.88123421 * t - 0.0015786 * t * t;
  for (const auto& term : kTerms)
    longitude += term.factor * 1e-6 * std::pow(e, std::abs(term.m)) *
                 degrees_sine(term.d * d + term.m * m + term.moon * moon + term.f * f);
  longitude += 0.003958 * degrees_sine(119.75 + 131.849 * t) +
               0.001962 * degrees_sine(longitude - f) +
               0.000318 * degrees_sine(53.09 + 479264.290 * t);
  const double centre = (1.914602 - 0.004817 * t) * degrees_sine(m) +
                        (0.019993 - 0.000101 * t) * degrees_sine(2 * m) +
                        0.000289 * degrees_sine(3 * m);
  const double sun = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569;
  const double phase = longitude - sun;
  return phase - 360 * std::floor((phase + 180) / 360);
}

double slow_moon(double near) {
  double low = near - 1;
  double high = near + 1;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (phase_at(middle) < 0 ? low : high) = middle;
  }
  return low;
}

// The twin knows no difference between even time and the turning of the earth: at most 7.5 minutes by 2199.
TEST(NewMoon, AgreesWithTheSlowTwinForThreeHundredYears) {
  double widest = 0;
  int days_apart = 0;
  for (int k = -1237; k < 2474; ++k) {
    const double fast = new_moon(k);
    const double even = slow_moon(fast);
    const double minutes = (even - fast) * 1440;
    ASSERT_GT(minutes, -1.5) << k;
    ASSERT_LT(minutes, 9.0) << k;
    widest = std::max(widest, std::abs(minutes));
    const double to_midnight = std::abs(std::remainder(fast + 7.0 / 24, 1.0)) * 1440;
    const bool same = std::floor(fast + 7.0 / 24) == std::floor(even + 7.0 / 24);
    if (!same) ++days_apart;
    EXPECT_TRUE(same || to_midnight < 9) << k;
  }
  RecordProperty("widest_minutes", std::to_string(widest));
  EXPECT_LT(days_apart, 25);  // of 3,711; each within minutes of midnight
}

TEST(NewMoon, DoesNotDependOnTheTimeZoneOfTheMachine) {
  const char* before = std::getenv("TZ");
  const std::string kept = before ? before : "";
  for (const char* zone : {"UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Kiritimati"}) {
    setenv("TZ", zone, 1);
    tzset();
    EXPECT_EQ(tet_of(2007), day(2007, 2, 17)) << zone;
    EXPECT_EQ(lunar_date(day(2026, 2, 17)), (LunarDate{2026, 1, 1, false})) << zone;
  }
  if (before)
    setenv("TZ", kept.c_str(), 1);
  else
    unsetenv("TZ");
  tzset();
}

}  // namespace
}  // namespace anlanh::cases
