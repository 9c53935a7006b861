#pragma once
// SQL of awareness sessions. Functions run inside the caller's transaction.

#include <optional>
#include <vector>

#include "learn/awareness_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::learn {

// Conflict where the same live session, or this submission, is there already.
base::Status save_session(store::Sql& sql, const AwarenessSession& session);

base::Result<std::optional<AwarenessSession>> find_session(store::Sql& sql, base::Id id);
base::Result<std::optional<AwarenessSession>> find_session_by_submission(store::Sql& sql,
                                                                         base::Id submission);
// A live session that says the same (same_session).
base::Result<std::optional<AwarenessSession>> find_same_session(store::Sql& sql,
                                                                const AwarenessSession& session);

// False where it was withdrawn already.
base::Result<bool> save_withdrawal(store::Sql& sql, base::Id id, const Withdrawal& withdrawal);

struct SessionPage {
  std::vector<ListedSession> sessions;
  std::int64_t total = 0;
};
// Newest day first, withdrawn ones among them. `unit` none: all of the scope.
base::Result<SessionPage> load_sessions(store::Sql& sql, const people::Scope& scope, base::Id unit,
                                        std::int64_t offset, std::int64_t most);

struct HeldSession {
  base::Id id;
  base::Id unit;
  base::Date held_on;
};
// Live sessions held in these days, by unit and day.
base::Result<std::vector<HeldSession>> load_held(store::Sql& sql, const people::Scope& scope,
                                                 base::Date from, base::Date to);
// How many live sessions the unit held in these days.
base::Result<std::int64_t> count_held(store::Sql& sql, base::Id unit, base::Date from,
                                      base::Date to);

}  // namespace anlanh::learn
