#pragma once
// What an account still owes before it is signed in, and the codes that people type. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "people/account_model.h"

namespace anlanh::people {

// Whether one of the account's roles asks for a second step.
enum class FactorRule { Free, Needed };
enum class FactorGiven { No, Yes };

// In this order: the second step is given, or set up where it is asked for, before a password of
// one's own is chosen, which may then be shorter (TCVN 14423:2026).
enum class Owed { Nothing, Factor, SetUp, NewPassword };
Owed decide_owed(const Account& account, FactorRule rule, FactorGiven given);

// What somebody typed into the one box for codes.
enum class CodeKind { Totp, Recovery, Neither };
struct TypedCode {
  CodeKind kind = CodeKind::Neither;
  std::string text;  // without blanks and dashes, lower case
};
TypedCode parse_code(std::string_view typed);

inline constexpr std::size_t kRecoveryCodes = 10;
// "k7mq4-x9tcw": 49 bits each in signs that cannot be mistaken for each other.
std::vector<std::string> make_recovery_codes(const base::Random& random);

}  // namespace anlanh::people
