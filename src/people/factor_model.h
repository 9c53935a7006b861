#pragma once
// The second step of signing in: what an account has of it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/time.h"

namespace anlanh::people {

// An authenticator app's secret (RFC 6238).
struct TotpSecret {
  base::Bytes sealed;
  std::int64_t last_step = 0;  // of the last code that was taken
};

// A key pair whose private half stays in the officer's device (WebAuthn level 2).
struct Passkey {
  base::Id id;
  base::Id account;
  base::Bytes credential;       // the name the device knows it by
  int algorithm = -7;           // COSE: -7 ES256, -8 EdDSA, -257 RS256
  base::Bytes public_key;       // as libfido2 lays it out for that algorithm
  std::int64_t sign_count = 0;  // of the last use; 0 for ever where the device does not count
  std::string name;             // "Điện thoại của Hoa"
  base::Instant made_at;
  std::optional<base::Instant> used_at = {};
};

// What stands on the page of one's own second step.
struct Factors {
  bool totp = false;
  std::vector<Passkey> passkeys;
  std::int64_t recovery_left = 0;

  bool any() const { return totp || !passkeys.empty(); }
};

// Wrong tries in a row, and until when the next one waits.
struct FactorTries {
  std::int64_t wrong = 0;
  std::optional<base::Instant> locked_until;
};

// How far this browser has come since the password was right.
struct SignInStep {
  std::optional<base::Instant> factor_at;  // the second step was given
};

// A challenge is bound to one browser and one use.
enum class ChallengeFor { Add, SignIn };

}  // namespace anlanh::people
