#pragma once
// SQL of units. Functions run inside the caller's transaction.

#include <optional>
#include <string_view>
#include <vector>

#include "people/unit_model.h"
#include "store/sql.h"

namespace anlanh::people {

// New or changed: the id decides. Conflict: another unit has this kind, code and first day.
base::Status save_unit(store::Sql& sql, const Unit& unit);
base::Status save_school(store::Sql& sql, const School& school);
// The whole unit went into its successor, or it was split between several.
enum class Succession { Whole, Part };
base::Status save_successor(store::Sql& sql, base::Id from, base::Id to, base::Date on,
                            Succession part = Succession::Whole);

base::Result<std::optional<Unit>> find_unit(store::Sql& sql, base::Id id);
// The unit of this kind and code on this day.
base::Result<std::optional<Unit>> find_unit_by_code(store::Sql& sql, UnitKind kind,
                                                    std::string_view code, base::Date on);
// Units of a kind on a day, in Vietnamese order of names.
base::Result<std::vector<Unit>> load_units(store::Sql& sql, UnitKind kind, base::Date on);
// Schools and care facilities on a day; `commune` none: all.
base::Result<std::vector<School>> load_schools(store::Sql& sql, base::Date on,
                                               base::Id commune = {});
base::Result<std::optional<School>> find_school(store::Sql& sql, base::Id id);
// The unit and everything below it, whatever the day.
base::Result<std::vector<base::Id>> load_unit_and_below(store::Sql& sql, base::Id unit);
base::Result<std::vector<base::Id>> load_successors(store::Sql& sql, base::Id unit);
base::Result<std::vector<base::Id>> load_predecessors(store::Sql& sql, base::Id unit);

// Every unit of this kind and code, the latest first.
base::Result<std::vector<Unit>> load_units_by_code(store::Sql& sql, UnitKind kind,
                                                   std::string_view code);
// One place in the history of a unit.
struct UnitLink {
  Unit other;
  base::Date on;
  Succession part = Succession::Whole;
};
struct UnitHistory {
  std::vector<UnitLink> before;  // in Vietnamese order of names
  std::vector<UnitLink> after;
};
base::Result<UnitHistory> load_unit_history(store::Sql& sql, base::Id unit);
// Units of every kind on a day, in Vietnamese order of names: for a choice of one.
base::Result<std::vector<Unit>> load_all_units(store::Sql& sql, base::Date on);
// Units of every kind and day.
base::Result<std::vector<Unit>> load_every_unit(store::Sql& sql);
// Schools and care facilities of whatever day, by code.
base::Result<std::optional<School>> find_school_by_code(store::Sql& sql, std::string_view code);

}  // namespace anlanh::people
