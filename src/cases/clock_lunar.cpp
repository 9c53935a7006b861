#include "cases/clock_lunar.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/result.h"

namespace anlanh::cases {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr double kJulianOf1970 = 2440587.5;
constexpr double kSecondsOfDay = 86400.0;
constexpr double kVietnamDays = 7.0 / 24.0;
constexpr double kMeanMonth = 29.530588861;
constexpr double kFirstMoon = 2451550.09766;  // of k = 0, mean
constexpr int kSigns = 12;

double sine(double degrees) { return std::sin(degrees * std::numbers::pi / 180.0); }

// How far the even time of the planets runs ahead of the turning earth, in days. Espenak and Meeus give these
// polynomials; between 1900 and 2199 they hold within seconds where it is known and within minutes where not.
double delta_t(double julian) {
  const double year = 2000.0 + (julian - 2451544.5) / 365.25;
  double seconds = 0;
  if (year < 1986) {
    const double u = year - 1950;
    seconds = 29.07 + 0.407 * u - u * u / 233 + u * u * u / 2547;
    if (year < 1941) {
      const double v = year - 1920;
      seconds = 21.20 + 0.84493 * v - 0.076100 * v * v + 0.0020936 * v * v * v;
    }
    if (year < 1920) {
      const double w = year - 1900;
      seconds = -2.79 + 1.494119 * w - 0.0598939 * w * w + 0.0061966 * w * w * w -
                0.000197 * w * w * w * w;
    }
    if (year > 1961) {
      const double x = year - 1975;
      seconds = 45.45 + 1.067 * x - x * x / 260 - x * x * x / 718;
    }
  } else if (year < 2005) {
    const double u = year - 2000;
    seconds = 63.86 + 0.3345 * u - 0.060374 * u * u + 0.0017275 * u * u * u +
              0.000651814 * u * u * u * u + 0.00002373599 * u * u * u * u * u;
  } else if (year < 2050) {
    const double u = year - 2000;
    seconds = 62.92 + 0.32217 * u + 0.005589 * u * u;
  } else {
    const double u = (year - 1820) / 100;
    seconds = -20 + 32 * u * u - 0.5628 * std::max(0.0, 2150 - year);
  }
  return seconds / kSecondsOfDay;
}

// One periodic term: factor of the day, powers of the eccentricity, multiples of M, M', F and the node.
struct MoonTerm {
  double factor;
  int eccentricity;
  int sun;
  int moon;
  int latitude;
  int node;
};

// Meeus, table of chapter 49, column of the new moon.
constexpr MoonTerm kMoonTerms[] = {
    {-0.40720, 0, 0, 1, 0, 0}, {0.17241, 1, 1, 0, 0, 0},    {0.01608, 0, 0, 2, 0, 0},
    {0.01039, 0, 0, 0, 2, 0},  {0.00739, 1, -1, 1, 0, 0},   {-0.00514, 1, 1, 1, 0, 0},
    {0.00208, 2, 2, 0, 0, 0},  {-0.00111, 0, 0, 1, -2, 0},  {-0.00057, 0, 0, 1, 2, 0},
    {0.00056, 1, 1, 2, 0, 0},  {-0.00042, 0, 0, 3, 0, 0},   {0.00042, 1, 1, 0, 2, 0},
    {0.00038, 1, 1, 0, -2, 0}, {-0.00024, 1, -1, 2, 0, 0},  {-0.00017, 0, 0, 0, 0, 1},
    {-0.00007, 0, 2, 1, 0, 0}, {0.00004, 0, 0, 2, -2, 0},   {0.00004, 0, 3, 0, 0, 0},
    {0.00003, 0, 1, 1, -2, 0}, {0.00003, 0, 0, 2, 2, 0},    {-0.00003, 0, 1, 1, 2, 0},
    {0.00003, 0, -1, 1, 2, 0}, {-0.00002, 0, -1, 1, -2, 0}, {-0.00002, 0, 1, 3, 0, 0},
    {0.00002, 0, 0, 4, 0, 0}};

struct PlanetTerm {
  double factor;
  double start;  // degrees
  double per_month;
};

// The same chapter, the fourteen further corrections; the square term of the first is left out (0.00001 day).
constexpr PlanetTerm kPlanetTerms[] = {
    {0.000325, 299.77, 0.107408},  {0.000165, 251.88, 0.016321}, {0.000164, 251.83, 26.651886},
    {0.000126, 349.42, 36.412478}, {0.000110, 84.66, 18.206239}, {0.000062, 141.74, 53.303771},
    {0.000060, 207.14, 2.453732},  {0.000056, 154.84, 7.306860}, {0.000047, 34.52, 27.261239},
    {0.000042, 207.19, 0.121824},  {0.000040, 291.34, 1.844379}, {0.000037, 161.72, 24.198154},
    {0.000035, 239.56, 25.513099}, {0.000023, 331.55, 3.592518}};

double new_moon_julian(int number) {
  const double k = number;
  const double t = k / 1236.85;
  const double t2 = t * t;
  const double t3 = t2 * t;
  const double eccentricity = 1 - 0.002516 * t - 0.0000074 * t2;
  const double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 0.00000011 * t3;
  const double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3;
  const double latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3;
  const double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3;
  double at = kFirstMoon + kMeanMonth * k + 0.00015437 * t2 - 0.000000150 * t3;
  for (const auto& term : kMoonTerms) {
    const double angle =
        term.sun * sun + term.moon * moon + term.latitude * latitude + term.node * node;
    at += term.factor * std::pow(eccentricity, term.eccentricity) * sine(angle);
  }
  for (const auto& term : kPlanetTerms) at += term.factor * sine(term.start + term.per_month * k);
  return at - delta_t(at);
}

// Meeus, chapter 25: apparent longitude in degrees, 0 to 360.
double sun_longitude(double julian) {
  const double t = (julian + delta_t(julian) - 2451545.0) / 36525;
  const double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
                        (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
                        0.000289 * sine(3 * anomaly);
  const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const double longitude = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
  return longitude - 360 * std::floor(longitude / 360);
}

// Days are counted since 1 January 1970 from here on: the day of Viet Nam in which new moon `k` falls.
int moon_day(int k) { return static_cast<int>(std::floor(new_moon(k) + kVietnamDays)); }

// Which twelfth of its way the sun is in when this day of Viet Nam begins: 9 from the winter solstice on.
int sign_at(int day) {
  return static_cast<int>(sun_longitude(day - kVietnamDays + kJulianOf1970) / (360.0 / kSigns));
}

// The last new moon on or before this day.
int moon_before(int day) {
  int k = static_cast<int>(std::floor((day + 1 + kJulianOf1970 - kFirstMoon) / kMeanMonth)) + 1;
  while (moon_day(k) > day) --k;
  return k;
}

int day_number(base::Date date) {
  return static_cast<int>(sys_days{date}.time_since_epoch().count());
}
base::Date date_of_number(int day) { return base::Date{sys_days{days{day}}}; }

base::Date first_of_year(int year) {
  return base::Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}};
}

// The month that holds the winter solstice of a Gregorian year: month 11.
int eleventh_month(int year) {
  const int k = moon_before(day_number(first_of_year(year + 1)) - 1);
  // The month has begun after the solstice: the solstice lies in the one before.
  return sign_at(moon_day(k)) >= 9 ? k - 1 : k;
}

// Number of the months from one month 11 to the next, and which one of them is the leap month (0: none).
struct Winter {
  int first = 0;  // new moon of month 11
  int months = 12;
  int leap = 0;
};

Winter winter_of(int year) {
  Winter out{.first = eleventh_month(year - 1)};
  out.months = eleventh_month(year) - out.first;
  if (out.months < 13) return out;
  for (int i = 1; i < out.months && out.leap == 0; ++i)
    if (sign_at(moon_day(out.first + i)) == sign_at(moon_day(out.first + i + 1))) out.leap = i;
  return out;
}

}  // namespace

double new_moon(int k) { return new_moon_julian(k) - kJulianOf1970; }

LunarDate lunar_date(base::Date date) {
  const int day = day_number(date);
  const int k = moon_before(day);
  int year = static_cast<int>(date.year());
  // Month 11 of this year and what follows it belong to the winter that ends next year.
  if (k >= eleventh_month(year)) ++year;
  const Winter winter = winter_of(year);
  const int step = k - winter.first;
  const bool shifted = winter.leap != 0 && step >= winter.leap;
  const int number = step + 10 - (shifted ? 1 : 0);  // months from January, 0 for month 1
  return {.year = number < 12 ? year - 1 : year,
          .month = number % 12 + 1,
          .day = day - moon_day(k) + 1,
          .leap = winter.leap != 0 && step == winter.leap};
}

std::optional<base::Date> find_date(const LunarDate& lunar) {
  if (lunar.month < 1 || lunar.month > 12 || lunar.day < 1 || lunar.day > 30) return std::nullopt;
  const Winter winter = winter_of(lunar.month >= 11 ? lunar.year + 1 : lunar.year);
  int step = (lunar.month + 1) % 12;  // month 11 is 0, month 1 is 2
  if (winter.leap != 0 && (lunar.leap || step >= winter.leap)) ++step;
  const auto found = date_of_number(moon_day(winter.first + step) + lunar.day - 1);
  if (lunar_date(found) != lunar) return std::nullopt;
  return found;
}

base::Date tet_of(int year) {
  const auto found = find_date({.year = year, .month = 1, .day = 1});
  AL_CHECK(found.has_value());  // every year has a first day
  return *found;
}

}  // namespace anlanh::cases
