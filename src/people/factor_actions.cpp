#include "people/factor_actions.h"

#include <sodium.h>

#include "base/utf8.h"
#include "people/account_store.h"
#include "people/factor_store.h"
#include "people/password_rules.h"
#include "people/right_model.h"
#include "people/sign_in_rules.h"
#include "people/totp_rules.h"

namespace anlanh::people {

namespace {

using base::Code;
using base::make_error;
using base::msg;

constexpr std::string_view kTotpPurpose = "account.totp";
constexpr std::chrono::minutes kChallengeLives{5};
constexpr std::size_t kChallengeBytes = 32;
constexpr std::size_t kMostPasskeys = 10;
constexpr std::size_t kLongestKeyName = 60;

base::Result<Account> load_one(store::Sql& sql, base::Id id) {
  AL_TRY(auto account, find_account(sql, id));
  if (!account) return make_error(Code::NotFound, "no such account");
  return std::move(*account);
}

base::Status add_line(store::Sql& sql, const Account& account, std::string action,
                      base::Instant now, std::string detail = {}) {
  return store::append_audit(sql, {.at = now,
                                   .account = account.id,
                                   .actor = account.name,
                                   .action = std::move(action),
                                   .subject_kind = "account",
                                   .subject = account.id,
                                   .detail = std::move(detail)});
}

base::Status save_wrong(store::Sql& sql, const Account& account, FactorTries tries,
                        base::Instant now) {
  ++tries.wrong;
  tries.locked_until.reset();
  if (const auto rest = decide_rest(tries.wrong)) tries.locked_until = now + *rest;
  AL_TRY_DO(save_factor_tries(sql, account.id, tries));
  return add_line(sql, account,
                  tries.locked_until ? "account.second_factor_lock" : "account.second_factor_fail",
                  now);
}

bool resting(const FactorTries& tries, base::Instant now) {
  return tries.locked_until && now < *tries.locked_until;
}

std::string sound_name(std::string_view typed, std::size_t number) {
  std::string name(typed);
  if (name.empty() || base::count_code_points(name) > kLongestKeyName)
    name = "Khóa " + std::to_string(number);  // AL_VI_OK: a name kept as data
  return name;
}

}  // namespace

FactorDesk::FactorDesk(FactorParts parts)
    : parts_(std::move(parts)),
      recovery_key_(parts_.sealer->derive("recovery codes")),
      draft_key_(parts_.sealer->derive("second factor drafts")) {}

base::Bytes FactorDesk::recovery_hash(base::Id account, std::string_view code) const {
  const std::string text = base::id_text(account) + ":" + std::string(code);
  base::Bytes out(crypto_generichash_BYTES);
  crypto_generichash(out.data(), out.size(), base::as_bytes(text).data(), text.size(),
                     recovery_key_.data(), recovery_key_.size());
  return out;
}

base::Bytes FactorDesk::draft_totp(const web::Session& session) const {
  base::Bytes out(kTotpSecretBytes);
  crypto_generichash(out.data(), out.size(), session.id_hash.data(), session.id_hash.size(),
                     draft_key_.data(), draft_key_.size());
  return out;
}

base::Result<FactorRule> FactorDesk::rule(base::Id account) {
  if (parts_.house == HouseKind::Demo) return FactorRule::Free;
  AL_TRY(const bool needed,
         parts_.store.read([&](store::Sql& sql) { return needs_second_factor(sql, account); }));
  return needed ? FactorRule::Needed : FactorRule::Free;
}

base::Result<Owed> FactorDesk::owed_by(base::Id id, FactorGiven given) {
  AL_TRY(const auto asked, rule(id));
  AL_TRY(const auto account, parts_.store.read([&](store::Sql& sql) { return load_one(sql, id); }));
  return decide_owed(account, asked, given);
}

base::Result<Owed> FactorDesk::owed(const web::Session& session) {
  if (session.state == web::SignIn::Full) return Owed::Nothing;
  AL_TRY(const auto step, parts_.store.read([&](store::Sql& sql) {
    return load_sign_in_step(sql, session.id_hash);
  }));
  return owed_by(session.account, step.factor_at ? FactorGiven::Yes : FactorGiven::No);
}

base::Result<Factors> FactorDesk::factors(base::Id account) {
  return parts_.store.read([&](store::Sql& sql) { return load_factors(sql, account); });
}

base::Result<bool> FactorDesk::is_right(store::Sql& sql, base::Id account, const TypedCode& typed,
                                        base::Instant now) {
  if (typed.kind == CodeKind::Recovery)
    return use_recovery_code(sql, account, recovery_hash(account, typed.text), now);
  if (typed.kind == CodeKind::Neither) return false;
  AL_TRY(const auto totp, find_totp(sql, account));
  if (!totp) return false;
  AL_TRY(const auto secret, parts_.sealer->unseal(kTotpPurpose, account, totp->sealed));
  const auto bytes = base::as_bytes(secret);
  const auto step = find_totp_step({bytes.begin(), bytes.end()}, typed.text, now, totp->last_step);
  if (!step) return false;
  return use_totp_step(sql, account, *step);
}

base::Result<FactorVerdict> FactorDesk::check_code(store::Sql& sql, base::Id id,
                                                   std::string_view typed, base::Instant now) {
  AL_TRY(const auto account, load_one(sql, id));
  AL_TRY(const auto tries, load_factor_tries(sql, id));
  if (resting(tries, now)) return FactorVerdict::Resting;
  const auto code = parse_code(typed);
  AL_TRY(const bool right, is_right(sql, id, code, now));
  if (!right) {
    AL_TRY_DO(save_wrong(sql, account, tries, now));
    return FactorVerdict::Wrong;
  }
  AL_TRY_DO(save_factor_tries(sql, id, {}));
  if (code.kind == CodeKind::Recovery)
    AL_TRY_DO(add_line(sql, account, "account.recovery_code_used", now));
  return FactorVerdict::Right;
}

base::Result<FactorVerdict> FactorDesk::give_code(const web::Session& session,
                                                  std::string_view typed, base::Instant now) {
  return parts_.store.write([&](store::Sql& sql) -> base::Result<FactorVerdict> {
    AL_TRY(const auto verdict, check_code(sql, session.account, typed, now));
    if (verdict == FactorVerdict::Right) AL_TRY_DO(save_factor_given(sql, session.id_hash, now));
    return verdict;
  });
}

base::Status FactorDesk::keep_given(const web::Session& session, base::Instant now) {
  return parts_.store.write(
      [&](store::Sql& sql) { return save_factor_given(sql, session.id_hash, now); });
}

base::Result<base::Bytes> FactorDesk::make_challenge(const web::Session& session, ChallengeFor what,
                                                     base::Instant now) {
  auto challenge = base::random_bytes(parts_.random, kChallengeBytes);
  AL_TRY_DO(parts_.store.write(
      [&](store::Sql& sql) { return save_challenge(sql, session.id_hash, what, challenge, now); }));
  return challenge;
}

base::Result<FactorVerdict> FactorDesk::give_passkey(const web::Session& session,
                                                     const Assertion& answer, base::Instant now) {
  return parts_.store.write([&](store::Sql& sql) -> base::Result<FactorVerdict> {
    AL_TRY(const auto account, load_one(sql, session.account));
    AL_TRY(const auto tries, load_factor_tries(sql, account.id));
    if (resting(tries, now)) return FactorVerdict::Resting;
    AL_TRY(const auto challenge,
           take_challenge(sql, session.id_hash, ChallengeFor::SignIn, now - kChallengeLives));
    AL_TRY(const auto passkey, find_passkey(sql, account.id, answer.credential));
    const auto wrong = [&]() -> base::Result<FactorVerdict> {
      AL_TRY_DO(save_wrong(sql, account, tries, now));
      return FactorVerdict::Wrong;
    };
    if (!challenge || !passkey) return wrong();
    const auto count =
        check_assertion(parts_.site, *challenge, passkey->algorithm, passkey->public_key, answer);
    if (!count) return wrong();
    if (decide_sign_count(passkey->sign_count, *count) == CountVerdict::Cloned) {
      AL_TRY_DO(add_line(sql, account, "account.passkey_count_wrong", now));
      return wrong();
    }
    AL_TRY_DO(use_passkey(sql, passkey->id, *count, now));
    AL_TRY_DO(save_factor_tries(sql, account.id, {}));
    AL_TRY_DO(save_factor_given(sql, session.id_hash, now));
    return FactorVerdict::Right;
  });
}

base::Result<std::vector<std::string>> FactorDesk::first_codes(store::Sql& sql, base::Id account) {
  AL_TRY(const auto factors, load_factors(sql, account));
  AL_TRY_DO(save_second_factor(sql, account, factors));
  if (factors.recovery_left > 0) return std::vector<std::string>();
  const auto codes = make_recovery_codes(parts_.random);
  std::vector<base::Bytes> hashes;
  for (const auto& code : codes) hashes.push_back(recovery_hash(account, parse_code(code).text));
  AL_TRY_DO(save_recovery_codes(sql, account, hashes));
  return codes;
}

base::Result<FactorDesk::NewCodes> FactorDesk::confirm_totp(const web::Session& session,
                                                            std::string_view typed,
                                                            base::Instant now) {
  const auto secret = draft_totp(session);
  const auto code = parse_code(typed);
  const auto step = find_totp_step(secret, code.text, now, 0);
  if (code.kind != CodeKind::Totp || !step) return NewCodes();
  const auto sealed = parts_.sealer->seal(kTotpPurpose, session.account, base::as_text(secret));
  return parts_.store.write([&](store::Sql& sql) -> base::Result<NewCodes> {
    AL_TRY(const auto account, load_one(sql, session.account));
    AL_TRY(const auto before, find_totp(sql, account.id));
    if (before)
      return make_error(Code::Conflict, "the account has an app already",
                        msg("An authenticator app is set up already. Remove it first."));
    AL_TRY_DO(save_totp(sql, account.id, sealed, *step, now));
    AL_TRY(auto codes, first_codes(sql, account.id));
    AL_TRY_DO(add_line(sql, account, "account.totp_on", now));
    return NewCodes(std::move(codes));
  });
}

base::Result<FactorDesk::NewCodes> FactorDesk::add_passkey(const web::Session& session,
                                                           const Registration& answer,
                                                           std::string_view name,
                                                           base::Instant now) {
  return parts_.store.write([&](store::Sql& sql) -> base::Result<NewCodes> {
    AL_TRY(const auto account, load_one(sql, session.account));
    AL_TRY(const auto factors, load_factors(sql, account.id));
    AL_TRY(const auto challenge,
           take_challenge(sql, session.id_hash, ChallengeFor::Add, now - kChallengeLives));
    if (!challenge || factors.passkeys.size() >= kMostPasskeys) return NewCodes();
    const auto made = check_registration(parts_.site, *challenge, answer);
    if (!made) return NewCodes();
    AL_TRY_DO(save_passkey(sql, {.id = base::make_id(now, parts_.random),
                                 .account = account.id,
                                 .credential = made->credential,
                                 .algorithm = made->algorithm,
                                 .public_key = made->public_key,
                                 .sign_count = made->sign_count,
                                 .name = sound_name(name, factors.passkeys.size() + 1),
                                 .made_at = now}));
    AL_TRY(auto codes, first_codes(sql, account.id));
    AL_TRY_DO(add_line(sql, account, "account.passkey_add", now));
    return NewCodes(std::move(codes));
  });
}

base::Result<std::vector<std::string>> FactorDesk::renew_recovery_codes(const web::Session& session,
                                                                        std::string_view code,
                                                                        base::Instant now) {
  using Codes = std::vector<std::string>;
  return parts_.store.write([&](store::Sql& sql) -> base::Result<Codes> {
    AL_TRY(const auto account, load_one(sql, session.account));
    AL_TRY(const auto verdict, check_code(sql, account.id, code, now));
    if (verdict != FactorVerdict::Right) return Codes();
    AL_TRY_DO(save_recovery_codes(sql, account.id, {}));
    AL_TRY(auto codes, first_codes(sql, account.id));
    AL_TRY_DO(add_line(sql, account, "account.recovery_codes_new", now));
    return codes;
  });
}

base::Result<std::vector<Problem>> FactorDesk::remove(const web::Session& session,
                                                      const Removal& what, base::Instant now) {
  using Problems = std::vector<Problem>;
  const auto id = session.account;
  AL_TRY(const auto asked, rule(id));
  AL_TRY(const auto hash,
         parts_.store.read([&](store::Sql& sql) { return find_password_hash(sql, id); }));
  AL_TRY(const auto same, parts_.hasher.verify(hash.value_or(""), what.password));
  if (same == PasswordMatch::No)
    return Problems{{"password", msg("This is not your present password.")}};
  return parts_.store.write([&](store::Sql& sql) -> base::Result<Problems> {
    AL_TRY(const auto account, load_one(sql, id));
    AL_TRY(auto factors, load_factors(sql, id));
    const bool last = factors.passkeys.size() + (factors.totp ? 1 : 0) <= 1;
    if (last && asked == FactorRule::Needed)
      return Problems{{"code", msg("Your role needs a second step. Set up another one first.")}};
    if (last && base::count_code_points(what.password) < kShortestAlone)
      return Problems{{"password", msg("Without a second step a password needs at least {1} "
                                       "characters. Change it first.",
                                       std::to_string(kShortestAlone))}};
    AL_TRY(const auto verdict, check_code(sql, id, what.code, now));
    if (verdict != FactorVerdict::Right)
      return Problems{{"code", msg("This code is not right, or it was used before.")}};
    if (what.passkey) {
      AL_TRY_DO(delete_passkey(sql, id, what.passkey));
    } else {
      AL_TRY_DO(delete_totp(sql, id));
    }
    AL_TRY(factors, load_factors(sql, id));
    if (!factors.any()) AL_TRY_DO(save_recovery_codes(sql, id, {}));
    AL_TRY_DO(save_second_factor(sql, id, factors));
    AL_TRY_DO(
        add_line(sql, account, what.passkey ? "account.passkey_remove" : "account.totp_off", now));
    return Problems();
  });
}

base::Status FactorDesk::reset_for(const Officer& officer, base::Id id, base::Instant now) {
  return parts_.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto account, load_one(sql, id));
    AL_TRY_DO(need(officer, rights::kAccountsManage, account.unit));
    if (officer.account == id)
      return make_error(Code::Conflict, "one's own second factor",
                        msg("Your own second step is removed on the page of your account, with a "
                            "code."));
    AL_TRY_DO(delete_factors(sql, id));
    return store::append_audit(
        sql, audit_line(officer, now, "account.second_factor_reset", "account", id));
  });
}

}  // namespace anlanh::people
