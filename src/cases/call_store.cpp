#include "cases/call_store.h"

namespace anlanh::cases {

namespace {

#define AL_CALL_COLUMNS                                                                      \
  "id, account, unit, state, version, source, caller, started_at, saved_at, sealed, report," \
  " discard_reason"

CallNote call_of(const store::Row& row) {
  const auto state = parse_call_state(row.text(3));
  const auto source = parse_intake_source(row.text(5));
  const auto caller = parse_caller(row.text(6));
  AL_CHECK(state && source && caller);  // the table allows nothing else
  CallNote note{row.id(0),      row.id(1),
                row.id(2),      *state,
                row.integer(4), *source,
                *caller,        row.instant(7),
                row.instant(8), std::nullopt,
                row.id(10),     parse_discard_reason(row.text(11)).value_or(DiscardReason::Other)};
  if (!row.is_null(9)) note.sealed = row.bytes(9);
  return note;
}

}  // namespace

base::Status save_new_call(store::Sql& sql, const CallNote& n) {
  AL_TRY_DO(sql.exec(
      "insert into call_note (id, account, unit, state, version, source, caller,"
      " started_at, saved_at, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
      " $10)",
      n.id, n.account, n.unit, call_state_code(n.state), n.version, intake_source_code(n.source),
      caller_code(n.caller), n.started_at, n.saved_at, n.sealed));
  return base::ok();
}

base::Result<bool> save_call(store::Sql& sql, const CallNote& n, std::int64_t version_seen) {
  AL_TRY(const auto changed,
         sql.exec("update call_note set state = $3, source = $4, caller = $5, saved_at = $6,"
                  " sealed = $7, report = $8, discard_reason = $9, version = version + 1"
                  " where id = $1 and version = $2",
                  n.id, version_seen, call_state_code(n.state), intake_source_code(n.source),
                  caller_code(n.caller), n.saved_at, n.sealed, n.report,
                  discard_reason_code(n.discard_reason)));
  return changed == 1;
}

base::Result<std::optional<CallNote>> find_call(store::Sql& sql, base::Id id) {
  AL_TRY(const auto row, sql.find("select " AL_CALL_COLUMNS " from call_note where id = $1", id));
  if (!row) return std::optional<CallNote>();
  return std::optional<CallNote>(call_of(*row));
}

base::Result<std::vector<CallNote>> load_drafts(store::Sql& sql, base::Id account) {
  AL_TRY(const auto rows, sql.query("select " AL_CALL_COLUMNS
                                    " from call_note where account = $1 and state = 'draft'"
                                    " order by started_at, id",
                                    account));
  std::vector<CallNote> notes;
  for (const auto& row : rows) notes.push_back(call_of(row));
  return notes;
}

base::Result<CallCounts> count_calls(store::Sql& sql, const people::Scope& scope,
                                     base::Instant since) {
  std::vector<store::Value> values;
  std::string text = "select caller, count(*) from call_note where state = 'counted' and " +
                     scope.condition("unit", values);
  values.push_back(store::to_value(since));
  text += " and started_at >= $" + std::to_string(values.size()) + " group by caller";
  AL_TRY(const auto rows, sql.query_values(text, values));
  CallCounts counts;
  for (const auto& row : rows)
    (row.text(0) == caller_code(Caller::Silent) ? counts.silent : counts.prank) = row.integer(1);
  return counts;
}

base::Status save_record(store::Sql& sql, const SealedRecord& r) {
  AL_TRY_DO(
      sql.exec("insert into report_record (report, sealed, recorded_at, recorded_by)"
               " values ($1, $2, $3, $4)",
               r.report, r.sealed, r.recorded_at, r.recorded_by));
  return base::ok();
}

base::Result<std::optional<SealedRecord>> find_record(store::Sql& sql, base::Id report) {
  AL_TRY(const auto row, sql.find("select report, sealed, recorded_at, recorded_by"
                                  " from report_record where report = $1",
                                  report));
  if (!row) return std::optional<SealedRecord>();
  return std::optional<SealedRecord>(
      SealedRecord{row->id(0), row->bytes(1), row->instant(2), row->id(3)});
}

}  // namespace anlanh::cases
