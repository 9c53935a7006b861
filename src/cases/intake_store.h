#pragma once
// SQL of report_intake. Functions run inside the caller's transaction.

#include "base/id.h"
#include "cases/intake_model.h"
#include "store/sql.h"

namespace anlanh::cases {

// Writes or replaces what is known; key_replaced_at stays as it is.
base::Status save_intake(store::Sql& sql, base::Id report, const Intake& intake);
base::Status save_key_replaced(store::Sql& sql, base::Id report, base::Instant now);
// The usual one for a report older than this table.
base::Result<Intake> load_intake(store::Sql& sql, base::Id report);

}  // namespace anlanh::cases
