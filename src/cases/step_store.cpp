#include "cases/step_store.h"

namespace anlanh::cases {

namespace {

#define AL_STEP_COLUMNS                                                                   \
  "case_step.id, case_step.case_id, case_step.code, case_step.place, case_step.start_at," \
  " case_step.due_at, case_step.warn_at, case_step.state, case_step.ended_at,"            \
  " case_step.ended_by, case_step.ended_name, case_step.late, case_step.skip_reason,"     \
  " case_step.reason"
constexpr std::size_t kStepColumns = 14;

Step step_of(const store::Row& row) {
  const auto state = parse_step_state(row.text(7));
  AL_CHECK(state.has_value());  // the table allows nothing else
  return {.id = row.id(0),
          .case_id = row.id(1),
          .code = row.text(2),
          .place = static_cast<int>(row.integer(3)),
          .start_at = row.instant(4),
          .due_at = row.find_instant(5),
          .warn_at = row.find_instant(6),
          .state = *state,
          .ended_at = row.find_instant(8),
          .ended_by = row.id(9),
          .ended_name = row.text(10),
          .late = row.boolean(11),
          .skip_reason = row.text(12),
          .reason = row.is_null(13) ? std::optional<base::Bytes>() : row.bytes(13)};
}

std::vector<Step> steps_of(const store::Rows& rows) {
  std::vector<Step> out;
  for (const auto& row : rows) out.push_back(step_of(row));
  return out;
}

}  // namespace

base::Status save_new_step(store::Sql& sql, const Step& s, std::span<const StepLevel> levels) {
  AL_TRY_DO(sql.exec(
      "insert into case_step (id, case_id, code, place, start_at, due_at, warn_at, state,"
      " ended_at, ended_by, ended_name, late, skip_reason, reason)"
      " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      s.id, s.case_id, s.code, s.place, s.start_at, s.due_at, s.warn_at, step_state_code(s.state),
      s.ended_at, s.ended_by, s.ended_name, s.late, s.skip_reason, s.reason));
  return save_step_levels(sql, s.id, levels);
}

base::Result<bool> save_step_change(store::Sql& sql, const Step& s, StepState state_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_step set start_at = $3, due_at = $4, warn_at = $5, state = $6,"
                  " ended_at = $7, ended_by = $8, ended_name = $9, late = $10, skip_reason = $11,"
                  " reason = $12 where id = $1 and state = $2",
                  s.id, step_state_code(state_seen), s.start_at, s.due_at, s.warn_at,
                  step_state_code(s.state), s.ended_at, s.ended_by, s.ended_name, s.late,
                  s.skip_reason, s.reason));
  return changed == 1;
}

base::Status save_step_levels(store::Sql& sql, base::Id step, std::span<const StepLevel> levels) {
  AL_TRY_DO(sql.exec("delete from case_step_level where step = $1 and shown_at is null", step));
  for (const auto& level : levels)
    AL_TRY_DO(
        sql.exec("insert into case_step_level (step, level, at, shown_at)"
                 " values ($1, $2, $3, null) on conflict (step, level) do nothing",
                 step, level.level, level.at));
  return base::ok();
}

base::Status save_step_reason(store::Sql& sql, base::Id step, const base::Bytes& reason) {
  AL_TRY_DO(
      sql.exec("update case_step set reason = $2 where id = $1 and reason is null", step, reason));
  return base::ok();
}

base::Status save_step_before(store::Sql& sql, base::Id id, const Step& s, base::Instant now) {
  AL_TRY_DO(
      sql.exec("insert into case_step_before (id, step, start_at, due_at, state, ended_at,"
               " ended_name, late, skip_reason, reason, kept_at)"
               " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
               id, s.id, s.start_at, s.due_at, step_state_code(s.state), s.ended_at, s.ended_name,
               s.late, s.skip_reason, s.reason, now));
  AL_TRY_DO(sql.exec("delete from case_step_level where step = $1", s.id));
  return base::ok();
}

base::Result<std::vector<Step>> load_steps_before(store::Sql& sql, const Step& step) {
  AL_TRY(const auto rows,
         sql.query("select start_at, due_at, state, ended_at, ended_name, late, skip_reason, reason"
                   " from case_step_before where step = $1 order by kept_at, id",
                   step.id));
  std::vector<Step> out;
  for (const auto& row : rows) {
    const auto state = parse_step_state(row.text(2));
    AL_CHECK(state.has_value());  // the table allows nothing else
    Step before = step;
    before.start_at = row.instant(0);
    before.due_at = row.find_instant(1);
    before.state = *state;
    before.ended_at = row.find_instant(3);
    before.ended_name = row.text(4);
    before.late = row.boolean(5);
    before.skip_reason = row.text(6);
    before.reason = row.is_null(7) ? std::optional<base::Bytes>() : row.bytes(7);
    out.push_back(std::move(before));
  }
  return out;
}

base::Status save_new_pause(store::Sql& sql, const StepPause& p) {
  AL_TRY_DO(
      sql.exec("insert into case_step_pause (id, step, reason, note, from_at, to_at, paused_by,"
               " resumed_by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
               p.id, p.step, p.reason, p.note, p.span.from, p.span.to, p.paused_by, p.resumed_by));
  return base::ok();
}

base::Status save_pause_end(store::Sql& sql, base::Id step, base::Instant to, std::string_view by) {
  AL_TRY_DO(
      sql.exec("update case_step_pause set to_at = $2, resumed_by = $3"
               " where step = $1 and to_at is null",
               step, to, by));
  return base::ok();
}

base::Result<std::vector<StepPause>> load_pauses(store::Sql& sql, base::Id step) {
  AL_TRY(const auto rows,
         sql.query("select id, step, reason, note, from_at, to_at, paused_by, resumed_by"
                   " from case_step_pause where step = $1 order by from_at, id",
                   step));
  std::vector<StepPause> out;
  for (const auto& row : rows)
    out.push_back({row.id(0),
                   row.id(1),
                   row.text(2),
                   row.is_null(3) ? std::optional<base::Bytes>() : row.bytes(3),
                   {row.instant(4), row.find_instant(5)},
                   row.text(6),
                   row.text(7)});
  return out;
}

base::Result<std::vector<Step>> load_steps(store::Sql& sql, base::Id case_id) {
  AL_TRY(const auto rows,
         sql.query("select " AL_STEP_COLUMNS " from case_step where case_id = $1 order by place",
                   case_id));
  return steps_of(rows);
}

base::Result<std::optional<Step>> find_step(store::Sql& sql, base::Id case_id,
                                            std::string_view code) {
  AL_TRY(const auto row,
         sql.find("select " AL_STEP_COLUMNS " from case_step where case_id = $1 and code = $2",
                  case_id, code));
  if (!row) return std::optional<Step>();
  return std::optional<Step>(step_of(*row));
}

base::Result<std::vector<StepLevel>> load_step_levels(store::Sql& sql, base::Id step) {
  AL_TRY(const auto rows, sql.query("select level, at, shown_at from case_step_level"
                                    " where step = $1 order by at, level",
                                    step));
  std::vector<StepLevel> out;
  for (const auto& row : rows) out.push_back({row.text(0), row.instant(1), row.find_instant(2)});
  return out;
}

base::Result<std::map<base::Id, NearestStep>> load_nearest_steps(store::Sql& sql,
                                                                 std::span<const base::Id> cases) {
  std::map<base::Id, NearestStep> out;
  if (cases.empty()) return out;
  std::vector<store::Value> values;
  std::string list;
  for (const auto id : cases) {
    values.push_back(store::to_value(id));
    list += (list.empty() ? "$" : ", $") + std::to_string(values.size());
  }
  AL_TRY(const auto rows,
         sql.query_values("select case_id, code, due_at from case_step where case_id in (" + list +
                              ") and state = 'open' and due_at is not null"
                              " order by due_at, place",
                          values));
  for (const auto& row : rows) out.try_emplace(row.id(0), NearestStep{row.text(1), row.instant(2)});
  return out;
}

base::Result<std::vector<base::Id>> load_cases_without_steps(store::Sql& sql, std::int64_t limit) {
  AL_TRY(const auto rows,
         sql.query("select id from case_file where state = 'open' and not exists"
                   " (select 1 from case_step where case_step.case_id = case_file.id)"
                   " order by id limit $1",
                   limit));
  std::vector<base::Id> out;
  for (const auto& row : rows) out.push_back(row.id(0));
  return out;
}

base::Status save_case_due(store::Sql& sql, base::Id case_id, base::Instant plan_due) {
  AL_TRY_DO(sql.exec("update case_file set due_at = $2 where id = $1", case_id, plan_due));
  return base::ok();
}

base::Status save_case_receipt(store::Sql& sql, base::Id case_id, base::Instant received) {
  AL_TRY_DO(sql.exec("update case_file set received_at = $2, version = version + 1 where id = $1",
                     case_id, received));
  return base::ok();
}

base::Result<std::vector<Escalation>> load_new_escalations(store::Sql& sql, base::Instant now,
                                                           std::int64_t limit) {
  AL_TRY(const auto rows,
         sql.query("select case_step.id, case_step.case_id, case_step.code, case_step_level.level"
                   " from case_step_level join case_step on case_step.id = case_step_level.step"
                   " join case_file on case_file.id = case_step.case_id"
                   " where case_step_level.shown_at is null and case_step_level.at < $1"
                   " and case_step.state = 'open' and case_file.state = 'open'"
                   " order by case_step_level.at, case_step.id, case_step_level.level limit $2",
                   now, limit));
  std::vector<Escalation> out;
  for (const auto& row : rows) out.push_back({row.id(0), row.id(1), row.text(2), row.text(3)});
  return out;
}

base::Result<bool> save_escalation_shown(store::Sql& sql, const Escalation& e, base::Instant now) {
  AL_TRY(const auto changed, sql.exec("update case_step_level set shown_at = $3"
                                      " where step = $1 and level = $2 and shown_at is null",
                                      e.step, e.level, now));
  return changed == 1;
}

base::Status save_receipt(store::Sql& sql, const FirstReceipt& r) {
  AL_TRY_DO(sql.exec(
      "insert into case_receipt (id, case_id, received_at, words, set_at, set_by, set_name)"
      " values ($1, $2, $3, $4, $5, $6, $7)",
      r.id, r.case_id, r.received_at, r.words, r.set_at, r.set_by, r.set_name));
  return base::ok();
}

base::Result<std::vector<FirstReceipt>> load_receipts(store::Sql& sql, base::Id case_id) {
  AL_TRY(const auto rows,
         sql.query("select id, case_id, received_at, words, set_at, set_by, set_name"
                   " from case_receipt where case_id = $1 order by set_at, id",
                   case_id));
  std::vector<FirstReceipt> out;
  for (const auto& row : rows)
    out.push_back({row.id(0), row.id(1), row.instant(2), row.bytes(3), row.instant(4), row.id(5),
                   row.text(6)});
  return out;
}

// ---- What is due, for one officer -----------------------------------------------------------------

namespace {

// Conditions of one list; list, count and export are made by it alone.
class DueQuery {
 public:
  DueQuery(const DueReach& reach, const DueFilter& filter, base::Instant now)
      : reach_(reach), filter_(filter), now_(now) {}

  std::vector<store::Value> values;

  std::string number(store::Value value) {
    values.push_back(std::move(value));
    return "$" + std::to_string(values.size());
  }

  // Assigned to me, or to nobody in a unit where I work; for the whole province's desk: what has no unit.
  std::string mine() {
    const auto me = number(store::to_value(reach_.account));
    const std::string open = reach_.work.all() ? std::string("case_file.unit is null")
                                               : reach_.work.condition("case_file.unit", values);
    return "(case_file.assignee = " + me + " or (case_file.assignee is null and " + open + "))";
  }

  std::string escalated() {
    std::string out = "(case_step.state = 'open' and (false";
    for (const auto& level : reach_.levels) {
      const auto scope = level.scope.condition("case_file.unit", "case_file.assignee", values);
      const auto code = number(store::to_value(level.level));
      const auto now = number(store::to_value(now_));
      out += " or (" + scope +
             " and exists (select 1 from case_step_level where case_step_level.step = case_step.id"
             " and case_step_level.level = " +
             code + " and case_step_level.at < " + now + "))";
    }
    return out + "))";
  }

  std::string where() {
    std::string out = "case_file.state = 'open' and ";
    out += reach_.read.condition("case_file.unit", "case_file.assignee", values);
    out += " and " + state();
    out += " and " + whose();
    if (!filter_.step.empty()) out += " and case_step.code = " + number(filter_.step);
    if (filter_.unit) out += " and case_file.unit = " + number(store::to_value(filter_.unit));
    return out;
  }

 private:
  // A value that no condition names would be refused by PostgreSQL: the moment is added where it is used.
  std::string overdue() {
    return "(case_step.state = 'open' and case_step.due_at < " + moment() + ")";
  }
  std::string soon() {
    const auto now = moment();
    return "(case_step.state = 'open' and case_step.warn_at <= " + now +
           " and case_step.due_at >= " + now + ")";
  }
  std::string moment() { return number(store::to_value(now_)); }

  std::string state() {
    const std::string owed =
        "(case_step.state = 'done' and case_step.late and case_step.reason is null)";
    switch (filter_.state) {
      case DueState::Overdue: return overdue();
      case DueState::Soon: return soon();
      case DueState::ReasonOwed: return owed;
      case DueState::Any: break;
    }
    const auto late = overdue();
    return "(" + late + " or " + soon() + " or " + owed + ")";
  }

  std::string whose() {
    switch (filter_.whose) {
      case DueWhose::Mine: return mine();
      case DueWhose::Escalated: return escalated();
      case DueWhose::All: return "true";
      case DueWhose::Both: break;
    }
    const auto own = mine();
    return "(" + own + " or " + escalated() + ")";
  }

  const DueReach& reach_;
  const DueFilter& filter_;
  base::Instant now_;
};

}  // namespace

base::Result<std::vector<DueLine>> load_due_lines(store::Sql& sql, const DueReach& reach,
                                                  const DueFilter& filter, base::Instant now,
                                                  Slice slice) {
  DueQuery query(reach, filter, now);
  std::string text = "select " AL_STEP_COLUMNS
                     ", case_file.number, case_file.unit, case_file.harm_group, case_file.risk,"
                     " case_file.assignee, case_file.assignee_name from case_step"
                     " join case_file on case_file.id = case_step.case_id where " +
                     query.where();
  text += " order by case_step.due_at, case_file.risk desc, case_step.id limit " +
          query.number(slice.limit);
  text += " offset " + query.number(slice.offset);
  AL_TRY(const auto rows, sql.query_values(text, query.values));
  std::vector<DueLine> lines;
  for (const auto& row : rows) {
    DueLine line;
    line.step = step_of(row);
    line.case_number = row.text(kStepColumns);
    line.unit = row.id(kStepColumns + 1);
    line.group = row.text(kStepColumns + 2);
    line.risk = static_cast<int>(row.integer(kStepColumns + 3));
    line.assignee = row.id(kStepColumns + 4);
    line.assignee_name = row.text(kStepColumns + 5);
    const bool open = reach.work.all() ? !line.unit : reach.work.covers(line.unit);
    line.mine = line.assignee ? line.assignee == reach.account : open;
    lines.push_back(std::move(line));
  }
  for (auto& line : lines) {
    AL_TRY(const auto levels, load_step_levels(sql, line.step.id));
    for (const auto& level : levels)
      if (line.step.state == StepState::Open && level.at < now) line.levels.push_back(level.level);
  }
  return lines;
}

base::Result<std::int64_t> count_due(store::Sql& sql, const DueReach& reach,
                                     const DueFilter& filter, base::Instant now) {
  DueQuery query(reach, filter, now);
  const std::string text =
      "select count(*) from case_step join case_file on case_file.id = case_step.case_id where " +
      query.where();
  AL_TRY(const auto rows, sql.query_values(text, query.values));
  return rows.front().integer(0);
}

}  // namespace anlanh::cases
