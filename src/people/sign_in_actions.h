#pragma once
// Signing in with a password: checks it, counts wrong tries, writes the audit line.

#include <array>
#include <mutex>
#include <string>
#include <string_view>

#include "people/account_model.h"
#include "people/password_hasher.h"
#include "people/sign_in_rules.h"
#include "store/store.h"

namespace anlanh::people {

struct SignInOutcome {
  SignInVerdict verdict = SignInVerdict::Refused;
  base::Id account;  // none where it is Refused, Idle or Locked
};

// Thread-safe.
class SignInDesk {
 public:
  SignInDesk(store::Store& store, PasswordHasher& hasher, HouseKind house)
      : store_(store), hasher_(hasher), house_(house) {}

  // One password hash and one write, whether the login exists, is locked or the password is wrong:
  // neither the words nor the time tell which. Unavailable: too many sign in at once.
  base::Result<SignInOutcome> check(std::string_view login, std::string_view password,
                                    base::Instant now);

  // After the second step: now the account is signed in.
  base::Status note_sign_in(base::Id account, base::Instant now);
  base::Status note_sign_out(base::Id account, std::string_view actor, base::Instant now);
  // The path of the page this account begins its day with.
  base::Result<std::string> find_landing(base::Id account, base::Instant now);

 private:
  base::Result<SignInVerdict> decide(const Account& account, PasswordVerdict password,
                                     base::Instant now);
  base::Result<SignInOutcome> check_alone(std::string_view login, std::string_view password,
                                          base::Instant now);

  store::Store& store_;
  PasswordHasher& hasher_;
  HouseKind house_;
  // One try at a time for one login: a hundred at once would be counted as one.
  std::array<std::timed_mutex, 64> turns_;
};

}  // namespace anlanh::people
