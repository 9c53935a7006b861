#include "app/bind_targets.h"

#include <map>

#include "cases/case_figures.h"
#include "catalog/entry_store.h"
#include "learn/learn.h"
#include "people/unit_store.h"

namespace anlanh::app {

namespace {

using base::Result;
using people::Scope;
using targets::CountedRow;
using targets::RowState;
using targets::Window;

// II.2.a names schools of the three general levels and facilities that protect and care for children; preschools are
// not named, and whether continuing education is meant has to be confirmed (data/law/institution-kinds.json).
targets::InScope institution_in_scope(const people::School& school) {
  if (school.unit.kind == people::UnitKind::CareFacility) return targets::InScope::Yes;
  bool continuing = false;
  for (const auto level : school.levels) {
    if (level == people::SchoolLevel::Continuing) continuing = true;
    if (level != people::SchoolLevel::Continuing && level != people::SchoolLevel::Preschool)
      return targets::InScope::Yes;
  }
  return continuing ? targets::InScope::ToBeConfirmed : targets::InScope::No;
}

targets::InstitutionFact to_fact(const learn::SessionRow& row) {
  targets::InstitutionFact fact;
  const auto& unit = row.school.unit;
  fact.id = unit.id;
  fact.name = unit.name;
  fact.place = row.place;
  fact.open_from = unit.valid_from;
  fact.open_to = unit.valid_to;
  fact.in_scope = institution_in_scope(row.school);
  for (const auto level : row.school.levels)
    fact.levels.push_back(people::school_level_name(level));
  fact.sessions = row.sessions;
  fact.url = "/don-vi/" + base::id_text(unit.id);
  return fact;
}

Result<std::vector<targets::InstitutionFact>> load_institutions(store::Sql& sql, const Scope& scope,
                                                                Window window) {
  AL_TRY(const auto rows, learn::load_session_rows(sql, scope, window.from, window.to));
  std::vector<targets::InstitutionFact> facts;
  for (const auto& row : rows) facts.push_back(to_fact(row));
  return facts;
}

RowState to_state(cases::Counted counted) {
  switch (counted) {
    case cases::Counted::Yes: return RowState::Counted;
    case cases::Counted::Pending: return RowState::Pending;
    case cases::Counted::No: return RowState::NotCounted;
    case cases::Counted::LeftOut: return RowState::LeftOut;
  }
  return RowState::NotCounted;
}

// Names of units by id, each looked up once.
class UnitNames {
 public:
  explicit UnitNames(store::Sql& sql) : sql_(sql) {}
  Result<std::string> of(base::Id id) {
    if (!id) return std::string();
    const auto found = names_.find(id.value);
    if (found != names_.end()) return found->second;
    AL_TRY(const auto unit, people::find_unit(sql_, id));
    return names_[id.value] = unit ? unit->name : std::string();
  }

 private:
  store::Sql& sql_;
  std::map<std::int64_t, std::string> names_;
};

std::string page_of(const cases::FigureRow& row) {
  const char* place = row.kind == cases::FigureRow::Kind::Report ? "/tin/" : "/vu-viec/";
  return place + base::id_text(row.page);
}

Result<std::vector<CountedRow>> to_rows(store::Sql& sql,
                                        const std::vector<cases::FigureRow>& figures) {
  UnitNames names(sql);
  std::vector<CountedRow> rows;
  for (const auto& figure : figures) {
    AL_TRY(auto place, names.of(figure.unit));
    rows.push_back({figure.id, figure.number, std::move(place),
                    base::vietnam_date(figure.opened_at), to_state(figure.counted), figure.why,
                    page_of(figure)});
  }
  return rows;
}

CountedRow to_row(const catalog::Entry& entry, std::string place, bool blocked) {
  CountedRow row{entry.id,
                 entry.host,
                 std::move(place),
                 base::vietnam_date(entry.confirmed_at),
                 RowState::NotCounted,
                 {},
                 "/danh-muc/" + base::id_text(entry.id)};
  if (entry.state == catalog::EntryState::Withdrawn) {
    row.state = RowState::LeftOut;
    row.reason = base::msg("Opened again, with a reason on record");
  } else if (blocked) {
    row.state = RowState::Counted;
    row.reason = base::msg("Has a category and is blocked by the guard now");
  } else {
    row.reason = base::msg("Confirmed, but the guard does not block it at this moment");
  }
  return row;
}

Result<std::vector<CountedRow>> load_addresses(store::Sql& sql, const Scope& scope, Window window,
                                               const TargetWitness& witness) {
  AL_TRY(const auto entries,
         catalog::load_entries_confirmed(sql, base::start_of_day(window.from),
                                         base::start_of_day(base::add_days(window.to, 1))));
  UnitNames names(sql);
  std::vector<CountedRow> rows;
  for (const auto& entry : entries) {
    if (!scope.covers(entry.unit)) continue;
    AL_TRY(auto place, names.of(entry.unit));
    rows.push_back(to_row(entry, std::move(place), witness.is_blocked(entry.host)));
  }
  return rows;
}

targets::TargetsPorts ports_of(TargetWitness given) {
  const auto witness = std::make_shared<const TargetWitness>(std::move(given));
  targets::TargetsPorts ports;
  ports.institutions = load_institutions;
  ports.victims = [witness](store::Sql& sql, const Scope& scope,
                            Window w) -> Result<std::vector<CountedRow>> {
    AL_TRY(const auto rows,
           cases::load_support_rows(sql, *witness->law, scope, w.from, w.to, witness->clock()));
    return to_rows(sql, rows);
  };
  ports.violators = [witness](store::Sql& sql, const Scope& scope,
                              Window w) -> Result<std::vector<CountedRow>> {
    AL_TRY(const auto rows, cases::load_violator_rows(sql, *witness->law, scope, w.from, w.to));
    return to_rows(sql, rows);
  };
  ports.addresses = [witness](store::Sql& sql, const Scope& scope, Window w) {
    return load_addresses(sql, scope, w, *witness);
  };
  return ports;
}

}  // namespace

Result<std::unique_ptr<targets::Targets>> bind_targets(store::Store& store, const DataFiles& files,
                                                       TargetWitness witness) {
  constexpr const char* kFile = "law/targets.json";
  AL_TRY(auto json, files.read(kFile));
  return targets::Targets::open(store, {kFile, std::move(json)}, ports_of(std::move(witness)));
}

}  // namespace anlanh::app
