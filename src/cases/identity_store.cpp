#include "cases/identity_store.h"

#include "cases/identity_rules.h"
#include "people/right_model.h"

namespace anlanh::cases {

namespace {

namespace rights = people::rights;

#define AL_OPENING_COLUMNS                                                                       \
  "o.id, o.record, o.record_kind, o.account, o.account_name, o.reason_kind, o.reason, o.danger," \
  " o.state, o.asked_at, o.decided_at, o.decided_by, o.decided_name, o.decision_note,"           \
  " o.opened_at, o.open_until, o.closed_at, o.seen_at, o.seen_by, o.seen_name, o.token"
// The record's unit and number, whichever of the two it is.
#define AL_OPENING_WITH_PLACE                                           \
  " from identity_opening o"                                            \
  " left join report r on o.record_kind = 'report' and r.id = o.record" \
  " left join case_file c on o.record_kind = 'case' and c.id = o.record"
constexpr std::size_t kNumberColumn = 21;

std::optional<base::Bytes> find_bytes(const store::Row& row, std::size_t i) {
  if (row.is_null(i)) return std::nullopt;
  return row.bytes(i);
}

IdentityOpening opening_of(const store::Row& row) {
  const auto state = parse_opening_state(row.text(8));
  AL_CHECK(state);  // the table allows nothing else
  return {.id = row.id(0),
          .record = row.id(1),
          .kind = row.text(2) == "case" ? RecordKind::Case : RecordKind::Report,
          .account = row.id(3),
          .account_name = row.text(4),
          .reason_kind = row.text(5),
          .reason = find_bytes(row, 6),
          .danger = row.boolean(7),
          .state = *state,
          .asked_at = row.instant(9),
          .decided_at = row.find_instant(10),
          .decided_by = row.id(11),
          .decided_name = row.text(12),
          .decision_note = find_bytes(row, 13),
          .opened_at = row.find_instant(14),
          .open_until = row.find_instant(15),
          .closed_at = row.find_instant(16),
          .seen_at = row.find_instant(17),
          .seen_by = row.id(18),
          .seen_name = row.text(19),
          .token = row.bytes(20)};
}

std::vector<IdentityOpening> openings_of(const store::Rows& rows) {
  std::vector<IdentityOpening> out;
  for (const auto& row : rows) out.push_back(opening_of(row));
  return out;
}

std::vector<OpeningLine> lines_of(const store::Rows& rows) {
  std::vector<OpeningLine> out;
  for (const auto& row : rows) out.push_back({opening_of(row), row.text_or_empty(kNumberColumn)});
  return out;
}

// Used by list and count alike.
std::string waiting_condition(const people::Scope& scope, base::Id account,
                              std::vector<store::Value>& values) {
  values.push_back(store::to_value(account));
  return std::string(" where (o.state = 'asked' or (o.danger and o.seen_at is null))") +
         " and o.account <> $1 and " +
         scope.condition("coalesce(r.commune, c.unit)", "c.assignee", values);
}

}  // namespace

base::Result<bool> save_opening(store::Sql& sql, const IdentityOpening& o) {
  AL_TRY(const auto changed,
         sql.exec("insert into identity_opening (id, record, record_kind, account, account_name,"
                  " reason_kind, reason, danger, state, asked_at, opened_at, open_until, token)"
                  " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
                  " on conflict (token) do nothing",
                  o.id, o.record, record_kind_code(o.kind), o.account, o.account_name,
                  o.reason_kind, o.reason, o.danger, opening_state_code(o.state), o.asked_at,
                  o.opened_at, o.open_until, o.token));
  return changed == 1;
}

base::Status save_opening_change(store::Sql& sql, const IdentityOpening& o) {
  AL_TRY_DO(sql.exec(
      "update identity_opening set state = $2, decided_at = $3, decided_by = $4,"
      " decided_name = $5, decision_note = $6, opened_at = $7, open_until = $8,"
      " closed_at = $9, seen_at = $10, seen_by = $11, seen_name = $12 where id = $1",
      o.id, opening_state_code(o.state), o.decided_at, o.decided_by, o.decided_name,
      o.decision_note, o.opened_at, o.open_until, o.closed_at, o.seen_at, o.seen_by, o.seen_name));
  return base::ok();
}

base::Result<std::optional<IdentityOpening>> find_opening(store::Sql& sql, base::Id id) {
  AL_TRY(const auto row,
         sql.find("select " AL_OPENING_COLUMNS " from identity_opening o where o.id = $1", id));
  if (!row) return std::optional<IdentityOpening>();
  return std::optional<IdentityOpening>(opening_of(*row));
}

base::Result<std::vector<IdentityOpening>> load_openings(store::Sql& sql, base::Id record) {
  AL_TRY(const auto rows,
         sql.query("select " AL_OPENING_COLUMNS " from identity_opening o where o.record = $1"
                   " order by o.asked_at desc, o.id desc limit 200",
                   record));
  return openings_of(rows);
}

base::Result<std::vector<IdentityOpening>> load_openings_of(store::Sql& sql, base::Id record,
                                                            base::Id account) {
  AL_TRY(const auto rows,
         sql.query("select " AL_OPENING_COLUMNS " from identity_opening o where o.record = $1"
                   " and o.account = $2 order by o.asked_at desc, o.id desc limit 200",
                   record, account));
  return openings_of(rows);
}

base::Result<std::optional<RecordPlace>> find_record_place(store::Sql& sql, base::Id record) {
  AL_TRY(const auto report, sql.find("select number, commune from report where id = $1", record));
  if (report)
    return std::optional(RecordPlace{RecordKind::Report, report->text(0), report->id(1), {}});
  AL_TRY(const auto file,
         sql.find("select number, unit, assignee from case_file where id = $1", record));
  if (file)
    return std::optional(RecordPlace{RecordKind::Case, file->text(0), file->id(1), file->id(2)});
  return std::optional<RecordPlace>();
}

base::Result<std::vector<OpeningLine>> load_waiting_openings(store::Sql& sql,
                                                             const people::Scope& scope,
                                                             base::Id account) {
  std::vector<store::Value> values;
  const std::string where = waiting_condition(scope, account, values);
  AL_TRY(const auto rows,
         sql.query_values("select " AL_OPENING_COLUMNS
                          ", coalesce(r.number, c.number)" AL_OPENING_WITH_PLACE +
                              where + " order by o.danger desc, o.asked_at, o.id limit 200",
                          values));
  return lines_of(rows);
}

base::Result<std::int64_t> count_waiting_openings(store::Sql& sql, const people::Scope& scope,
                                                  base::Id account) {
  if (scope.empty()) return std::int64_t{0};
  std::vector<store::Value> values;
  const std::string where = waiting_condition(scope, account, values);
  AL_TRY(const auto rows,
         sql.query_values("select count(*)" AL_OPENING_WITH_PLACE + where, values));
  return rows.front().integer(0);
}

base::Result<std::vector<OpeningLine>> load_own_openings(store::Sql& sql, base::Id account,
                                                         base::Instant from) {
  AL_TRY(const auto rows, sql.query("select " AL_OPENING_COLUMNS
                                    ", coalesce(r.number, c.number)" AL_OPENING_WITH_PLACE
                                    " where o.account = $1 and o.asked_at >= $2"
                                    " order by o.asked_at desc, o.id desc limit 100",
                                    account, from));
  return lines_of(rows);
}

base::Result<std::optional<IdentityOpening>> find_open_identity(store::Sql& sql,
                                                                const people::Officer& officer,
                                                                base::Id record,
                                                                base::Instant now) {
  AL_TRY(const auto place, find_record_place(sql, record));
  if (!place || !officer.may_on(rights::kIdentityOpen, place->unit, place->assignee))
    return std::optional<IdentityOpening>();
  AL_TRY(auto own, load_openings_of(sql, record, officer.account));
  for (auto& opening : own)
    if (is_open(opening, now)) return std::optional<IdentityOpening>(std::move(opening));
  return std::optional<IdentityOpening>();
}

base::Result<bool> may_show_identity(store::Sql& sql, const people::Officer& officer,
                                     base::Id record, base::Instant now) {
  AL_TRY(const auto open, find_open_identity(sql, officer, record, now));
  return open.has_value();
}

}  // namespace anlanh::cases
