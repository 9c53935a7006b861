#include "people/sign_in_actions.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "people/account_store.h"
#include "people/factor_store.h"
#include "people/officer.h"
#include "people/right_model.h"
#include "store/audit.h"

namespace anlanh::people {

namespace {

struct Known {
  Account account;
  std::string hash;
};

base::Result<std::optional<Known>> find_known(store::Store& store, std::string_view login) {
  return store.read([&](store::Sql& sql) -> base::Result<std::optional<Known>> {
    AL_TRY(auto account, find_account_by_login(sql, login));
    if (!account) return std::optional<Known>();
    AL_TRY(auto hash, find_password_hash(sql, account->id));
    if (!hash) return std::optional<Known>();
    return std::optional<Known>(Known{std::move(*account), std::move(*hash)});
  });
}

base::Status add_line(store::Sql& sql, base::Id account, std::string actor, std::string action,
                      base::Instant now) {
  return store::append_audit(sql, {.at = now,
                                   .account = account,
                                   .actor = std::move(actor),
                                   .action = std::move(action),
                                   .subject_kind = "account",
                                   .subject = account,
                                   .detail = ""});
}

base::Status save_wrong(store::Sql& sql, const Account& account, base::Instant now) {
  const auto tries = account.wrong_tries + 1;
  std::optional<base::Instant> until;
  if (const auto rest = decide_rest(tries)) until = now + *rest;
  AL_TRY_DO(save_try(sql, account.id, tries, until));
  return add_line(sql, account.id, "public", until ? "account.lock" : "account.sign_in_fail", now);
}

base::Status save_outcome(store::Sql& sql, const std::optional<Known>& known, SignInVerdict verdict,
                          base::Instant now) {
  if (!known) return add_line(sql, {}, "public", "account.sign_in_unknown", now);
  const auto& account = known->account;
  switch (verdict) {
    case SignInVerdict::Locked:
      return add_line(sql, account.id, "public", "account.sign_in_locked", now);
    case SignInVerdict::Refused: return save_wrong(sql, account, now);
    case SignInVerdict::Idle:
      return add_line(sql, account.id, "public", "account.sign_in_idle", now);
    case SignInVerdict::NeedsSecondFactor:
    case SignInVerdict::NeedsSetUp:
      AL_TRY_DO(save_try(sql, account.id, 0, std::nullopt));
      return add_line(sql, account.id, account.name, "account.password_right", now);
    case SignInVerdict::Full:
    case SignInVerdict::NeedsNewPassword: break;
  }
  AL_TRY_DO(save_sign_in(sql, account.id, now));
  return add_line(sql, account.id, account.name, "account.sign_in", now);
}

bool is_right(SignInVerdict verdict) {
  return verdict != SignInVerdict::Locked && verdict != SignInVerdict::Refused &&
         verdict != SignInVerdict::Idle;
}

}  // namespace

base::Result<SignInVerdict> SignInDesk::decide(const Account& account, PasswordVerdict password,
                                               base::Instant now) {
  if (house_ == HouseKind::Demo)
    return decide_sign_in(account, password, now, FactorRule::Free, IdleRule::Stays);
  return store_.read([&](store::Sql& sql) -> base::Result<SignInVerdict> {
    AL_TRY(const bool needed, needs_second_factor(sql, account.id));
    auto idle = IdleRule::Shuts;
    if (idle_at(account, now)) {
      AL_TRY(const auto holders, load_holders(sql, rights::kAccountsManage));
      AL_TRY(const bool others, has_other_manager(sql, account.id, now - kIdleDays));
      const bool manages = std::find(holders.begin(), holders.end(), account.id) != holders.end();
      // Somebody must be able to open the others again.
      if (manages && !others) idle = IdleRule::Stays;
    }
    return decide_sign_in(account, password, now, needed ? FactorRule::Needed : FactorRule::Free,
                          idle);
  });
}

base::Result<SignInOutcome> SignInDesk::check_alone(std::string_view login,
                                                    std::string_view password, base::Instant now) {
  AL_TRY(const auto known, find_known(store_, login));
  SignInOutcome outcome;
  if (known) {
    AL_TRY(const auto match, hasher_.verify(known->hash, password));
    AL_TRY(
        outcome.verdict,
        decide(known->account,
               match == PasswordMatch::Yes ? PasswordVerdict::Right : PasswordVerdict::Wrong, now));
    if (is_right(outcome.verdict)) outcome.account = known->account.id;
  } else {
    AL_TRY_DO(hasher_.verify_nobody(password));
  }
  AL_TRY_DO(store_.write(
      [&](store::Sql& sql) { return save_outcome(sql, known, outcome.verdict, now); }));
  return outcome;
}

base::Result<SignInOutcome> SignInDesk::check(std::string_view login, std::string_view password,
                                              base::Instant now) {
  std::unique_lock turn(turns_[base::quick_hash(login) % turns_.size()], std::chrono::seconds(3));
  if (!turn.owns_lock())
    return base::make_error(base::Code::Unavailable, "many tries on one login at once");
  return check_alone(login, password, now);
}

base::Status SignInDesk::note_sign_in(base::Id id, base::Instant now) {
  return store_.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto account, find_account(sql, id));
    if (!account) return base::make_error(base::Code::NotFound, "no such account");
    AL_TRY_DO(save_sign_in(sql, id, now));
    return add_line(sql, id, account->name, "account.sign_in", now);
  });
}

base::Status SignInDesk::note_sign_out(base::Id account, std::string_view actor,
                                       base::Instant now) {
  return store_.write([&](store::Sql& sql) {
    return add_line(sql, account, std::string(actor), "account.sign_out", now);
  });
}

base::Result<std::string> SignInDesk::find_landing(base::Id account, base::Instant now) {
  AL_TRY(const auto officer, store_.read([&](store::Sql& sql) {
    return load_officer(sql, account, base::vietnam_date(now));
  }));
  return std::string(decide_landing(officer ? officer->scopes : Scopes{}));
}

}  // namespace anlanh::people
