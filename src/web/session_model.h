#pragma once
// A session: one browser in which somebody has signed in.

#include <chrono>

#include "base/bytes.h"
#include "base/id.h"
#include "base/time.h"

namespace anlanh::web {

// How far a sign-in has come. Accounts without a second factor are Full at once.
enum class SignIn { PasswordOnly, Full };

struct Session {
  base::Bytes id_hash;  // SHA-256 of the secret in the cookie; the secret itself is kept nowhere
  base::Id account;
  SignIn state = SignIn::PasswordOnly;
  base::Instant created_at;
  base::Instant last_seen_at;
  base::Instant expires_at;
};

struct SessionLimits {
  std::chrono::minutes idle{60};
  std::chrono::hours absolute{12};
  std::chrono::minutes second_factor{10};  // time to give it after the password
  std::chrono::seconds touch_every{60};    // last_seen_at is written no more often
};

}  // namespace anlanh::web
