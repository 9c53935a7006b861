#pragma once
// Units: the province, its communes, departments, schools and care facilities, as they were on each day.
//
// One row is one legal existence: a commune that was merged ends with `valid_to`, its successor begins the day after,
// and a link joins them (Resolution 1663/NQ-UBTVQH15 of 16 June 2025 made 102 communes of the old ones). Nothing is
// renamed in place, so that a figure of 2023 keeps its places.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/id.h"
#include "base/time.h"

namespace anlanh::people {

enum class UnitKind {
  Province,      // tỉnh
  District,      // huyện, thị xã, thành phố: until 30 June 2025
  Commune,       // xã, phường, thị trấn
  Department,    // sở, công an tỉnh, hội, đoàn thể
  School,        // cơ sở giáo dục
  CareFacility,  // cơ sở trợ giúp trẻ em
};

// The first day of a unit whose beginning nobody has verified: before every figure of ours. Pages
// print that it is not known.
inline constexpr base::Date kSinceUnknown{std::chrono::year{1900}, std::chrono::month{1},
                                          std::chrono::day{1}};

struct Unit {
  base::Id id;
  UnitKind kind = UnitKind::Commune;
  std::string code;  // "28519"; unique among units of its kind on any day
  std::string name;  // "Xã Châu Thành"
  base::Id parent;   // none for a province
  base::Date valid_from;
  std::optional<base::Date> valid_to;  // last day; absent: still there
  bool to_confirm = false;             // name or dates not yet verified: pages say so
};

// Levels of education a school teaches; a school with several counts once in each and once in the total.
enum class SchoolLevel { Preschool, Primary, LowerSecondary, UpperSecondary, Continuing };

struct School {
  Unit unit;                        // its parent is the commune
  std::vector<SchoolLevel> levels;  // empty for a care facility
  bool is_public = true;
  std::int64_t pupils = 0;
};

// "commune" and back, as stored.
std::string_view unit_kind_code(UnitKind kind);
std::optional<UnitKind> parse_unit_kind(std::string_view code);
std::string_view school_level_code(SchoolLevel level);
std::optional<SchoolLevel> parse_school_level(std::string_view code);
// "Xã, phường", "Trường học": for lists.
base::Message unit_kind_name(UnitKind kind);
base::Message school_level_name(SchoolLevel level);

// Is the unit there on this day?
bool valid_on(const Unit& unit, base::Date day);

}  // namespace anlanh::people
