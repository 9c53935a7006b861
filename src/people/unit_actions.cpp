#include "people/unit_actions.h"

#include <algorithm>
#include <map>

#include "base/csv_writer.h"
#include "people/school_rules.h"
#include "people/vi_order.h"

namespace anlanh::people {

namespace {

using Units = std::map<base::Id, Unit>;

base::Result<Units> load_unit_map(store::Sql& sql) {
  AL_TRY(auto all, load_every_unit(sql));
  Units units;
  for (auto& unit : all) units.emplace(unit.id, std::move(unit));
  return units;
}

bool has_school(UnitKind kind) {
  return kind == UnitKind::School || kind == UnitKind::CareFacility;
}

base::Result<std::vector<UnitRow>> load_rows(store::Sql& sql, const UnitFilter& filter) {
  AL_TRY(const auto all, load_unit_map(sql));
  const auto parent_of = [&](const Unit& unit) {
    const auto found = all.find(unit.parent);
    return found == all.end() ? std::nullopt : std::optional(found->second);
  };
  std::vector<UnitRow> rows;
  if (has_school(filter.kind)) {
    AL_TRY(const auto schools, load_schools(sql, filter.day, filter.commune));
    for (const auto& school : schools)
      if (school.unit.kind == filter.kind)
        rows.push_back({school.unit, parent_of(school.unit), school});
    return rows;
  }
  AL_TRY(const auto units, load_units(sql, filter.kind, filter.day));
  for (const auto& unit : units) rows.push_back({unit, parent_of(unit), {}});
  return rows;
}

bool fits(const UnitRow& row, const UnitFilter& filter, const std::string& folded) {
  if (filter.level && row.school) {
    const auto& levels = row.school->levels;
    if (std::find(levels.begin(), levels.end(), *filter.level) == levels.end()) return false;
  }
  return folded.empty() || fold_vietnamese(row.unit.name).find(folded) != std::string::npos ||
         fold_vietnamese(row.unit.code) == folded ||
         fold_vietnamese(row.parent_name()).find(folded) != std::string::npos;
}

std::string day_or_empty(const std::optional<base::Date>& day) {
  return day && *day != kSinceUnknown ? base::vietnam_date_text(*day) : std::string();
}

}  // namespace

base::Result<std::vector<UnitRow>> list_units(store::Store& store, const UnitFilter& filter) {
  AL_TRY(auto rows, store.read([&](store::Sql& sql) { return load_rows(sql, filter); }));
  const auto folded = fold_vietnamese(filter.text);
  std::erase_if(rows, [&](const UnitRow& row) { return !fits(row, filter, folded); });
  return rows;
}

base::Result<UnitDetail> show_unit(store::Store& store, base::Id id, base::Date day) {
  return store.read([&](store::Sql& sql) -> base::Result<UnitDetail> {
    AL_TRY(auto unit, find_unit(sql, id));
    if (!unit) return base::make_error(base::Code::NotFound, "no such unit");
    UnitDetail detail{{std::move(*unit), {}, {}}, {}, {}};
    AL_TRY(detail.row.parent, find_unit(sql, detail.row.unit.parent));
    AL_TRY(detail.row.school, find_school(sql, id));
    AL_TRY(detail.history, load_unit_history(sql, id));
    if (detail.row.unit.kind != UnitKind::Commune) return detail;
    AL_TRY(detail.schools, load_schools(sql, day, id));
    return detail;
  });
}

std::string unit_csv(const std::vector<UnitRow>& rows, UnitKind kind) {
  base::CsvWriter out;
  if (has_school(kind)) {
    out.row(school_columns());
    for (const auto& row : rows)
      if (row.school) out.row(school_cells(*row.school, row.parent ? row.parent->code : ""));
    return std::move(out).finish();
  }
  out.row({"ma", "ten", "thuoc", "tu_ngay", "den_ngay"});
  for (const auto& row : rows)
    out.row({row.unit.code, row.unit.name, row.parent_name(), day_or_empty(row.unit.valid_from),
             day_or_empty(row.unit.valid_to)});
  return std::move(out).finish();
}

}  // namespace anlanh::people
