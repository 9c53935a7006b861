#pragma once
// SQL of key_try, and the one place where a report's key changes.

#include <cstdint>

#include "base/bytes.h"
#include "base/id.h"
#include "base/time.h"
#include "store/sql.h"

namespace anlanh::cases {

struct KeyTry {
  base::Id id;
  base::Id account;
  base::Id report;  // none: no report has the number that was typed
  base::Instant at;
  bool given = false;
};
base::Status save_key_try(store::Sql& sql, const KeyTry& attempt);
struct KeyTries {
  std::int64_t by_account = 0;
  std::int64_t on_report = 0;
};
base::Result<KeyTries> count_key_tries(store::Sql& sql, base::Id account, base::Id report,
                                       base::Instant since);
base::Status save_new_key(store::Sql& sql, base::Id report, const base::Bytes& key_hash);

}  // namespace anlanh::cases
