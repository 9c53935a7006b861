#include "people/unit_model.h"

#include <algorithm>
#include <array>
#include <utility>

namespace anlanh::people {

namespace {

constexpr std::array<std::pair<UnitKind, std::string_view>, 6> kKinds{{
    {UnitKind::Province, "province"},
    {UnitKind::District, "district"},
    {UnitKind::Commune, "commune"},
    {UnitKind::Department, "department"},
    {UnitKind::School, "school"},
    {UnitKind::CareFacility, "care_facility"},
}};

constexpr std::array<std::pair<SchoolLevel, std::string_view>, 5> kLevels{{
    {SchoolLevel::Preschool, "preschool"},
    {SchoolLevel::Primary, "primary"},
    {SchoolLevel::LowerSecondary, "lower_secondary"},
    {SchoolLevel::UpperSecondary, "upper_secondary"},
    {SchoolLevel::Continuing, "continuing"},
}};

template <class Table, class Value>
std::string_view code_in(const Table& table, Value value) {
  for (const auto& [known, code] : table)
    if (known == value) return code;
  return "";
}

}  // namespace

std::string_view unit_kind_code(UnitKind kind) { return code_in(kKinds, kind); }
std::string_view school_level_code(SchoolLevel level) { return code_in(kLevels, level); }

std::optional<UnitKind> parse_unit_kind(std::string_view code) {
  for (const auto& [kind, known] : kKinds)
    if (known == code) return kind;
  return std::nullopt;
}

std::optional<SchoolLevel> parse_school_level(std::string_view code) {
  for (const auto& [level, known] : kLevels)
    if (known == code) return level;
  return std::nullopt;
}

base::Message unit_kind_name(UnitKind kind) {
  switch (kind) {
    case UnitKind::Province: return base::msg("Province");
    case UnitKind::District: return base::msg("District");
    case UnitKind::Commune: return base::msg("Commune or ward");
    case UnitKind::Department: return base::msg("Department or organisation");
    case UnitKind::School: return base::msg("School");
    case UnitKind::CareFacility: return base::msg("Child care facility");
  }
  return {};
}

base::Message school_level_name(SchoolLevel level) {
  switch (level) {
    case SchoolLevel::Preschool: return base::msg("Preschool");
    case SchoolLevel::Primary: return base::msg("Primary school");
    case SchoolLevel::LowerSecondary: return base::msg("Lower secondary school");
    case SchoolLevel::UpperSecondary: return base::msg("Upper secondary school");
    case SchoolLevel::Continuing: return base::msg("Continuing education");
  }
  return {};
}

bool valid_on(const Unit& unit, base::Date day) {
  return unit.valid_from <= day && (!unit.valid_to || day <= *unit.valid_to);
}

}  // namespace anlanh::people
