#include "cases/reseal_store.h"

#include <string>

#include "cases/sealed_text.h"

namespace anlanh::cases {

base::Result<std::vector<WaitingRecord>> load_waiting_records(store::Sql& sql, std::int64_t most) {
  AL_TRY(const auto rows,
         sql.query("select record, kind from record_reseal order by record limit $1", most));
  std::vector<WaitingRecord> out;
  for (const auto& row : rows)
    out.push_back({row.id(0), row.text(1) == "case" ? RecordKind::Case : RecordKind::Report});
  return out;
}

base::Status delete_waiting_record(store::Sql& sql, base::Id record) {
  AL_TRY_DO(sql.exec("delete from record_reseal where record = $1", record));
  return base::ok();
}

std::vector<SealedColumn> sealed_columns(RecordKind kind) {
  if (kind == RecordKind::Report)
    return {{purpose::kStory, "report", "story", "id = $1"},
            {purpose::kContact, "report", "contact", "id = $1"},
            {purpose::kContactTime, "report", "contact_time", "id = $1"},
            {purpose::kDecisionNote, "report", "decision_note", "id = $1"},
            {purpose::kAddress, "report_address", "sealed", "report = $1"},
            {purpose::kMessage, "report_message", "sealed", "report = $1"}};
  return {{purpose::kCloseNote, "case_file", "close_note", "id = $1"},
          {purpose::kSupportProvider, "case_support", "provider", "case_id = $1"},
          {purpose::kSupportNote, "case_support", "note", "case_id = $1"},
          {purpose::kViolatorAccount, "violator", "account_name", "case_id = $1"},
          {purpose::kViolatorNote, "violator", "note", "case_id = $1"},
          {purpose::kMeasureResult, "violator_measure", "result",
           "violator in (select id from violator where case_id = $1)"}};
}

base::Result<std::vector<SealedCell>> load_sealed_cells(store::Sql& sql, const SealedColumn& column,
                                                        base::Id record) {
  const std::string name(column.column);
  AL_TRY(const auto rows,
         sql.query("select id, " + name + " from " + std::string(column.table) + " where " + name +
                       " is not null and " + std::string(column.rows),
                   record));
  std::vector<SealedCell> out;
  for (const auto& row : rows) out.push_back({row.id(0), row.bytes(1)});
  return out;
}

base::Status save_sealed_cell(store::Sql& sql, const SealedColumn& column, const SealedCell& cell) {
  AL_TRY_DO(sql.exec("update " + std::string(column.table) + " set " + std::string(column.column) +
                         " = $2 where id = $1",
                     cell.row, cell.sealed));
  return base::ok();
}

}  // namespace anlanh::cases
