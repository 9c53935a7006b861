#include "web/session_keeper.h"

#include <sodium.h>

#include "web/cookie.h"
#include "web/session_rules.h"
#include "web/session_store.h"

namespace anlanh::web {

namespace {

constexpr std::string_view kLabel = "session cookie";
constexpr std::size_t kSecretBytes = 32;

base::Bytes sha256(std::string_view text) {
  base::Bytes out(crypto_hash_sha256_BYTES);
  crypto_hash_sha256(out.data(), base::as_bytes(text).data(), text.size());
  return out;
}

}  // namespace

SessionKeeper::SessionKeeper(store::Store& store, base::Bytes key, base::Random random,
                             SessionLimits limits)
    : store_(store), key_(std::move(key)), random_(std::move(random)), limits_(limits) {}

std::optional<base::Bytes> SessionKeeper::cookie_hash(const Request& request) const {
  const auto* cookie = request.cookies.find(cookie_name(kSessionCookie, request.scheme));
  if (!cookie) return std::nullopt;
  const auto secret = open_value(*cookie, kLabel, key_);
  if (!secret) return std::nullopt;
  return sha256(*secret);
}

base::Result<std::optional<Session>> SessionKeeper::find(const Request& request,
                                                         base::Instant now) {
  const auto hash = cookie_hash(request);
  if (!hash) return std::optional<Session>();
  AL_TRY(auto session, store_.read([&](store::Sql& sql) { return find_session(sql, *hash); }));
  if (!session || decide_session(*session, now, limits_) != SessionVerdict::Alive)
    return std::optional<Session>();
  if (decide_touch(*session, now, limits_) == Touch::Write) {
    // A disk that takes no writes must not sign anybody out.
    const auto touched =
        store_.write([&](store::Sql& sql) { return save_last_seen(sql, *hash, now); });
    if (touched) session->last_seen_at = now;
  }
  return session;
}

base::Status SessionKeeper::start(Visit& visit, base::Id account, SignIn state) {
  const std::string secret = base::base64url(base::random_bytes(random_, kSecretBytes));
  const auto now = visit.now;
  const Session session{sha256(secret), account, state, now, now, now + limits_.absolute};
  const auto before = cookie_hash(visit.request);
  AL_TRY_DO(store_.write([&](store::Sql& sql) -> base::Status {
    if (before) AL_TRY_DO(delete_session(sql, *before));
    AL_TRY_DO(delete_dead_sessions(sql, now, limits_));
    return save_session(sql, session);
  }));
  visit.session = session;
  visit.set_cookies.push_back(
      set_cookie(kSessionCookie, sign_value(secret, kLabel, key_), visit.request.scheme));
  return base::ok();
}

base::Status SessionKeeper::complete(Visit& visit) {
  AL_CHECK(visit.session.has_value());
  return start(visit, visit.session->account, SignIn::Full);
}

base::Status SessionKeeper::end(Visit& visit) {
  const auto hash =
      visit.session ? std::optional(visit.session->id_hash) : cookie_hash(visit.request);
  if (hash) AL_TRY_DO(store_.write([&](store::Sql& sql) { return delete_session(sql, *hash); }));
  visit.session.reset();
  visit.principal.reset();
  visit.set_cookies.push_back(clear_cookie(kSessionCookie, visit.request.scheme));
  return base::ok();
}

base::Result<std::int64_t> SessionKeeper::end_all(base::Id account) {
  return store_.write([&](store::Sql& sql) { return delete_sessions_of(sql, account); });
}

}  // namespace anlanh::web
