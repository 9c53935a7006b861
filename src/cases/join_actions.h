#pragma once
// Violators of different cases that are one and the same: proposed by account and by name, joined by a person, undone by
// a person. Every incident stays with its case.

#include <string_view>

#include "cases/violator_actions.h"

namespace anlanh::cases {

// The keyed hash of an account; `account` as normal_account makes it.
base::Bytes account_key(const Desk& desk, std::string_view platform, std::string_view account);

// Other cases of the same violator, the state over all of them, and who may be the same; all within the officer's
// violators.read. REQUIRES: the name in `file` is in clear.
base::Status fill_joined(store::Sql& sql, const Desk& desk, const people::Officer& officer,
                         ViolatorFile& file);

// Need violators.work in the units of both cases. `form_token` makes a button pressed twice join once.
base::Status join_violators(const Desk& desk, const people::Officer& officer, base::Id violator,
                            base::Id twin, std::string_view form_token, base::Instant now);
// Gives the first of the two.
base::Result<base::Id> undo_join(const Desk& desk, const people::Officer& officer, base::Id join,
                                 base::Instant now);

}  // namespace anlanh::cases
