#pragma once
// SQL of cases, supports given and addresses confirmed. Functions run inside the caller's transaction.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cases/case_model.h"
#include "cases/report_store.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

base::Status save_new_case(store::Sql& sql, const Case& file);
// Everything that may change; false where the version is no longer `version_seen`.
base::Result<bool> save_case_change(store::Sql& sql, const Case& file, std::int64_t version_seen);
// The day of the first support that counts, where it is earlier than what is there.
base::Status save_first_support(store::Sql& sql, base::Id case_id, base::Date day);

base::Result<std::optional<Case>> find_case(store::Sql& sql, base::Id id);
base::Result<std::optional<Case>> find_case_by_number(store::Sql& sql, std::string_view number);

// False: this form's support is there already.
base::Result<bool> save_support(store::Sql& sql, const Support& support);
base::Result<std::vector<Support>> load_supports(store::Sql& sql, base::Id case_id);

base::Status save_case_address(store::Sql& sql, const CaseAddress& address);
base::Result<std::vector<CaseAddress>> load_case_addresses(store::Sql& sql, base::Id case_id);

// The list of a scope: open ones first, by risk, then the nearest deadline.
base::Result<std::vector<CaseLine>> load_case_lines(store::Sql& sql, const people::Scope& scope,
                                                    const CaseFilter& filter, Slice slice);
base::Result<std::int64_t> count_cases(store::Sql& sql, const people::Scope& scope,
                                       const CaseFilter& filter);
// Cases whose first report came in these moments (from inclusive, to exclusive), oldest first.
base::Result<std::vector<Case>> load_cases_received(store::Sql& sql, const people::Scope& scope,
                                                    base::Instant from, base::Instant to);

}  // namespace anlanh::cases
