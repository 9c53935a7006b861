#include "cases/record_reseal.h"

#include "cases/name_index.h"
#include "cases/reseal_store.h"
#include "cases/sealed_text.h"
#include "store/audit.h"

namespace anlanh::cases {

namespace {

constexpr std::int64_t kBatch = 50;

base::Status reseal_record(store::Sql& sql, const Desk& desk, const WaitingRecord& record,
                           base::Instant now) {
  AL_TRY(const auto key, desk.vault->make_key(sql, record.id, now));
  for (const auto& column : sealed_columns(record.kind)) {
    AL_TRY(const auto cells, load_sealed_cells(sql, column, record.id));
    for (const auto& cell : cells) {
      AL_TRY(const auto text, desk.sealer->unseal(column.purpose, cell.row, cell.sealed));
      if (column.purpose == purpose::kViolatorAccount)
        AL_TRY_DO(save_name_tokens(sql, desk, record.id, NameKind::Violator, cell.row, text));
      AL_TRY_DO(
          save_sealed_cell(sql, column, {cell.row, key.seal(column.purpose, cell.row, text)}));
    }
  }
  return delete_waiting_record(sql, record.id);
}

base::Result<std::int64_t> reseal_batch(store::Sql& sql, const Desk& desk, base::Instant now) {
  AL_TRY(const auto waiting, load_waiting_records(sql, kBatch));
  for (const auto& record : waiting) AL_TRY_DO(reseal_record(sql, desk, record, now));
  return static_cast<std::int64_t>(waiting.size());
}

base::Status note_end(const Desk& desk, std::int64_t count, base::Instant now) {
  desk.log.info("old records sealed anew", {{"records", std::to_string(count)}});
  return desk.store.write([&](store::Sql& sql) {
    return store::append_audit(sql, {.at = now,
                                     .account = {},
                                     .actor = "system",
                                     .action = "keys.reseal",
                                     .subject_kind = "keys",
                                     .subject = {},
                                     .detail = std::to_string(count)});
  });
}

}  // namespace

base::Result<std::int64_t> reseal_old_records(const Desk& desk, base::Instant now) {
  std::int64_t total = 0;
  for (;;) {
    AL_TRY(const auto count,
           desk.store.write([&](store::Sql& sql) { return reseal_batch(sql, desk, now); }));
    if (count == 0) break;
    total += count;
  }
  if (total > 0) AL_TRY_DO(note_end(desk, total, now));
  return total;
}

}  // namespace anlanh::cases
