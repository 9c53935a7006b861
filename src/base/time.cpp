#include "base/time.h"

#include <charconv>
#include <cstdio>

namespace anlanh::base {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;

std::optional<int> parse_digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<Date> checked_date(int year, int month, int day) {
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < 1900 || year > 2199) return std::nullopt;
  return date;
}

std::string printed(const char* format, int a, int b, int c) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, format, a, b, c);  // NOLINT: formats are literals below
  return buffer;
}

int year_of(Date date) { return static_cast<int>(date.year()); }
int month_of(Date date) { return static_cast<int>(static_cast<unsigned>(date.month())); }
int day_of(Date date) { return static_cast<int>(static_cast<unsigned>(date.day())); }

}  // namespace

Instant system_now() {
  return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

Date vietnam_date(Instant at) { return Date{floor<days>(at + kVietnamOffset)}; }

Instant start_of_day(Date date) { return Instant{sys_days{date}} - kVietnamOffset; }

std::int64_t to_number(Date date) {
  return std::int64_t{year_of(date)} * 10000 + month_of(date) * 100 + day_of(date);
}

std::optional<Date> date_from_number(std::int64_t number) {
  if (number < 19000101 || number > 21991231) return std::nullopt;
  const int value = static_cast<int>(number);
  return checked_date(value / 10000, value / 100 % 100, value % 100);
}

int days_between(Date a, Date b) { return static_cast<int>((sys_days{a} - sys_days{b}).count()); }

Date add_days(Date date, int count) { return Date{sys_days{date} + days{count}}; }

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return checked_date(*year, *month, *day);
}

std::string iso_date(Date date) {
  return printed("%04d-%02d-%02d", year_of(date), month_of(date), day_of(date));
}

std::optional<Date> parse_vietnam_date(std::string_view text) {
  const auto first = text.find('/');
  const auto second = first == text.npos ? first : text.find('/', first + 1);
  if (second == text.npos || first > 2 || second - first > 3 || text.size() - second != 5)
    return std::nullopt;
  const auto day = parse_digits(text.substr(0, first));
  const auto month = parse_digits(text.substr(first + 1, second - first - 1));
  const auto year = parse_digits(text.substr(second + 1));
  if (!year || !month || !day) return std::nullopt;
  return checked_date(*year, *month, *day);
}

std::string vietnam_date_text(Date date) {
  return printed("%02d/%02d/%04d", day_of(date), month_of(date), year_of(date));
}

std::string vietnam_time_text(Instant at) {
  const auto local = at + kVietnamOffset;
  const auto minutes =
      std::chrono::duration_cast<std::chrono::minutes>(local - floor<days>(local)).count();
  return printed("%02d:%02d", static_cast<int>(minutes / 60), static_cast<int>(minutes % 60), 0) +
         " " + vietnam_date_text(vietnam_date(at));
}

std::string iso_time(Instant at) {
  const auto day = floor<days>(at);
  const auto millis = static_cast<int>((at - day).count());
  char clock[32];
  std::snprintf(clock, sizeof clock, "T%02d:%02d:%02d.%03dZ", millis / 3600000, millis / 60000 % 60,
                millis / 1000 % 60, millis % 1000);
  return iso_date(Date{day}) + clock;
}

}  // namespace anlanh::base
