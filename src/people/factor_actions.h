#pragma once
// The second step of signing in: giving it, setting it up, taking it away. Each act has its transaction and its
// audit line; no line holds a secret.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "people/account_rules.h"
#include "people/factor_model.h"
#include "people/factor_rules.h"
#include "people/officer.h"
#include "people/passkey_check.h"
#include "people/password_hasher.h"
#include "store/seal.h"
#include "store/store.h"
#include "web/session_model.h"

namespace anlanh::people {

struct FactorParts {
  store::Store& store;
  PasswordHasher& hasher;
  std::shared_ptr<const store::Sealer> sealer;
  base::Random random;
  PasskeySite site;
  HouseKind house = HouseKind::Real;
};

enum class FactorVerdict { Right, Wrong, Resting };

// Thread-safe.
class FactorDesk {
 public:
  explicit FactorDesk(FactorParts parts);

  // What this browser's account still owes.
  base::Result<Owed> owed(const web::Session& session);
  base::Result<Owed> owed_by(base::Id account, FactorGiven given);
  base::Result<Factors> factors(base::Id account);
  // Whether the account's roles ask for a second step, so that it may not be taken away.
  base::Result<FactorRule> rule(base::Id account);

  // A code of the app or one of the ten. After five wrong ones in a row the account rests, as with
  // passwords. Right: noted for this browser.
  base::Result<FactorVerdict> give_code(const web::Session& session, std::string_view typed,
                                        base::Instant now);
  // The next session of the same sign-in goes on where the one before stood.
  base::Status keep_given(const web::Session& session, base::Instant now);
  base::Result<FactorVerdict> give_passkey(const web::Session& session, const Assertion& answer,
                                           base::Instant now);
  // New random bytes for one answer of this browser within five minutes.
  base::Result<base::Bytes> make_challenge(const web::Session& session, ChallengeFor what,
                                           base::Instant now);

  // The secret this browser is shown until a code confirms it: nothing is kept of it before.
  base::Bytes draft_totp(const web::Session& session) const;

  // The ten codes, where there were none before; absent: the code or answer was wrong.
  using NewCodes = std::optional<std::vector<std::string>>;
  // Conflict: there is an app already.
  base::Result<NewCodes> confirm_totp(const web::Session& session, std::string_view code,
                                      base::Instant now);
  base::Result<NewCodes> add_passkey(const web::Session& session, const Registration& answer,
                                     std::string_view name, base::Instant now);

  // With a code of the account, even where it is signed in. Empty list of codes: the code was wrong.
  base::Result<std::vector<std::string>> renew_recovery_codes(const web::Session& session,
                                                              std::string_view code,
                                                              base::Instant now);
  // What to take away: the app, or one passkey.
  struct Removal {
    base::Id passkey;  // none: the app
    std::string password;
    std::string code;
  };
  // With password and code. The last one goes only where no role asks for it and the password is
  // long enough to stand alone.
  base::Result<std::vector<Problem>> remove(const web::Session& session, const Removal& what,
                                            base::Instant now);

  // A colleague who lost everything: right accounts.manage in their unit, never one's own. The caller
  // hands out a new first password and ends their sessions.
  base::Status reset_for(const Officer& officer, base::Id account, base::Instant now);

  const PasskeySite& site() const { return parts_.site; }
  HouseKind house() const { return parts_.house; }

 private:
  base::Result<FactorVerdict> check_code(store::Sql& sql, base::Id account, std::string_view typed,
                                         base::Instant now);
  base::Result<bool> is_right(store::Sql& sql, base::Id account, const TypedCode& typed,
                              base::Instant now);
  base::Result<std::vector<std::string>> first_codes(store::Sql& sql, base::Id account);
  base::Bytes recovery_hash(base::Id account, std::string_view code) const;

  FactorParts parts_;
  base::Bytes recovery_key_;
  base::Bytes draft_key_;
};

}  // namespace anlanh::people
