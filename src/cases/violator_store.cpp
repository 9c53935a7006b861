#include "cases/violator_store.h"

namespace anlanh::cases {

namespace {

#define AL_VIOLATOR_COLUMNS \
  "id, case_id, kind, account_name, act, note, version, recorded_at, recorded_by, token"

std::optional<base::Bytes> find_bytes(const store::Row& row, std::size_t i) {
  if (row.is_null(i)) return std::nullopt;
  return row.bytes(i);
}

Violator violator_of(const store::Row& row) {
  const auto kind = parse_violator_kind(row.text(2));
  AL_CHECK(kind.has_value());  // the table allows nothing else
  return {.id = row.id(0),
          .case_id = row.id(1),
          .kind = *kind,
          .account_name = find_bytes(row, 3),
          .act = row.text(4),
          .note = find_bytes(row, 5),
          .version = row.integer(6),
          .recorded_at = row.instant(7),
          .recorded_by = row.id(8),
          .token = row.bytes(9)};
}

Measure measure_of(const store::Row& row) {
  const auto day = row.find_date(5);
  AL_CHECK(day.has_value());
  return {.id = row.id(0),
          .violator = row.id(1),
          .path = row.text(2),
          .body = row.text(3),
          .decision_number = row.text(4),
          .done_on = *day,
          .result = find_bytes(row, 6),
          .recorded_at = row.instant(7),
          .recorded_by = row.id(8),
          .token = row.bytes(9)};
}

}  // namespace

base::Result<bool> save_violator(store::Sql& sql, const Violator& v) {
  AL_TRY(const auto changed,
         sql.exec("insert into violator (" AL_VIOLATOR_COLUMNS ") values ($1, $2, $3, $4, $5, $6,"
                  " $7, $8, $9, $10) on conflict (token) do nothing",
                  v.id, v.case_id, violator_kind_code(v.kind), v.account_name, v.act, v.note,
                  v.version, v.recorded_at, v.recorded_by, v.token));
  return changed == 1;
}

base::Result<bool> save_violator_change(store::Sql& sql, const Violator& v,
                                        std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update violator set kind = $3, account_name = $4, act = $5, note = $6,"
                  " version = version + 1 where id = $1 and version = $2",
                  v.id, version_seen, violator_kind_code(v.kind), v.account_name, v.act, v.note));
  return changed == 1;
}

base::Result<std::optional<Violator>> find_violator(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_VIOLATOR_COLUMNS " from violator where id = $1", id));
  if (!row) return std::optional<Violator>();
  return std::optional<Violator>(violator_of(*row));
}

base::Result<std::vector<Violator>> load_violators(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select " AL_VIOLATOR_COLUMNS
                              " from violator where case_id = $1 order by recorded_at, id",
                              case_id));
  std::vector<Violator> out;
  for (const auto& row : rows) out.push_back(violator_of(row));
  return out;
}

base::Result<bool> save_measure(store::Sql& sql, const Measure& m) {
  AL_TRY(const auto changed,
         sql.exec("insert into violator_measure (id, violator, path, body, decision_number,"
                  " done_on, result, recorded_at, recorded_by, token) values ($1, $2, $3, $4, $5,"
                  " $6, $7, $8, $9, $10) on conflict (token) do nothing",
                  m.id, m.violator, m.path, m.body, m.decision_number, m.done_on, m.result,
                  m.recorded_at, m.recorded_by, m.token));
  return changed == 1;
}

base::Result<std::vector<Measure>> load_measures(store::Sql& sql, base::Id violator) {
  AL_TRY(auto rows, sql.query("select id, violator, path, body, decision_number, done_on, result,"
                              " recorded_at, recorded_by, token from violator_measure"
                              " where violator = $1 order by done_on, id",
                              violator));
  std::vector<Measure> out;
  for (const auto& row : rows) out.push_back(measure_of(row));
  return out;
}

base::Result<std::vector<ViolatorRecord>> load_violator_records(store::Sql& sql,
                                                                const people::Scope& scope,
                                                                base::Instant from,
                                                                base::Instant to) {
  std::vector<store::Value> values;
  std::string text =
      "select violator.id, violator.case_id, case_file.number, case_file.unit, violator.kind,"
      " violator.recorded_at from violator join case_file on case_file.id = violator.case_id"
      " where " +
      scope.condition("case_file.unit", "case_file.assignee", values);
  values.push_back(store::to_value(from));
  text += " and violator.recorded_at >= $" + std::to_string(values.size());
  values.push_back(store::to_value(to));
  text += " and violator.recorded_at < $" + std::to_string(values.size()) +
          " order by violator.recorded_at, violator.id";
  AL_TRY(auto rows, sql.query_values(text, values));
  std::vector<ViolatorRecord> out;
  for (const auto& row : rows) {
    const auto kind = parse_violator_kind(row.text(4));
    AL_CHECK(kind.has_value());
    out.push_back({row.id(0), row.id(1), row.text(2), row.id(3), *kind, row.instant(5)});
  }
  return out;
}

}  // namespace anlanh::cases
