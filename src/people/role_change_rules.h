#pragma once
// What a role must be, and what a change of it does. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "people/account_rules.h"
#include "people/role_change_model.h"

namespace anlanh::people {

// Empty: all is well.
std::vector<Problem> decide_role(const Role& wanted);

// By right; where a right comes twice the widest reach counts. Only what differs.
std::vector<GrantChange> compare_grants(const std::vector<Grant>& before,
                                        const std::vector<Grant>& after);

// For the audit line: "cases.read own_unit>all; cases.close ->all; second factor yes>no".
std::string change_text(const Role& before, const Role& after);

// "cases.read=all cases.work=own" and back; what is not a right or a reach is left out.
std::string grants_text(const std::vector<Grant>& grants);
std::vector<Grant> parse_grants(std::string_view text);

}  // namespace anlanh::people
