#pragma once
// The table of sessions. Also for other rooms' transactions: a changed password ends all sessions in one step.

#include <cstdint>
#include <optional>
#include <vector>

#include "store/migrate.h"
#include "store/sql.h"
#include "web/session_model.h"

namespace anlanh::web {

// schema/*.sql of this room.
std::vector<store::Migration> web_migrations();

base::Status save_session(store::Sql& sql, const Session& session);
base::Result<std::optional<Session>> find_session(store::Sql& sql, const base::Bytes& id_hash);
base::Status save_last_seen(store::Sql& sql, const base::Bytes& id_hash, base::Instant at);
base::Status delete_session(store::Sql& sql, const base::Bytes& id_hash);
// "Sign out everywhere"; the answer is how many there were.
base::Result<std::int64_t> delete_sessions_of(store::Sql& sql, base::Id account);
// Rows past their end or idle for too long, which nobody can use any more.
base::Result<std::int64_t> delete_dead_sessions(store::Sql& sql, base::Instant now,
                                                const SessionLimits& limits);

}  // namespace anlanh::web
