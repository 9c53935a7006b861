#include "cases/violator_store.h"

namespace anlanh::cases {

namespace {

#define AL_VIOLATOR_COLUMNS                                                               \
  "id, case_id, kind, account_name, act, note, version, recorded_at, recorded_by, token," \
  " platform, account_key, happened_on, act_version, child_age, subject"
#define AL_MEASURE_COLUMNS                                                                       \
  "id, violator, path, body, decision_number, done_on, result, recorded_at, recorded_by, token," \
  " stage, amount, address"

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
          .token = row.bytes(9),
          .platform = row.text(10),
          .account_key = find_bytes(row, 11),
          .happened_on = row.find_date(12),
          .act_version = row.integer(13),
          .child_age = row.text(14),
          .subject = row.id(15)};
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
          .token = row.bytes(9),
          .stage = row.text(10),
          .amount = row.find_integer(11),
          .address = row.id(12)};
}

MeasureStep step_of(const store::Row& row) {
  const auto day = row.find_date(6);
  AL_CHECK(day.has_value());
  return {.id = row.id(0),
          .measure = row.id(1),
          .place = row.integer(11),
          .step = row.text(2),
          .body = row.text(3),
          .number = row.text(4),
          .amount = row.find_integer(5),
          .done_on = *day,
          .note = find_bytes(row, 7),
          .recorded_at = row.instant(8),
          .recorded_by = row.id(9),
          .token = row.bytes(10)};
}

}  // namespace

base::Result<bool> save_violator(store::Sql& sql, const Violator& v) {
  AL_TRY(const auto changed,
         sql.exec("insert into violator (" AL_VIOLATOR_COLUMNS ") values ($1, $2, $3, $4, $5, $6,"
                  " $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
                  " on conflict (token) do nothing",
                  v.id, v.case_id, violator_kind_code(v.kind), v.account_name, v.act, v.note,
                  v.version, v.recorded_at, v.recorded_by, v.token, v.platform, v.account_key,
                  v.happened_on, v.act_version, v.child_age, v.subject));
  return changed == 1;
}

base::Result<bool> save_violator_change(store::Sql& sql, const Violator& v,
                                        std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update violator set kind = $3, account_name = $4, act = $5, note = $6,"
                  " platform = $7, account_key = $8, happened_on = $9, act_version = $10,"
                  " child_age = $11, version = version + 1 where id = $1 and version = $2",
                  v.id, version_seen, violator_kind_code(v.kind), v.account_name, v.act, v.note,
                  v.platform, v.account_key, v.happened_on, v.act_version, v.child_age));
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
         sql.exec("insert into violator_measure (" AL_MEASURE_COLUMNS
                  ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
                  " on conflict (token) do nothing",
                  m.id, m.violator, m.path, m.body, m.decision_number, m.done_on, m.result,
                  m.recorded_at, m.recorded_by, m.token, m.stage, m.amount, m.address));
  return changed == 1;
}

base::Result<std::vector<Measure>> load_measures(store::Sql& sql, base::Id violator) {
  AL_TRY(auto rows, sql.query("select " AL_MEASURE_COLUMNS
                              " from violator_measure where violator = $1 order by done_on, id",
                              violator));
  std::vector<Measure> out;
  for (const auto& row : rows) out.push_back(measure_of(row));
  return out;
}

base::Result<std::optional<Measure>> find_measure(store::Sql& sql, base::Id id) {
  AL_TRY(auto row,
         sql.find("select " AL_MEASURE_COLUMNS " from violator_measure where id = $1", id));
  if (!row) return std::optional<Measure>();
  return std::optional<Measure>(measure_of(*row));
}

base::Result<bool> save_measure_step(store::Sql& sql, const MeasureStep& s) {
  AL_TRY(const auto changed,
         sql.exec("insert into measure_step (id, measure, step, body, number, amount, done_on,"
                  " note, recorded_at, recorded_by, token, place) values ($1, $2, $3, $4, $5, $6,"
                  " $7, $8, $9, $10, $11, $12) on conflict (token) do nothing",
                  s.id, s.measure, s.step, s.body, s.number, s.amount, s.done_on, s.note,
                  s.recorded_at, s.recorded_by, s.token, s.place));
  return changed == 1;
}

base::Result<std::vector<MeasureStep>> load_measure_steps(store::Sql& sql, base::Id measure) {
  AL_TRY(auto rows, sql.query("select id, measure, step, body, number, amount, done_on, note,"
                              " recorded_at, recorded_by, token, place from measure_step"
                              " where measure = $1 order by place",
                              measure));
  std::vector<MeasureStep> out;
  for (const auto& row : rows) out.push_back(step_of(row));
  return out;
}

}  // namespace anlanh::cases
