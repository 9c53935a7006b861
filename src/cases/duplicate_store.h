#pragma once
// SQL of report_trace, report_not_same and report_repeat. Functions run inside the caller's transaction.

#include <string_view>
#include <vector>

#include "cases/report_model.h"
#include "store/sql.h"

namespace anlanh::cases {

enum class Trace { Band, Contact, Text };

base::Status save_trace(store::Sql& sql, base::Id report, Trace kind, const base::Bytes& hash);
base::Status delete_traces(store::Sql& sql, base::Id report);

struct Shared {
  base::Id report;
  std::int64_t times = 0;
};
// Other reports that share a trace or an address with this one, most first, at most 50 each.
base::Result<std::vector<Shared>> load_sharing_trace(store::Sql& sql, base::Id report, Trace kind);
base::Result<std::vector<Shared>> load_sharing_address(store::Sql& sql, base::Id report);

base::Status save_not_same(store::Sql& sql, base::Id a, base::Id b, base::Id account,
                           base::Instant now);
base::Result<bool> is_not_same(store::Sql& sql, base::Id a, base::Id b);

// The first undecided report of this commune with this text, other than `report`.
base::Result<std::optional<base::Id>> find_first_with_text(store::Sql& sql, base::Id report,
                                                           base::Id commune,
                                                           const base::Bytes& hash);
base::Status save_repeat(store::Sql& sql, base::Id report, base::Id first);
base::Status delete_repeat(store::Sql& sql, base::Id report);
// Undecided ones, oldest first.
base::Result<std::vector<base::Id>> load_repeats(store::Sql& sql, base::Id first);

}  // namespace anlanh::cases
