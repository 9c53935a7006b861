#pragma once
// What becomes of a try to sign in. Pure.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "people/account_model.h"
#include "people/factor_rules.h"
#include "people/role_rules.h"

namespace anlanh::people {

enum class SignInVerdict {
  Full,               // signed in
  NeedsSecondFactor,  // the password was right; the factor is owed
  NeedsSetUp,         // the password was right; a second step must be set up first
  NeedsNewPassword,   // the password was right, but it was handed out: one's own must be chosen
  Locked,             // too many wrong tries a moment ago, whatever the password
  Idle,               // not used for 45 days: an administrator opens it again
  Refused,            // wrong password, or closed
};

enum class PasswordVerdict { Wrong, Right };

bool locked_at(const Account& account, base::Instant now);
// Not used for so long, an account is shut (TCVN 14423:2026).
inline constexpr std::chrono::days kIdleDays{45};
bool idle_at(const Account& account, base::Instant now);
// Stays: the demo, and the last account that could open others again.
enum class IdleRule { Shuts, Stays };
SignInVerdict decide_sign_in(const Account& account, PasswordVerdict password, base::Instant now,
                             FactorRule factor = FactorRule::Free, IdleRule idle = IdleRule::Shuts);

inline constexpr std::int64_t kFreeTries = 5;
// How long the account rests after this many wrong tries in a row: from the fifth 1, 2, 4 … 60
// minutes. Absent: not yet.
std::optional<std::chrono::minutes> decide_rest(std::int64_t wrong_tries);

// The page that fits what the officer does all day: a path of this site.
std::string_view decide_landing(const Scopes& scopes);

}  // namespace anlanh::people
