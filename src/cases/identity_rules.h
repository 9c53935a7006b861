#pragma once
// Rules of opening an identity. Pure.
// The case itself is a secret of its work (Decree 56/2017, article 33).

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cases/identity_model.h"
#include "cases/lawbook_model.h"

namespace anlanh::cases {

inline constexpr std::chrono::minutes kOpenFor{30};
// An allowed request waits this long for its officer.
inline constexpr std::chrono::hours kAllowedFor{24};
inline constexpr std::size_t kMostReasonLetters = 500;

enum class Danger : bool { No, Yes };
struct IdentityAsk {
  std::string reason_kind;
  std::string words;  // own words; asked for where the kind asks for them, and always with a danger
  Danger danger = Danger::No;
};
base::Status check_identity_ask(const IdentityAsk& ask, const LawBook& law);

// Where an opening begins: a reporter's contact waits for a second person, unless a child is in danger.
OpeningState first_state(RecordKind kind, Danger danger);
// Open, from now.
void open_now(IdentityOpening& opening, base::Instant now);
bool is_open(const IdentityOpening& opening, base::Instant now);

enum class Verdict : bool { Deny, Allow };
// Never one's own request; only one that waits; a denial says why.
base::Status decide_request(const IdentityOpening& opening, base::Id decider, Verdict verdict,
                            std::string_view words);
// An allowed request is used by the officer who asked, within kAllowedFor.
base::Status decide_use(const IdentityOpening& opening, base::Id account, base::Instant now);
base::Status decide_early_close(const IdentityOpening& opening, base::Id account,
                                base::Instant now);
// A danger is looked at by somebody else.
base::Status decide_seen(const IdentityOpening& opening, base::Id account);

}  // namespace anlanh::cases
