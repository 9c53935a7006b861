#pragma once
// When two violators of different cases may be one and the same, and what a set of joins makes of them. Pure.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cases/lawbook_model.h"
#include "cases/violator_model.h"

namespace anlanh::cases {

// An account's name as it is compared: "https://www.tiktok.com/@Ten.Mau/?x=1" and "@ten.mau" are both "ten.mau".
// "" where nothing is left.
std::string normal_account(std::string_view typed, const AccountPlatform& platform);

// A child is never made one with somebody who is not known to be that child, and two of one case are two.
base::Status may_join(const Violator& one, const Violator& other);

using Join = std::pair<base::Id, base::Id>;
// Each member's subject: the least id of those it hangs together with.
std::map<base::Id, base::Id> decide_subjects(const std::vector<base::Id>& members,
                                             const std::vector<Join>& joins);

}  // namespace anlanh::cases
