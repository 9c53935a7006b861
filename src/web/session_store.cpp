#include "web/session_store.h"

#include "web/web_embedded.h"

namespace anlanh::web {

namespace {

std::string_view state_name(SignIn state) {
  return state == SignIn::Full ? "full" : "password-only";
}

}  // namespace

std::vector<store::Migration> web_migrations() { return store::migrations_of(embedded_files()); }

base::Status save_session(store::Sql& sql, const Session& session) {
  AL_TRY_DO(sql.exec(
      "insert into web_session (id_hash, account, state, created_at, last_seen_at, expires_at)"
      " values ($1, $2, $3, $4, $5, $6)",
      session.id_hash, session.account, state_name(session.state), session.created_at,
      session.last_seen_at, session.expires_at));
  return base::ok();
}

base::Result<std::optional<Session>> find_session(store::Sql& sql, const base::Bytes& id_hash) {
  AL_TRY(auto row,
         sql.find("select account, state, created_at, last_seen_at, expires_at from web_session"
                  " where id_hash = $1",
                  id_hash));
  if (!row) return std::optional<Session>();
  const auto state = row->text(1) == "full" ? SignIn::Full : SignIn::PasswordOnly;
  return std::optional<Session>(
      Session{id_hash, row->id(0), state, row->instant(2), row->instant(3), row->instant(4)});
}

base::Status save_last_seen(store::Sql& sql, const base::Bytes& id_hash, base::Instant at) {
  // Two requests of one browser may come in the other order: the later moment stays.
  AL_TRY_DO(
      sql.exec("update web_session set last_seen_at = $2 where id_hash = $1 and last_seen_at < $2",
               id_hash, at));
  return base::ok();
}

base::Status delete_session(store::Sql& sql, const base::Bytes& id_hash) {
  AL_TRY_DO(sql.exec("delete from web_session where id_hash = $1", id_hash));
  return base::ok();
}

base::Result<std::int64_t> delete_sessions_of(store::Sql& sql, base::Id account) {
  return sql.exec("delete from web_session where account = $1", account);
}

base::Result<std::int64_t> delete_dead_sessions(store::Sql& sql, base::Instant now,
                                                const SessionLimits& limits) {
  return sql.exec("delete from web_session where expires_at <= $1 or last_seen_at <= $2", now,
                  now - limits.idle);
}

}  // namespace anlanh::web
