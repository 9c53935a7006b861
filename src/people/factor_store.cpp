#include "people/factor_store.h"

#include <string_view>

namespace anlanh::people {

namespace {

// Longer than any session that still owes its second step (web/session_model.h).
constexpr std::chrono::hours kForgetSteps{24};

#define AL_PASSKEY_COLUMNS \
  "id, account, credential, algorithm, public_key, sign_count, name, made_at, used_at"

Passkey passkey_of(const store::Row& row) {
  return {.id = row.id(0),
          .account = row.id(1),
          .credential = row.bytes(2),
          .algorithm = static_cast<int>(row.integer(3)),
          .public_key = row.bytes(4),
          .sign_count = row.integer(5),
          .name = row.text(6),
          .made_at = row.instant(7),
          .used_at = row.find_instant(8)};
}

std::string_view code_of(ChallengeFor what) {
  return what == ChallengeFor::Add ? "add" : "sign_in";
}

}  // namespace

base::Result<Factors> load_factors(store::Sql& sql, base::Id account) {
  Factors out;
  AL_TRY(const auto totp, find_totp(sql, account));
  out.totp = totp.has_value();
  AL_TRY(const auto rows, sql.query("select " AL_PASSKEY_COLUMNS
                                    " from passkey where account = $1 order by made_at, id",
                                    account));
  for (const auto& row : rows) out.passkeys.push_back(passkey_of(row));
  AL_TRY(const auto left,
         sql.query("select count(*) from recovery_code where account = $1 and used_at is null",
                   account));
  out.recovery_left = left.front().integer(0);
  return out;
}

base::Status save_totp(store::Sql& sql, base::Id account, const base::Bytes& sealed,
                       std::int64_t last_step, base::Instant now) {
  AL_TRY_DO(
      sql.exec("insert into totp_secret (account, secret, last_step, made_at)"
               " values ($1, $2, $3, $4)",
               account, sealed, last_step, now));
  return base::ok();
}

base::Result<std::optional<TotpSecret>> find_totp(store::Sql& sql, base::Id account) {
  AL_TRY(const auto row,
         sql.find("select secret, last_step from totp_secret where account = $1", account));
  if (!row) return std::optional<TotpSecret>();
  return std::optional<TotpSecret>(TotpSecret{row->bytes(0), row->integer(1)});
}

base::Result<bool> use_totp_step(store::Sql& sql, base::Id account, std::int64_t step) {
  AL_TRY(const auto changed,
         sql.exec("update totp_secret set last_step = $2 where account = $1 and last_step < $2",
                  account, step));
  return changed > 0;
}

base::Status delete_totp(store::Sql& sql, base::Id account) {
  AL_TRY_DO(sql.exec("delete from totp_secret where account = $1", account));
  return base::ok();
}

base::Status save_passkey(store::Sql& sql, const Passkey& p) {
  AL_TRY_DO(sql.exec("insert into passkey (" AL_PASSKEY_COLUMNS
                     ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                     p.id, p.account, p.credential, p.algorithm, p.public_key, p.sign_count, p.name,
                     p.made_at, p.used_at));
  return base::ok();
}

base::Result<std::optional<Passkey>> find_passkey(store::Sql& sql, base::Id account,
                                                  const base::Bytes& credential) {
  AL_TRY(const auto row, sql.find("select " AL_PASSKEY_COLUMNS
                                  " from passkey where account = $1 and credential = $2",
                                  account, credential));
  if (!row) return std::optional<Passkey>();
  return std::optional<Passkey>(passkey_of(*row));
}

base::Status use_passkey(store::Sql& sql, base::Id passkey, std::int64_t sign_count,
                         base::Instant now) {
  AL_TRY_DO(sql.exec("update passkey set sign_count = $2, used_at = $3 where id = $1", passkey,
                     sign_count, now));
  return base::ok();
}

base::Status delete_passkey(store::Sql& sql, base::Id account, base::Id passkey) {
  AL_TRY_DO(sql.exec("delete from passkey where account = $1 and id = $2", account, passkey));
  return base::ok();
}

base::Status save_recovery_codes(store::Sql& sql, base::Id account,
                                 const std::vector<base::Bytes>& hashes) {
  AL_TRY_DO(sql.exec("delete from recovery_code where account = $1", account));
  for (const auto& hash : hashes)
    AL_TRY_DO(
        sql.exec("insert into recovery_code (account, code_hash) values ($1, $2)", account, hash));
  return base::ok();
}

base::Result<bool> use_recovery_code(store::Sql& sql, base::Id account, const base::Bytes& hash,
                                     base::Instant now) {
  AL_TRY(const auto changed, sql.exec("update recovery_code set used_at = $3 where account = $1"
                                      " and code_hash = $2 and used_at is null",
                                      account, hash, now));
  return changed > 0;
}

base::Result<FactorTries> load_factor_tries(store::Sql& sql, base::Id account) {
  AL_TRY(const auto row,
         sql.find("select wrong_tries, locked_until from factor_try where account = $1", account));
  if (!row) return FactorTries{};
  return FactorTries{row->integer(0), row->find_instant(1)};
}

base::Status save_factor_tries(store::Sql& sql, base::Id account, const FactorTries& tries) {
  AL_TRY_DO(sql.exec("delete from factor_try where account = $1", account));
  if (tries.wrong == 0) return base::ok();
  AL_TRY_DO(
      sql.exec("insert into factor_try (account, wrong_tries, locked_until)"
               " values ($1, $2, $3)",
               account, tries.wrong, tries.locked_until));
  return base::ok();
}

base::Status delete_factors(store::Sql& sql, base::Id account) {
  AL_TRY_DO(delete_totp(sql, account));
  AL_TRY_DO(sql.exec("delete from passkey where account = $1", account));
  AL_TRY_DO(sql.exec("delete from recovery_code where account = $1", account));
  AL_TRY_DO(save_factor_tries(sql, account, {}));
  return save_second_factor(sql, account, {});
}

base::Status save_second_factor(store::Sql& sql, base::Id account, const Factors& factors) {
  const std::string_view code = !factors.passkeys.empty() ? "passkey"
                                : factors.totp            ? "totp"
                                                          : "none";
  AL_TRY_DO(sql.exec("update account set second_factor = $2 where id = $1", account, code));
  return base::ok();
}

base::Result<bool> needs_second_factor(store::Sql& sql, base::Id account) {
  AL_TRY(const auto rows,
         sql.query("select count(*) from account_role join role on role.code = account_role.role"
                   " where account_role.account = $1 and role.needs_second_factor"
                   " and role.ended_at is null",
                   account));
  return rows.front().integer(0) > 0;
}

base::Result<SignInStep> load_sign_in_step(store::Sql& sql, const base::Bytes& session) {
  AL_TRY(const auto row,
         sql.find("select factor_at from sign_in_step where session = $1", session));
  return row ? SignInStep{row->find_instant(0)} : SignInStep{};
}

namespace {

base::Status need_row(store::Sql& sql, const base::Bytes& session, base::Instant now) {
  AL_TRY_DO(sql.exec("delete from sign_in_step where made_at < $1", now - kForgetSteps));
  AL_TRY_DO(
      sql.exec("insert into sign_in_step (session, made_at) values ($1, $2)"
               " on conflict (session) do nothing",
               session, now));
  return base::ok();
}

}  // namespace

base::Status save_factor_given(store::Sql& sql, const base::Bytes& session, base::Instant now) {
  AL_TRY_DO(need_row(sql, session, now));
  AL_TRY_DO(sql.exec("update sign_in_step set factor_at = $2 where session = $1", session, now));
  return base::ok();
}

base::Status save_challenge(store::Sql& sql, const base::Bytes& session, ChallengeFor what,
                            const base::Bytes& challenge, base::Instant now) {
  AL_TRY_DO(need_row(sql, session, now));
  AL_TRY_DO(
      sql.exec("update sign_in_step set challenge = $2, challenge_for = $3, made_at = $4"
               " where session = $1",
               session, challenge, code_of(what), now));
  return base::ok();
}

base::Result<std::optional<base::Bytes>> take_challenge(store::Sql& sql, const base::Bytes& session,
                                                        ChallengeFor what, base::Instant since) {
  AL_TRY(const auto row, sql.find("select challenge from sign_in_step where session = $1"
                                  " and challenge_for = $2 and challenge is not null"
                                  " and made_at >= $3",
                                  session, code_of(what), since));
  AL_TRY_DO(sql.exec("update sign_in_step set challenge = null where session = $1", session));
  return row ? std::optional(row->bytes(0)) : std::optional<base::Bytes>();
}

}  // namespace anlanh::people
