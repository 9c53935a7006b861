#include "learn/awareness_store.h"

#include "learn/awareness_rules.h"

namespace anlanh::learn {

namespace {

constexpr std::string_view kColumns =
    "s.id, s.unit, s.held_on, s.classes, s.pupils, s.lesson, s.title, s.pupils_reason, "
    "s.submission, s.recorded_at, s.recorded_by, s.recorder, s.withdrawn_at, s.withdrawn_by, "
    "s.withdrawn_reason";
constexpr std::size_t kAfterColumns = 15;

base::Result<AwarenessSession> read_session(const store::Row& row) {
  AwarenessSession session;
  session.id = row.id(0);
  session.unit = row.id(1);
  const auto held_on = row.find_date(2);
  if (!held_on) return base::make_error(base::Code::Corrupt, "awareness_session without a day");
  session.held_on = *held_on;
  AL_TRY(session.classes, parse_class_key(row.text(3)));
  session.pupils = row.integer(4);
  session.lesson = row.text(5);
  session.title = row.text(6);
  session.pupils_reason = row.text(7);
  session.submission = row.id(8);
  session.recorded_at = row.instant(9);
  session.recorded_by = row.id(10);
  session.recorder = row.text(11);
  if (const auto at = row.find_instant(12)) {
    session.withdrawal = Withdrawal{*at, row.text_or_empty(13), row.text_or_empty(14)};
  }
  return session;
}

base::Result<std::optional<AwarenessSession>> read_found(
    base::Result<std::optional<store::Row>> found) {
  AL_TRY(const auto row, std::move(found));
  if (!row) return std::optional<AwarenessSession>();
  AL_TRY(auto session, read_session(*row));
  return std::optional(std::move(session));
}

std::string select_where(std::string_view condition) {
  return "select " + std::string(kColumns) + " from awareness_session s where " +
         std::string(condition);
}

}  // namespace

base::Status save_session(store::Sql& sql, const AwarenessSession& s) {
  AL_TRY_DO(
      sql.exec("insert into awareness_session (id, unit, held_on, classes, pupils, lesson, title, "
               "pupils_reason, submission, recorded_at, recorded_by, recorder) "
               "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
               s.id, s.unit, s.held_on, class_key(s.classes), s.pupils, s.lesson, s.title,
               s.pupils_reason, s.submission, s.recorded_at, s.recorded_by, s.recorder));
  return base::ok();
}

base::Result<std::optional<AwarenessSession>> find_session(store::Sql& sql, base::Id id) {
  return read_found(sql.find(select_where("s.id = $1"), id));
}

base::Result<std::optional<AwarenessSession>> find_session_by_submission(store::Sql& sql,
                                                                         base::Id submission) {
  return read_found(sql.find(select_where("s.submission = $1"), submission));
}

base::Result<std::optional<AwarenessSession>> find_same_session(store::Sql& sql,
                                                                const AwarenessSession& s) {
  return read_found(
      sql.find(select_where("s.unit = $1 and s.held_on = $2 and s.lesson = $3 and s.title = $4 "
                            "and s.classes = $5 and s.withdrawn_at is null"),
               s.unit, s.held_on, s.lesson, s.title, class_key(s.classes)));
}

base::Result<bool> save_withdrawal(store::Sql& sql, base::Id id, const Withdrawal& withdrawal) {
  AL_TRY(const auto changed,
         sql.exec("update awareness_session set withdrawn_at = $2, withdrawn_by = $3, "
                  "withdrawn_reason = $4 where id = $1 and withdrawn_at is null",
                  id, withdrawal.at, withdrawal.by, withdrawal.reason));
  return changed == 1;
}

base::Result<SessionPage> load_sessions(store::Sql& sql, const people::Scope& scope, base::Id unit,
                                        std::int64_t offset, std::int64_t most) {
  std::vector<store::Value> values;
  std::string where = scope.condition("s.unit", values);
  if (unit) {
    values.push_back(store::to_value(unit));
    where += " and s.unit = $" + std::to_string(values.size());
  }
  SessionPage page;
  AL_TRY(const auto counted,
         sql.query_values("select count(*) from awareness_session s where " + where, values));
  page.total = counted.at(0).integer(0);
  values.push_back(most);
  values.push_back(offset);
  const std::string limits =
      " limit $" + std::to_string(values.size() - 1) + " offset $" + std::to_string(values.size());
  AL_TRY(const auto rows,
         sql.query_values("select " + std::string(kColumns) +
                              ", u.name from awareness_session s join unit u on u.id = s.unit "
                              "where " +
                              where + " order by s.held_on desc, s.id desc" + limits,
                          values));
  for (const auto& row : rows) {
    AL_TRY(auto session, read_session(row));
    page.sessions.push_back({std::move(session), row.text(kAfterColumns)});
  }
  return page;
}

base::Result<std::vector<HeldSession>> load_held(store::Sql& sql, const people::Scope& scope,
                                                 base::Date from, base::Date to) {
  std::vector<store::Value> values{store::to_value(from), store::to_value(to)};
  const std::string where = scope.condition("s.unit", values);
  AL_TRY(const auto rows,
         sql.query_values("select s.id, s.unit, s.held_on from awareness_session s where "
                          "s.withdrawn_at is null and s.held_on between $1 and $2 and " +
                              where + " order by s.unit, s.held_on, s.id",
                          values));
  std::vector<HeldSession> held;
  for (const auto& row : rows) {
    if (const auto day = row.find_date(2)) held.push_back({row.id(0), row.id(1), *day});
  }
  return held;
}

base::Result<std::int64_t> count_held(store::Sql& sql, base::Id unit, base::Date from,
                                      base::Date to) {
  AL_TRY(const auto row, sql.find("select count(*) from awareness_session where unit = $1 and "
                                  "held_on between $2 and $3 and withdrawn_at is null",
                                  unit, from, to));
  return row ? row->integer(0) : 0;
}

}  // namespace anlanh::learn
