#pragma once
// SQL of the sealing anew: which records wait, and their sealed columns as (row, bytes).

#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "cases/record_model.h"
#include "store/sql.h"

namespace anlanh::cases {

struct WaitingRecord {
  base::Id id;
  RecordKind kind = RecordKind::Report;
};
base::Result<std::vector<WaitingRecord>> load_waiting_records(store::Sql& sql, std::int64_t most);
base::Status delete_waiting_record(store::Sql& sql, base::Id record);

// One column of words that a record holds, in its own row or in rows that belong to it.
struct SealedColumn {
  std::string_view purpose;  // sealed_text.h
  std::string_view table;
  std::string_view column;
  std::string_view rows;  // condition that names the record's rows; $1 is the record
};
std::vector<SealedColumn> sealed_columns(RecordKind kind);

struct SealedCell {
  base::Id row;
  base::Bytes sealed;
};
base::Result<std::vector<SealedCell>> load_sealed_cells(store::Sql& sql, const SealedColumn& column,
                                                        base::Id record);
base::Status save_sealed_cell(store::Sql& sql, const SealedColumn& column, const SealedCell& cell);

}  // namespace anlanh::cases
