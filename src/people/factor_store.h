#pragma once
// SQL of second steps. Functions run inside the caller's transaction.

#include <optional>
#include <vector>

#include "people/factor_model.h"
#include "store/sql.h"

namespace anlanh::people {

base::Result<Factors> load_factors(store::Sql& sql, base::Id account);

base::Status save_totp(store::Sql& sql, base::Id account, const base::Bytes& sealed,
                       std::int64_t last_step, base::Instant now);
base::Result<std::optional<TotpSecret>> find_totp(store::Sql& sql, base::Id account);
// False: another request has used this step, or a later one, in the meantime.
base::Result<bool> use_totp_step(store::Sql& sql, base::Id account, std::int64_t step);
base::Status delete_totp(store::Sql& sql, base::Id account);

// Conflict: this credential is registered already.
base::Status save_passkey(store::Sql& sql, const Passkey& passkey);
base::Result<std::optional<Passkey>> find_passkey(store::Sql& sql, base::Id account,
                                                  const base::Bytes& credential);
base::Status use_passkey(store::Sql& sql, base::Id passkey, std::int64_t sign_count,
                         base::Instant now);
base::Status delete_passkey(store::Sql& sql, base::Id account, base::Id passkey);

// In place of all earlier ones.
base::Status save_recovery_codes(store::Sql& sql, base::Id account,
                                 const std::vector<base::Bytes>& hashes);
// False: no such code, or used before.
base::Result<bool> use_recovery_code(store::Sql& sql, base::Id account, const base::Bytes& hash,
                                     base::Instant now);

base::Result<FactorTries> load_factor_tries(store::Sql& sql, base::Id account);
base::Status save_factor_tries(store::Sql& sql, base::Id account, const FactorTries& tries);

// Secret, passkeys, codes and tries: everything the account has.
base::Status delete_factors(store::Sql& sql, base::Id account);
// Writes into the account what it has now: a passkey, an app, or none.
base::Status save_second_factor(store::Sql& sql, base::Id account, const Factors& factors);
// One of the account's roles asks for a second step.
base::Result<bool> needs_second_factor(store::Sql& sql, base::Id account);

base::Result<SignInStep> load_sign_in_step(store::Sql& sql, const base::Bytes& session);
base::Status save_factor_given(store::Sql& sql, const base::Bytes& session, base::Instant now);
base::Status save_challenge(store::Sql& sql, const base::Bytes& session, ChallengeFor what,
                            const base::Bytes& challenge, base::Instant now);
// Takes it away: no challenge is answered twice. Absent: none, another kind, or older than `since`.
base::Result<std::optional<base::Bytes>> take_challenge(store::Sql& sql, const base::Bytes& session,
                                                        ChallengeFor what, base::Instant since);

}  // namespace anlanh::people
