#include "people/xlsx_dates.h"

#include <cmath>

namespace anlanh::people {

bool is_date_format(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

bool is_date_format(std::string_view code) {
  bool quoted = false;
  bool bracketed = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next sign stands for itself
      continue;
    }
    if (bracketed) continue;
    if (c == ';') return false;
    if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') return true;
  }
  return false;
}

std::optional<base::Date> date_of_serial(double serial, DateSystem system) {
  if (!std::isfinite(serial) || serial < 1 || serial > 109'000) return std::nullopt;
  const int day = static_cast<int>(std::floor(serial));
  const base::Date first{std::chrono::year{1904}, std::chrono::month{1}, std::chrono::day{1}};
  if (system == DateSystem::From1904) return base::add_days(first, day);
  const base::Date before{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{31}};
  if (day < 60) return base::add_days(before, day);
  if (day == 60) return std::nullopt;
  return base::add_days(before, day - 1);
}

}  // namespace anlanh::people
