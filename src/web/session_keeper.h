#pragma once
// Signing in and out of a browser: the cookie on one side, the table on the other.
//
// The cookie holds 256 random bits and our signature; the table holds their SHA-256. A forged or altered cookie is
// refused before the database is asked. Every sign-in and every step of it makes a new secret.

#include <cstdint>
#include <optional>

#include "base/random.h"
#include "store/store.h"
#include "web/session_model.h"
#include "web/visit.h"

namespace anlanh::web {

// Thread-safe. Calls the store: never call it inside a transaction (web/session_store.h is for that).
class SessionKeeper {
 public:
  // `key`: 32 bytes, the same after a restart, or everybody is signed out.
  SessionKeeper(store::Store& store, base::Bytes key, base::Random random,
                SessionLimits limits = {});

  // The living session of the cookie; absent where there is none.
  base::Result<std::optional<Session>> find(const Request& request, base::Instant now);

  // After the password was right: a new session in this browser; the one it had before ends.
  base::Status start(Visit& visit, base::Id account, SignIn state);
  // After the second factor was right. REQUIRES: visit.session.
  base::Status complete(Visit& visit);
  // Signs out this browser.
  base::Status end(Visit& visit);
  // Signs out every browser of the account; the answer is how many there were.
  base::Result<std::int64_t> end_all(base::Id account);

 private:
  std::optional<base::Bytes> cookie_hash(const Request& request) const;

  store::Store& store_;
  base::Bytes key_;
  base::Random random_;
  SessionLimits limits_;
};

}  // namespace anlanh::web
