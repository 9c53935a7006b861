#include "people/sign_in_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "people/right_model.h"

namespace anlanh::people {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kLandings{{
    {rights::kReportsRead, "/hop-thu"},
    {rights::kAccountsManage, "/tai-khoan/quan-ly"},
    {rights::kSessionsRecord, "/truyen-thong"},
    {rights::kTargetsRead, "/chi-tieu"},
    {rights::kUnitsManage, "/don-vi"},
}};

constexpr std::chrono::minutes kLongestRest{60};

}  // namespace

bool locked_at(const Account& account, base::Instant now) {
  return account.locked_until && now < *account.locked_until;
}

bool idle_at(const Account& account, base::Instant now) {
  return now >= last_used(account) + kIdleDays;
}

SignInVerdict decide_sign_in(const Account& account, PasswordVerdict password, base::Instant now,
                             FactorRule factor, IdleRule idle) {
  if (locked_at(account, now)) return SignInVerdict::Locked;
  if (account.state != AccountState::Active || password == PasswordVerdict::Wrong)
    return SignInVerdict::Refused;
  if (idle == IdleRule::Shuts && idle_at(account, now)) return SignInVerdict::Idle;
  switch (decide_owed(account, factor, FactorGiven::No)) {
    case Owed::Factor: return SignInVerdict::NeedsSecondFactor;
    case Owed::SetUp: return SignInVerdict::NeedsSetUp;
    case Owed::NewPassword: return SignInVerdict::NeedsNewPassword;
    case Owed::Nothing: break;
  }
  return SignInVerdict::Full;
}

std::optional<std::chrono::minutes> decide_rest(std::int64_t wrong_tries) {
  if (wrong_tries < kFreeTries) return std::nullopt;
  const auto doublings = std::min<std::int64_t>(wrong_tries - kFreeTries, 6);
  return std::min(std::chrono::minutes{1LL << doublings}, kLongestRest);
}

std::string_view decide_landing(const Scopes& scopes) {
  for (const auto& [right, path] : kLandings) {
    const auto found = scopes.find(right);
    if (found != scopes.end() && !found->second.empty()) return path;
  }
  return "/tai-khoan";
}

}  // namespace anlanh::people
