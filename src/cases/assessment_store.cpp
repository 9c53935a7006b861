#include "cases/assessment_store.h"

namespace anlanh::cases {

namespace {

#define AL_ASSESSMENT_COLUMNS                                                                 \
  "id, case_id, child, kind, form_version, state, answers, harm_high, harm_medium, harm_low," \
  " ability_high, ability_medium, ability_low, suggested, conclusion, emergency, closes,"     \
  " version, written_at, written_by, writer_name, finished_at, token"

int small(const store::Row& row, std::size_t at) { return static_cast<int>(row.integer(at)); }

Assessment assessment_of(const store::Row& row) {
  return {.id = row.id(0),
          .case_id = row.id(1),
          .child = row.id(2),
          .kind = parse_assessment(row.text(3)).value_or(AssessmentKind::Initial),
          .form_version = small(row, 4),
          .state = row.text(5) == "final" ? AssessmentState::Final : AssessmentState::Draft,
          .answers = row.bytes(6),
          .harm = {small(row, 7), small(row, 8), small(row, 9)},
          .ability = {small(row, 10), small(row, 11), small(row, 12)},
          .suggested = row.text(13),
          .conclusion = row.text(14),
          .emergency = row.text(15),
          .closes = row.boolean(16),
          .version = row.integer(17),
          .written_at = row.instant(18),
          .written_by = row.id(19),
          .writer_name = row.text(20),
          .finished_at = row.find_instant(21),
          .token = row.bytes(22)};
}

std::string_view state_code(AssessmentState state) {
  return state == AssessmentState::Final ? "final" : "draft";
}

Emergency emergency_of(const store::Row& row) {
  return {.id = row.id(0),
          .case_id = row.id(1),
          .measure = row.text(2),
          .decided_by = row.bytes(3),
          .note = row.is_null(4) ? std::optional<base::Bytes>() : row.bytes(4),
          .started_on = row.find_date(5).value_or(base::Date{}),
          .ended_on = row.find_date(6),
          .version = row.integer(7),
          .recorded_at = row.instant(8),
          .recorded_by = row.id(9),
          .token = row.bytes(10)};
}

#define AL_EMERGENCY_COLUMNS                                                            \
  "id, case_id, measure, decided_by, note, started_on, ended_on, version, recorded_at," \
  " recorded_by, token"

}  // namespace

base::Result<bool> save_new_assessment(store::Sql& sql, const Assessment& a) {
  AL_TRY(const auto changed,
         sql.exec("insert into case_assessment (" AL_ASSESSMENT_COLUMNS ") values ($1, $2, $3, $4,"
                  " $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1, $18, $19, $20,"
                  " $21, $22) on conflict (token) do nothing",
                  a.id, a.case_id, a.child, assessment_code(a.kind), a.form_version,
                  state_code(a.state), a.answers, a.harm.high, a.harm.medium, a.harm.low,
                  a.ability.high, a.ability.medium, a.ability.low, a.suggested, a.conclusion,
                  a.emergency, a.closes, a.written_at, a.written_by, a.writer_name, a.finished_at,
                  a.token));
  return changed == 1;
}

base::Result<bool> save_assessment_change(store::Sql& sql, const Assessment& a,
                                          std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_assessment set state = $3, answers = $4, harm_high = $5,"
                  " harm_medium = $6, harm_low = $7, ability_high = $8, ability_medium = $9,"
                  " ability_low = $10, suggested = $11, conclusion = $12, emergency = $13,"
                  " closes = $14, written_at = $15, written_by = $16, writer_name = $17,"
                  " finished_at = $18, version = version + 1"
                  " where id = $1 and version = $2 and state = 'draft'",
                  a.id, version_seen, state_code(a.state), a.answers, a.harm.high, a.harm.medium,
                  a.harm.low, a.ability.high, a.ability.medium, a.ability.low, a.suggested,
                  a.conclusion, a.emergency, a.closes, a.written_at, a.written_by, a.writer_name,
                  a.finished_at));
  return changed == 1;
}

base::Result<std::optional<Assessment>> find_assessment(store::Sql& sql, base::Id id) {
  AL_TRY(auto row,
         sql.find("select " AL_ASSESSMENT_COLUMNS " from case_assessment where id = $1", id));
  if (!row) return std::optional<Assessment>();
  return std::optional<Assessment>(assessment_of(*row));
}

base::Result<std::vector<Assessment>> load_assessments(store::Sql& sql, base::Id case_id,
                                                       AssessmentKind kind) {
  AL_TRY(auto rows, sql.query("select " AL_ASSESSMENT_COLUMNS
                              " from case_assessment where case_id = $1 and kind = $2"
                              " order by written_at, id",
                              case_id, assessment_code(kind)));
  std::vector<Assessment> out;
  for (const auto& row : rows) out.push_back(assessment_of(row));
  return out;
}

base::Result<bool> save_new_emergency(store::Sql& sql, const Emergency& e) {
  AL_TRY(const auto changed,
         sql.exec("insert into case_emergency (" AL_EMERGENCY_COLUMNS ") values ($1, $2, $3, $4,"
                  " $5, $6, $7, 1, $8, $9, $10) on conflict (token) do nothing",
                  e.id, e.case_id, e.measure, e.decided_by, e.note, e.started_on, e.ended_on,
                  e.recorded_at, e.recorded_by, e.token));
  return changed == 1;
}

base::Result<bool> save_emergency_end(store::Sql& sql, const Emergency& e,
                                      std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update case_emergency set ended_on = $3, note = $4, version = version + 1"
                  " where id = $1 and version = $2",
                  e.id, version_seen, e.ended_on, e.note));
  return changed == 1;
}

base::Result<std::optional<Emergency>> find_emergency(store::Sql& sql, base::Id id) {
  AL_TRY(auto row,
         sql.find("select " AL_EMERGENCY_COLUMNS " from case_emergency where id = $1", id));
  if (!row) return std::optional<Emergency>();
  return std::optional<Emergency>(emergency_of(*row));
}

base::Result<std::vector<Emergency>> load_emergencies(store::Sql& sql, base::Id case_id) {
  AL_TRY(auto rows, sql.query("select " AL_EMERGENCY_COLUMNS
                              " from case_emergency where case_id = $1 order by started_on, id",
                              case_id));
  std::vector<Emergency> out;
  for (const auto& row : rows) out.push_back(emergency_of(row));
  return out;
}

}  // namespace anlanh::cases
