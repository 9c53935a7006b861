#pragma once
// Violators over all cases: each incident (one violator in one case) with the steps of its measures, for list, search,
// count and figure, and the joins between them. Functions run inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "cases/violator_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

struct ViolatorIncident {
  Violator violator;  // sealed words left out
  std::string case_number;
  base::Id unit;
  base::Id assignee;
  std::vector<MeasureTrail> measures;
};

struct ViolatorIncidentFilter {
  base::Id subject = {};
  std::vector<base::Id> only = {};         // where not empty: of these
  std::optional<base::Instant> from = {};  // of subjects with an incident recorded from …
  std::optional<base::Instant> to = {};    // … to before
};
// Within the scope, the newest first.
base::Result<std::vector<ViolatorIncident>> load_violator_incidents(
    store::Sql& sql, const people::Scope& scope, const ViolatorIncidentFilter& filter);
// Others with the same account, within the scope.
base::Result<std::vector<base::Id>> load_same_account(store::Sql& sql, const people::Scope& scope,
                                                      const base::Bytes& account_key,
                                                      base::Id subject);

struct ViolatorJoin {
  base::Id id;
  base::Id violator;
  base::Id twin;
  base::Instant joined_at;
  base::Id joined_by;
  base::Bytes token;
};
// False: this form's join is there already.
base::Result<bool> save_join(store::Sql& sql, const ViolatorJoin& join);
base::Result<std::optional<ViolatorJoin>> find_join(store::Sql& sql, base::Id id);
// False: it was undone already.
base::Result<bool> save_join_undone(store::Sql& sql, base::Id join, base::Instant at, base::Id by);
// Those that stand, between violators of these subjects.
base::Result<std::vector<ViolatorJoin>> load_joins(store::Sql& sql, base::Id subject);
base::Result<std::vector<base::Id>> load_subject_members(store::Sql& sql, base::Id subject);
base::Status save_subject(store::Sql& sql, base::Id violator, base::Id subject);

}  // namespace anlanh::cases
