#pragma once
// The search field over the list of cases: a number or a name. Only cases within the officer's scope; the audit line
// counts them and never holds the words.

#include <string_view>

#include "cases/case_actions.h"

namespace anlanh::cases {

inline constexpr std::int64_t kMostFound = 100;

// Needs cases.read. Invalid: nothing to look for. At most kMostFound cases.
base::Result<CaseList> search_cases(const Desk& desk, const people::Officer& officer,
                                    std::string_view typed, base::Instant now);

}  // namespace anlanh::cases
