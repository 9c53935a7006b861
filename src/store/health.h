#pragma once
// Whether the database answers, and whether anything has ever been recorded in it.

#include "store/sql.h"

namespace anlanh::store {

// One round trip. Fails with the engine's own words.
base::Status check_alive(Sql& sql);

// True once the audit chain has its first line: before that nothing is sealed under a key.
// A database without our schema has none.
base::Result<bool> has_records(Sql& sql);

}  // namespace anlanh::store
