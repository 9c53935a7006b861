#pragma once
// Which cells of a workbook hold days, and which day a number is (ECMA-376 part 1, 18.8.30, 18.17.4).

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace anlanh::people {

enum class DateSystem { From1900, From1904 };

// Number formats that every program knows without writing them: 14 to 22, 27 to 36, 45 to 47, 50 to 58.
bool is_date_format(int id);
// "dd/mm/yyyy", "[$-42A]d mmmm yyyy": letters of dates outside quotes and brackets.
bool is_date_format(std::string_view code);

// Day 60 of the 1900 system is 29 February 1900, which never was: absent, as is anything outside
// 1900 to 2199. A part of a day is cut off.
std::optional<base::Date> date_of_serial(double serial, DateSystem system);

}  // namespace anlanh::people
