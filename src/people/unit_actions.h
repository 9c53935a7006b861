#pragma once
// What the pages of units ask for. Units are public facts: anybody who is signed in may see them.

#include <optional>
#include <string>
#include <vector>

#include "people/unit_model.h"
#include "people/unit_store.h"
#include "store/store.h"

namespace anlanh::people {

struct UnitFilter {
  UnitKind kind = UnitKind::Commune;
  base::Date day;
  base::Id commune = {};                  // schools and care facilities of one commune
  std::optional<SchoolLevel> level = {};  // schools
  std::string text = {};                  // part of a name without marks, or a code
};

// One line of the list; `school` only where the unit is one.
struct UnitRow {
  Unit unit;
  std::optional<Unit> parent;
  std::optional<School> school;

  std::string parent_name() const { return parent ? parent->name : std::string(); }
};

base::Result<std::vector<UnitRow>> list_units(store::Store& store, const UnitFilter& filter);

struct UnitDetail {
  UnitRow row;
  UnitHistory history;
  std::vector<School> schools;  // of a commune, on the day
};
// NotFound: no such unit.
base::Result<UnitDetail> show_unit(store::Store& store, base::Id id, base::Date day);

// The list as a file for a spreadsheet; columns named as the import reads them.
std::string unit_csv(const std::vector<UnitRow>& rows, UnitKind kind);

}  // namespace anlanh::people
