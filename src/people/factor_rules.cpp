#include "people/factor_rules.h"

#include <algorithm>

namespace anlanh::people {

namespace {

constexpr std::string_view kSigns = "abcdefghjkmnpqrstuvwxyz23456789";  // no i l o 0 1
constexpr std::size_t kRecoverySigns = 10;
constexpr std::size_t kTotpDigits = 6;

}  // namespace

Owed decide_owed(const Account& account, FactorRule rule, FactorGiven given) {
  const bool has = account.second_factor != SecondFactor::None;
  if (has && given == FactorGiven::No) return Owed::Factor;
  if (!has && rule == FactorRule::Needed) return Owed::SetUp;
  return account.password_kind == PasswordKind::Once ? Owed::NewPassword : Owed::Nothing;
}

TypedCode parse_code(std::string_view typed) {
  TypedCode out;
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '\t') continue;
    out.text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const auto all = [&](auto fits) { return std::all_of(out.text.begin(), out.text.end(), fits); };
  if (out.text.size() == kTotpDigits && all([](char c) { return c >= '0' && c <= '9'; }))
    out.kind = CodeKind::Totp;
  if (out.text.size() == kRecoverySigns &&
      all([](char c) { return kSigns.find(c) != kSigns.npos; }))
    out.kind = CodeKind::Recovery;
  return out;
}

std::vector<std::string> make_recovery_codes(const base::Random& random) {
  std::vector<std::string> codes(kRecoveryCodes);
  for (auto& code : codes)
    for (std::size_t i = 0; i < kRecoverySigns; ++i) {
      if (i == kRecoverySigns / 2) code += '-';
      code += kSigns[base::random_below(random, kSigns.size())];
    }
  return codes;
}

}  // namespace anlanh::people
