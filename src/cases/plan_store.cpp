#include "cases/plan_store.h"

#include <algorithm>
#include <tuple>

namespace anlanh::cases {

namespace {

#define AL_PLAN_COLUMNS                                                                          \
  "id, case_id, number, state, written_by, writer_name, submitted_by, submitted_at, decided_by," \
  " decider_name, decided_at, decision_number, decision_on, comment, version, made_at"

std::optional<base::Bytes> some_bytes(const store::Row& row, std::size_t at) {
  return row.is_null(at) ? std::optional<base::Bytes>() : row.bytes(at);
}

Plan plan_of(const store::Row& row) {
  return {.id = row.id(0),
          .case_id = row.id(1),
          .number = static_cast<int>(row.integer(2)),
          .state = parse_plan_state(row.text(3)).value_or(PlanState::Draft),
          .written_by = row.id(4),
          .writer_name = row.text(5),
          .submitted_by = row.id(6),
          .submitted_at = row.find_instant(7),
          .decided_by = row.id(8),
          .decider_name = row.text(9),
          .decided_at = row.find_instant(10),
          .decision_number = row.text(11),
          .decision_on = row.find_date(12),
          .comment = some_bytes(row, 13),
          .version = row.integer(14),
          .made_at = row.instant(15)};
}

#define AL_CLOSING_COLUMNS                                                        \
  "id, case_id, reason, note, state, asked_at, asked_by, asker_name, decided_at," \
  " decided_by, decider_name, comment, version, token"

Closing closing_of(const store::Row& row) {
  return {.id = row.id(0),
          .case_id = row.id(1),
          .reason = row.text(2),
          .note = some_bytes(row, 3),
          .state = parse_closing_state(row.text(4)).value_or(ClosingState::Asked),
          .asked_at = row.instant(5),
          .asked_by = row.id(6),
          .asker_name = row.text(7),
          .decided_at = row.find_instant(8),
          .decided_by = row.id(9),
          .decider_name = row.text(10),
          .comment = some_bytes(row, 11),
          .version = row.integer(12),
          .token = row.bytes(13)};
}

base::Status load_waiting_of(store::Sql& sql, const people::Scope& scope, Waiting::Kind kind,
                             std::vector<Waiting>& out) {
  const bool plan = kind == Waiting::Kind::Plan;
  std::vector<store::Value> values;
  const std::string table = plan ? "case_plan" : "case_closing";
  const std::string text =
      "select " + table + ".id, case_file.id, case_file.number, case_file.unit, " +
      (plan ? "submitted_at, writer_name" : "asked_at, asker_name") + " from " + table +
      " join case_file on case_file.id = " + table + ".case_id where " + table + ".state = '" +
      (plan ? "submitted" : "asked") + "' and " +
      scope.condition("case_file.unit", "case_file.assignee", values);
  AL_TRY(auto rows, sql.query_values(text, values));
  for (const auto& row : rows)
    out.push_back(
        {kind, row.id(0), row.id(1), row.text(2), row.id(3), row.instant(4), row.text(5)});
  return base::ok();
}

}  // namespace

base::Result<bool> save_new_plan(store::Sql& sql, const Plan& p) {
  AL_TRY(const auto changed,
         sql.exec("insert into case_plan (id, case_id, number, state, written_by, writer_name,"
                  " version, made_at) values ($1, $2, $3, $4, $5, $6, 1, $7)"
                  " on conflict (case_id, number) do nothing",
                  p.id, p.case_id, p.number, plan_state_code(p.state), p.written_by, p.writer_name,
                  p.made_at));
  return changed == 1;
}

base::Result<bool> save_plan_change(store::Sql& sql, const Plan& p, std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_plan set state = $3, written_by = $4, writer_name = $5,"
                  " submitted_by = $6, submitted_at = $7, decided_by = $8, decider_name = $9,"
                  " decided_at = $10, decision_number = $11, decision_on = $12, comment = $13,"
                  " version = version + 1 where id = $1 and version = $2",
                  p.id, version_seen, plan_state_code(p.state), p.written_by, p.writer_name,
                  p.submitted_by, p.submitted_at, p.decided_by, p.decider_name, p.decided_at,
                  p.decision_number, p.decision_on, p.comment));
  return changed == 1;
}

base::Status save_plan_replaced(store::Sql& sql, base::Id case_id, int before_number) {
  AL_TRY_DO(
      sql.exec("update case_plan set state = 'replaced', version = version + 1"
               " where case_id = $1 and number < $2 and state = 'approved'",
               case_id, before_number));
  return base::ok();
}

base::Result<std::optional<Plan>> find_plan(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_PLAN_COLUMNS " from case_plan where id = $1", id));
  if (!row) return std::optional<Plan>();
  return std::optional<Plan>(plan_of(*row));
}

base::Result<std::vector<Plan>> load_plans(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows,
         sql.query("select " AL_PLAN_COLUMNS " from case_plan where case_id = $1 order by number",
                   case_id));
  std::vector<Plan> out;
  for (const auto& row : rows) out.push_back(plan_of(row));
  return out;
}

base::Status save_goal(store::Sql& sql, const PlanGoal& g) {
  AL_TRY_DO(
      sql.exec("insert into plan_goal (id, plan, line, area, goal) values ($1, $2, $3, $4,"
               " $5)",
               g.id, g.plan, g.line, g.area, g.goal));
  return base::ok();
}

base::Status save_service(store::Sql& sql, const PlanService& s) {
  AL_TRY_DO(
      sql.exec("insert into plan_service (id, plan, line, goal_line, kind, words, due_on)"
               " values ($1, $2, $3, $4, $5, $6, $7)",
               s.id, s.plan, s.line, s.goal_line, s.kind, s.words, s.due_on));
  return base::ok();
}

base::Status erase_plan_line(store::Sql& sql, base::Id plan, base::Id line) {
  AL_TRY_DO(sql.exec("delete from plan_service where plan = $1 and (line = $2 or goal_line = $2)",
                     plan, line));
  AL_TRY_DO(sql.exec("delete from plan_goal where plan = $1 and line = $2", plan, line));
  return base::ok();
}

base::Result<std::vector<PlanGoal>> load_goals(store::Sql& sql, base::Id plan) {
  AL_TRY(auto rows, sql.query("select id, plan, line, area, goal from plan_goal where plan = $1"
                              " order by line",
                              plan));
  std::vector<PlanGoal> out;
  for (const auto& row : rows)
    out.push_back({row.id(0), row.id(1), row.id(2), row.text(3), row.bytes(4)});
  return out;
}

base::Result<std::vector<PlanService>> load_services(store::Sql& sql, base::Id plan) {
  AL_TRY(auto rows, sql.query("select id, plan, line, goal_line, kind, words, due_on"
                              " from plan_service where plan = $1 order by due_on, line",
                              plan));
  std::vector<PlanService> out;
  for (const auto& row : rows)
    out.push_back({row.id(0), row.id(1), row.id(2), row.id(3), row.text(4), row.bytes(5),
                   row.find_date(6).value_or(base::Date{})});
  return out;
}

base::Result<bool> save_progress(store::Sql& sql, const Progress& p) {
  AL_TRY(const auto changed,
         sql.exec("insert into plan_progress (line, case_id, state, done_on, outcome, version,"
                  " changed_at, changed_by) values ($1, $2, $3, $4, $5, 1, $6, $7)"
                  " on conflict (line) do update set state = $3, done_on = $4, outcome = $5,"
                  " version = plan_progress.version + 1, changed_at = $6, changed_by = $7"
                  " where plan_progress.version = $8",
                  p.line, p.case_id, service_state_code(p.state), p.done_on, p.outcome,
                  p.changed_at, p.changed_by, p.version));
  return changed == 1;
}

base::Result<std::map<base::Id, Progress>> load_progress(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select line, case_id, state, done_on, outcome, version, changed_at,"
                              " changed_by from plan_progress where case_id = $1",
                              case_id));
  std::map<base::Id, Progress> out;
  for (const auto& row : rows)
    out[row.id(0)] = {row.id(0),
                      row.id(1),
                      parse_service_state(row.text(2)).value_or(ServiceState::Planned),
                      row.find_date(3),
                      some_bytes(row, 4),
                      row.integer(5),
                      row.instant(6),
                      row.id(7)};
  return out;
}

base::Result<bool> save_new_closing(store::Sql& sql, const Closing& c) {
  AL_TRY(const auto changed,
         sql.exec("insert into case_closing (id, case_id, reason, note, state, asked_at, asked_by,"
                  " asker_name, version, token) values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)"
                  " on conflict (token) do nothing",
                  c.id, c.case_id, c.reason, c.note, closing_state_code(c.state), c.asked_at,
                  c.asked_by, c.asker_name, c.token));
  return changed == 1;
}

base::Result<bool> save_closing_change(store::Sql& sql, const Closing& c,
                                       std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_closing set state = $3, decided_at = $4, decided_by = $5,"
                  " decider_name = $6, comment = $7, version = version + 1"
                  " where id = $1 and version = $2",
                  c.id, version_seen, closing_state_code(c.state), c.decided_at, c.decided_by,
                  c.decider_name, c.comment));
  return changed == 1;
}

base::Result<std::optional<Closing>> find_closing(store::Sql& sql, base::Id id) {
  AL_TRY(auto row, sql.find("select " AL_CLOSING_COLUMNS " from case_closing where id = $1", id));
  if (!row) return std::optional<Closing>();
  return std::optional<Closing>(closing_of(*row));
}

base::Result<std::vector<Closing>> load_closings(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select " AL_CLOSING_COLUMNS
                              " from case_closing where case_id = $1 order by asked_at, id",
                              case_id));
  std::vector<Closing> out;
  for (const auto& row : rows) out.push_back(closing_of(row));
  return out;
}

base::Result<std::vector<Waiting>> load_waiting(store::Sql& sql, const people::Scope& scope) {
  std::vector<Waiting> out;
  AL_TRY_DO(load_waiting_of(sql, scope, Waiting::Kind::Plan, out));
  AL_TRY_DO(load_waiting_of(sql, scope, Waiting::Kind::Closing, out));
  std::sort(out.begin(), out.end(), [](const Waiting& a, const Waiting& b) {
    return std::tie(a.asked_at, a.id) < std::tie(b.asked_at, b.id);
  });
  return out;
}

}  // namespace anlanh::cases
