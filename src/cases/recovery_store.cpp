#include "cases/recovery_store.h"

namespace anlanh::cases {

namespace {

#define AL_VISIT_COLUMNS                                                                   \
  "recovery_visit.id, recovery_visit.case_id, child, month, due_on, recovery_visit.state," \
  " attempts, done_on, way, with_whom, carer, scale, words, recovery_visit.version"
constexpr std::size_t kVisitColumns = 14;

Visit visit_of(const store::Row& row) {
  return {.id = row.id(0),
          .case_id = row.id(1),
          .child = row.id(2),
          .month = static_cast<int>(row.integer(3)),
          .due_on = row.find_date(4).value_or(base::Date{}),
          .state = parse_visit_state(row.text(5)).value_or(VisitState::Due),
          .attempts = static_cast<int>(row.integer(6)),
          .done_on = row.find_date(7),
          .way = parse_visit_way(row.text(8)).value_or(VisitWay::InPerson),
          .with = parse_visit_with(row.text(9)).value_or(VisitWith::Child),
          .carer = row.id(10),
          .scale = row.text(11),
          .words = row.is_null(12) ? std::optional<base::Bytes>() : row.bytes(12),
          .version = row.integer(13)};
}

std::string due_condition(const people::Scope& scope, base::Date until,
                          std::vector<store::Value>& values) {
  values.push_back(store::to_value(until));
  return " from recovery_visit join case_file on case_file.id = recovery_visit.case_id"
         " where recovery_visit.state = 'due' and due_on <= $1 and " +
         scope.condition("case_file.unit", "case_file.assignee", values);
}

}  // namespace

base::Status save_new_visit(store::Sql& sql, const Visit& v) {
  AL_TRY_DO(
      sql.exec("insert into recovery_visit (id, case_id, child, month, due_on, state,"
               " attempts, way, with_whom, scale, version) values ($1, $2, $3, $4, $5, $6,"
               " 0, '', '', '', 1)",
               v.id, v.case_id, v.child, v.month, v.due_on, visit_state_code(v.state)));
  return base::ok();
}

base::Result<bool> save_visit_change(store::Sql& sql, const Visit& v, std::int64_t version_seen,
                                     base::Id account, base::Instant now) {
  AL_TRY(const auto changed,
         sql.exec("update recovery_visit set state = $3, attempts = $4, done_on = $5, way = $6,"
                  " with_whom = $7, carer = $8, scale = $9, words = $10, recorded_at = $11,"
                  " recorded_by = $12, version = version + 1 where id = $1 and version = $2",
                  v.id, version_seen, visit_state_code(v.state), v.attempts, v.done_on,
                  visit_way_code(v.way), visit_with_code(v.with), v.carer, v.scale, v.words, now,
                  account));
  return changed == 1;
}

base::Status save_visits_dropped(store::Sql& sql, base::Id case_id) {
  AL_TRY_DO(
      sql.exec("update recovery_visit set state = 'dropped', version = version + 1"
               " where case_id = $1 and state = 'due'",
               case_id));
  return base::ok();
}

base::Result<std::optional<Visit>> find_visit(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_VISIT_COLUMNS " from recovery_visit where id = $1", id));
  if (!row) return std::optional<Visit>();
  return std::optional<Visit>(visit_of(*row));
}

base::Result<std::vector<Visit>> load_visits(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select " AL_VISIT_COLUMNS
                              " from recovery_visit where case_id = $1 order by due_on, child, id",
                              case_id));
  std::vector<Visit> out;
  for (const auto& row : rows) out.push_back(visit_of(row));
  return out;
}

base::Result<std::vector<DueVisit>> load_due_visits(store::Sql& sql, const people::Scope& scope,
                                                    base::Date until, std::int64_t most) {
  std::vector<store::Value> values;
  std::string text = "select " AL_VISIT_COLUMNS ", case_file.number, case_file.unit" +
                     due_condition(scope, until, values);
  values.push_back(most);
  text +=
      " order by recovery_visit.due_on, recovery_visit.id limit $" + std::to_string(values.size());
  AL_TRY(auto rows, sql.query_values(text, values));
  std::vector<DueVisit> out;
  for (const auto& row : rows)
    out.push_back({visit_of(row), row.text(kVisitColumns), row.id(kVisitColumns + 1)});
  return out;
}

base::Result<std::int64_t> count_due_visits(store::Sql& sql, const people::Scope& scope,
                                            base::Date until) {
  std::vector<store::Value> values;
  const std::string text = "select count(*)" + due_condition(scope, until, values);
  AL_TRY(auto rows, sql.query_values(text, values));
  return rows.front().integer(0);
}

base::Status save_reopening(store::Sql& sql, const Reopening& r) {
  AL_TRY_DO(
      sql.exec("insert into case_reopening (id, case_id, at, account, officer_name, reason)"
               " values ($1, $2, $3, $4, $5, $6)",
               r.id, r.case_id, r.at, r.account, r.officer_name, r.reason));
  return base::ok();
}

base::Result<std::vector<Reopening>> load_reopenings(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select id, case_id, at, account, officer_name, reason"
                              " from case_reopening where case_id = $1 order by at, id",
                              case_id));
  std::vector<Reopening> out;
  for (const auto& row : rows)
    out.push_back({row.id(0), row.id(1), row.instant(2), row.id(3), row.text(4), row.bytes(5)});
  return out;
}

}  // namespace anlanh::cases
