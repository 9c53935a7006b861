#pragma once
// SQL of recovery follow-up and of reopening. Functions run inside the caller's transaction.

#include <optional>
#include <vector>

#include "cases/recovery_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

base::Status save_new_visit(store::Sql& sql, const Visit& visit);
// False where the version is no longer `version_seen`.
base::Result<bool> save_visit_change(store::Sql& sql, const Visit& visit, std::int64_t version_seen,
                                     base::Id account, base::Instant now);
// What is still due is left out: the case was opened again.
base::Status save_visits_dropped(store::Sql& sql, base::Id case_id);
base::Result<std::optional<Visit>> find_visit(store::Sql& sql, base::Id id);
base::Result<std::vector<Visit>> load_visits(store::Sql& sql, base::Id case_id);

struct DueVisit {
  Visit visit;
  std::string case_number;
  base::Id unit;
};
// Due until this day, the longest waiting first.
base::Result<std::vector<DueVisit>> load_due_visits(store::Sql& sql, const people::Scope& scope,
                                                    base::Date until, std::int64_t most);
base::Result<std::int64_t> count_due_visits(store::Sql& sql, const people::Scope& scope,
                                            base::Date until);

struct Reopening {
  base::Id id;
  base::Id case_id;
  base::Instant at;
  base::Id account;
  std::string officer_name;
  base::Bytes reason;  // sealed
};
base::Status save_reopening(store::Sql& sql, const Reopening& reopening);
base::Result<std::vector<Reopening>> load_reopenings(store::Sql& sql, base::Id case_id);

}  // namespace anlanh::cases
