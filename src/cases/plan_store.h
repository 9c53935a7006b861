#pragma once
// SQL of plans, their progress and closings asked for. Functions run inside the caller's transaction.

#include <map>
#include <optional>
#include <vector>

#include "cases/plan_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

// False: the case has a plan of this number.
base::Result<bool> save_new_plan(store::Sql& sql, const Plan& plan);
// False where the version is no longer `version_seen`.
base::Result<bool> save_plan_change(store::Sql& sql, const Plan& plan, std::int64_t version_seen);
base::Status save_plan_replaced(store::Sql& sql, base::Id case_id, int before_number);
base::Result<std::optional<Plan>> find_plan(store::Sql& sql, base::Id id);
base::Result<std::vector<Plan>> load_plans(store::Sql& sql, base::Id case_id);  // by number

base::Status save_goal(store::Sql& sql, const PlanGoal& goal);
base::Status save_service(store::Sql& sql, const PlanService& service);
base::Status erase_plan_line(store::Sql& sql, base::Id plan, base::Id line);
base::Result<std::vector<PlanGoal>> load_goals(store::Sql& sql, base::Id plan);
base::Result<std::vector<PlanService>> load_services(store::Sql& sql, base::Id plan);

// False where the version is no longer the one before.
base::Result<bool> save_progress(store::Sql& sql, const Progress& progress);
base::Result<std::map<base::Id, Progress>> load_progress(store::Sql& sql, base::Id case_id);

// False: this form's closing is there already.
base::Result<bool> save_new_closing(store::Sql& sql, const Closing& closing);
base::Result<bool> save_closing_change(store::Sql& sql, const Closing& closing,
                                       std::int64_t version_seen);
base::Result<std::optional<Closing>> find_closing(store::Sql& sql, base::Id id);
base::Result<std::vector<Closing>> load_closings(store::Sql& sql, base::Id case_id);

// What waits for approval in a scope, oldest first.
struct Waiting {
  enum class Kind { Plan, Closing };
  Kind kind = Kind::Plan;
  base::Id id;
  base::Id case_id;
  std::string case_number;
  base::Id unit;
  base::Instant asked_at;
  std::string asker_name;
};
base::Result<std::vector<Waiting>> load_waiting(store::Sql& sql, const people::Scope& scope);

}  // namespace anlanh::cases
