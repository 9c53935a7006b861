#include "people/unit_store.h"

#include <algorithm>
#include <map>
#include <string>

#include "people/vi_order.h"

namespace anlanh::people {

namespace {

// Every query that makes a Unit begins so, with `unit` under this name.
#define AL_UNIT_COLUMNS                                                                    \
  "unit.id, unit.kind, unit.code, unit.name, unit.parent, unit.valid_from, unit.valid_to," \
  " unit.to_confirm"
constexpr std::size_t kUnitColumns = 8;

Unit unit_of(const store::Row& row) {
  const auto kind = parse_unit_kind(row.text(1));
  const auto from = row.find_date(5);
  AL_CHECK(kind && from);  // the table allows nothing else
  return {.id = row.id(0),
          .kind = *kind,
          .code = row.text(2),
          .name = row.text(3),
          .parent = row.id(4),
          .valid_from = *from,
          .valid_to = row.find_date(6),
          .to_confirm = row.boolean(7)};
}

std::vector<Unit> units_of(const store::Rows& rows) {
  std::vector<Unit> units;
  units.reserve(rows.size());
  for (const auto& row : rows) units.push_back(unit_of(row));
  return units;
}

std::vector<base::Id> ids_of(const store::Rows& rows) {
  std::vector<base::Id> ids;
  for (const auto& row : rows) ids.push_back(row.id(0));
  return ids;
}

std::optional<Unit> first_unit(const std::optional<store::Row>& row) {
  return row ? std::optional(unit_of(*row)) : std::nullopt;
}

School school_of(const store::Row& row) {
  return {.unit = unit_of(row),
          .levels = {},
          .is_public = row.boolean(kUnitColumns),
          .pupils = row.integer(kUnitColumns + 1)};
}

void add_levels(School& school, const store::Rows& rows) {
  for (const auto& row : rows)
    if (const auto level = parse_school_level(row.text(1))) school.levels.push_back(*level);
  std::sort(school.levels.begin(), school.levels.end());
}

base::Result<std::optional<School>> with_levels(store::Sql& sql, std::optional<store::Row> row) {
  if (!row) return std::optional<School>();
  School school = school_of(*row);
  AL_TRY(const auto levels,
         sql.query("select school, level from school_level where school = $1", school.unit.id));
  add_levels(school, levels);
  return std::optional<School>(std::move(school));
}

std::vector<UnitLink> links_of(const store::Rows& rows) {
  std::vector<UnitLink> links;
  for (const auto& row : rows) {
    const auto day = row.find_date(kUnitColumns);
    AL_CHECK(day.has_value());
    links.push_back({unit_of(row), *day,
                     row.text(kUnitColumns + 1) == "whole" ? Succession::Whole : Succession::Part});
  }
  sort_vietnamese(links, [](const UnitLink& link) -> std::string_view { return link.other.name; });
  return links;
}

std::string_view name_of(const Unit& unit) { return unit.name; }

}  // namespace

base::Status save_unit(store::Sql& sql, const Unit& unit) {
  AL_TRY_DO(
      sql.exec("insert into unit (id, kind, code, name, parent, valid_from, valid_to, to_confirm)"
               " values ($1, $2, $3, $4, $5, $6, $7, $8)"
               " on conflict (id) do update set kind = excluded.kind, code = excluded.code,"
               " name = excluded.name, parent = excluded.parent, valid_from = excluded.valid_from,"
               " valid_to = excluded.valid_to, to_confirm = excluded.to_confirm",
               unit.id, unit_kind_code(unit.kind), unit.code, unit.name, unit.parent,
               unit.valid_from, unit.valid_to, unit.to_confirm));
  return base::ok();
}

base::Status save_school(store::Sql& sql, const School& school) {
  AL_TRY_DO(save_unit(sql, school.unit));
  AL_TRY_DO(
      sql.exec("insert into school (unit, is_public, pupils) values ($1, $2, $3)"
               " on conflict (unit) do update set is_public = excluded.is_public,"
               " pupils = excluded.pupils",
               school.unit.id, school.is_public, school.pupils));
  AL_TRY_DO(sql.exec("delete from school_level where school = $1", school.unit.id));
  for (const auto level : school.levels)
    AL_TRY_DO(sql.exec("insert into school_level (school, level) values ($1, $2)", school.unit.id,
                       school_level_code(level)));
  return base::ok();
}

base::Status save_successor(store::Sql& sql, base::Id from, base::Id to, base::Date on,
                            Succession part) {
  AL_TRY_DO(
      sql.exec("insert into unit_link (from_unit, to_unit, day, part)"
               " values ($1, $2, $3, $4)"
               " on conflict (from_unit, to_unit) do update set day = excluded.day,"
               " part = excluded.part",
               from, to, on, part == Succession::Whole ? "whole" : "part"));
  return base::ok();
}

base::Result<std::optional<Unit>> find_unit(store::Sql& sql, base::Id id) {
  AL_TRY(const auto row, sql.find("select " AL_UNIT_COLUMNS " from unit where id = $1", id));
  return first_unit(row);
}

base::Result<std::optional<Unit>> find_unit_by_code(store::Sql& sql, UnitKind kind,
                                                    std::string_view code, base::Date on) {
  AL_TRY(const auto row,
         sql.find("select " AL_UNIT_COLUMNS " from unit where kind = $1 and code = $2"
                  " and valid_from <= $3 and (valid_to is null or valid_to >= $3)"
                  " order by valid_from desc",
                  unit_kind_code(kind), code, on));
  return first_unit(row);
}

base::Result<std::vector<Unit>> load_units_by_code(store::Sql& sql, UnitKind kind,
                                                   std::string_view code) {
  AL_TRY(const auto rows,
         sql.query("select " AL_UNIT_COLUMNS " from unit where kind = $1 and code = $2"
                   " order by valid_from desc",
                   unit_kind_code(kind), code));
  return units_of(rows);
}

base::Result<std::vector<Unit>> load_units(store::Sql& sql, UnitKind kind, base::Date on) {
  AL_TRY(const auto rows,
         sql.query("select " AL_UNIT_COLUMNS " from unit where kind = $1"
                   " and valid_from <= $2 and (valid_to is null or valid_to >= $2) order by code",
                   unit_kind_code(kind), on));
  auto units = units_of(rows);
  sort_vietnamese(units, name_of);
  return units;
}

base::Result<std::vector<Unit>> load_all_units(store::Sql& sql, base::Date on) {
  AL_TRY(const auto rows,
         sql.query("select " AL_UNIT_COLUMNS " from unit where"
                   " valid_from <= $1 and (valid_to is null or valid_to >= $1) order by code",
                   on));
  auto units = units_of(rows);
  sort_vietnamese(units, name_of);
  return units;
}

base::Result<std::vector<Unit>> load_every_unit(store::Sql& sql) {
  AL_TRY(const auto rows, sql.query("select " AL_UNIT_COLUMNS " from unit order by code"));
  return units_of(rows);
}

base::Result<std::vector<School>> load_schools(store::Sql& sql, base::Date on, base::Id commune) {
  AL_TRY(const auto rows,
         sql.query("select " AL_UNIT_COLUMNS ", school.is_public, school.pupils"
                   " from school join unit on unit.id = school.unit"
                   " where unit.valid_from <= $1 and (unit.valid_to is null or unit.valid_to >= $1)"
                   " and unit.parent = coalesce($2, unit.parent) order by unit.code",
                   on, commune));
  AL_TRY(const auto level_rows, sql.query("select school, level from school_level"));
  std::map<base::Id, store::Rows> levels;
  for (const auto& row : level_rows) levels[row.id(0)].push_back(row);
  std::vector<School> schools;
  schools.reserve(rows.size());
  for (const auto& row : rows) {
    schools.push_back(school_of(row));
    add_levels(schools.back(), levels[schools.back().unit.id]);
  }
  sort_vietnamese(schools, [](const School& s) -> std::string_view { return s.unit.name; });
  return schools;
}

base::Result<std::optional<School>> find_school(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_UNIT_COLUMNS ", school.is_public, school.pupils"
                            " from school join unit on unit.id = school.unit where unit.id = $1",
                            id));
  return with_levels(sql, std::move(row));
}

base::Result<std::optional<School>> find_school_by_code(store::Sql& sql, std::string_view code) {
  AL_TRY(auto row, sql.find("select " AL_UNIT_COLUMNS ", school.is_public, school.pupils"
                            " from school join unit on unit.id = school.unit where unit.code = $1"
                            " order by unit.valid_from desc",
                            code));
  return with_levels(sql, std::move(row));
}

base::Result<std::vector<base::Id>> load_unit_and_below(store::Sql& sql, base::Id unit) {
  AL_TRY(const auto rows,
         sql.query("with recursive below (id) as (select id from unit where id = $1"
                   " union select unit.id from unit join below on unit.parent = below.id)"
                   " select id from below order by id",
                   unit));
  return ids_of(rows);
}

base::Result<std::vector<base::Id>> load_successors(store::Sql& sql, base::Id unit) {
  AL_TRY(const auto rows,
         sql.query("select to_unit from unit_link where from_unit = $1 order by to_unit", unit));
  return ids_of(rows);
}

base::Result<std::vector<base::Id>> load_predecessors(store::Sql& sql, base::Id unit) {
  AL_TRY(const auto rows,
         sql.query("select from_unit from unit_link where to_unit = $1 order by from_unit", unit));
  return ids_of(rows);
}

base::Result<UnitHistory> load_unit_history(store::Sql& sql, base::Id unit) {
  AL_TRY(const auto before,
         sql.query("select " AL_UNIT_COLUMNS ", unit_link.day, unit_link.part from unit_link"
                   " join unit on unit.id = unit_link.from_unit where unit_link.to_unit = $1",
                   unit));
  AL_TRY(const auto after,
         sql.query("select " AL_UNIT_COLUMNS ", unit_link.day, unit_link.part from unit_link"
                   " join unit on unit.id = unit_link.to_unit where unit_link.from_unit = $1",
                   unit));
  return UnitHistory{links_of(before), links_of(after)};
}

}  // namespace anlanh::people
