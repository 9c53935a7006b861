#pragma once
// SQL of call_note and report_record. Functions run inside the caller's transaction.

#include <optional>
#include <vector>

#include "cases/call_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

base::Status save_new_call(store::Sql& sql, const CallNote& note);
// Everything but account, unit and start. False where the version is no longer `version_seen`.
base::Result<bool> save_call(store::Sql& sql, const CallNote& note, std::int64_t version_seen);
base::Result<std::optional<CallNote>> find_call(store::Sql& sql, base::Id id);
// Oldest first.
base::Result<std::vector<CallNote>> load_drafts(store::Sql& sql, base::Id account);
// Silent and prank calls since then, in the units of a scope.
struct CallCounts {
  std::int64_t silent = 0;
  std::int64_t prank = 0;
};
base::Result<CallCounts> count_calls(store::Sql& sql, const people::Scope& scope,
                                     base::Instant since);

struct SealedRecord {
  base::Id report;
  base::Bytes sealed;
  base::Instant recorded_at;
  base::Id recorded_by;
};
base::Status save_record(store::Sql& sql, const SealedRecord& record);
base::Result<std::optional<SealedRecord>> find_record(store::Sql& sql, base::Id report);

}  // namespace anlanh::cases
