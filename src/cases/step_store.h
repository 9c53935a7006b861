#pragma once
// SQL of the steps of a case, their pauses and the levels that see them. Functions run inside the caller's transaction.

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cases/report_store.h"
#include "cases/step_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

// New, with its levels.
base::Status save_new_step(store::Sql& sql, const Step& step, std::span<const StepLevel> levels);
// Times, state, end. False where it is no longer in `state_seen`: two officers cannot both end it.
base::Result<bool> save_step_change(store::Sql& sql, const Step& step, StepState state_seen);
// Levels that have not been shown yet are replaced; one that stands in the record stays.
base::Status save_step_levels(store::Sql& sql, base::Id step, std::span<const StepLevel> levels);
base::Status save_step_reason(store::Sql& sql, base::Id step, const base::Bytes& reason);

// The step as it stands is kept, because it begins again; what levels were shown of it goes to the record alone.
base::Status save_step_before(store::Sql& sql, base::Id id, const Step& step, base::Instant now);
// Oldest first.
base::Result<std::vector<Step>> load_steps_before(store::Sql& sql, const Step& step);

base::Status save_new_pause(store::Sql& sql, const StepPause& pause);
base::Status save_pause_end(store::Sql& sql, base::Id step, base::Instant to, std::string_view by);
base::Result<std::vector<StepPause>> load_pauses(store::Sql& sql, base::Id step);

// In the order of the decree.
base::Result<std::vector<Step>> load_steps(store::Sql& sql, base::Id case_id);
base::Result<std::optional<Step>> find_step(store::Sql& sql, base::Id case_id,
                                            std::string_view code);
base::Result<std::vector<StepLevel>> load_step_levels(store::Sql& sql, base::Id step);
// The step of each case that is due next, of those that have one.
base::Result<std::map<base::Id, NearestStep>> load_nearest_steps(store::Sql& sql,
                                                                 std::span<const base::Id> cases);
// Open cases from before steps were kept.
base::Result<std::vector<base::Id>> load_cases_without_steps(store::Sql& sql, std::int64_t limit);

// The case's own times follow its steps.
base::Status save_case_due(store::Sql& sql, base::Id case_id, base::Instant plan_due);
base::Status save_case_receipt(store::Sql& sql, base::Id case_id, base::Instant received);

base::Status save_receipt(store::Sql& sql, const FirstReceipt& receipt);
base::Result<std::vector<FirstReceipt>> load_receipts(store::Sql& sql, base::Id case_id);

// Levels whose moment has come and of which the record says nothing yet; oldest first.
struct Escalation {
  base::Id step;
  base::Id case_id;
  std::string code;
  std::string level;
};
base::Result<std::vector<Escalation>> load_new_escalations(store::Sql& sql, base::Instant now,
                                                           std::int64_t limit);
// False: it stands in the record already.
base::Result<bool> save_escalation_shown(store::Sql& sql, const Escalation& escalation,
                                         base::Instant now);

// ---- What is due, for one officer -----------------------------------------------------------------

struct LevelReach {
  std::string level;
  people::Scope scope;
};
// Whose list it is: what may be read, what is one's own work, and the levels one stands at.
struct DueReach {
  base::Id account;
  people::Scope read = people::Scope::nowhere();
  people::Scope work = people::Scope::nowhere();
  std::vector<LevelReach> levels;
};
enum class DueWhose { Both, Mine, Escalated, All };
enum class DueState { Any, Overdue, Soon, ReasonOwed };
struct DueFilter {
  DueWhose whose = DueWhose::Both;
  DueState state = DueState::Any;
  std::string step = {};  // code
  base::Id unit = {};
};
// Steps of open cases that are warned of, overdue, or done late without a reason; the most urgent first.
base::Result<std::vector<DueLine>> load_due_lines(store::Sql& sql, const DueReach& reach,
                                                  const DueFilter& filter, base::Instant now,
                                                  Slice slice);
base::Result<std::int64_t> count_due(store::Sql& sql, const DueReach& reach,
                                     const DueFilter& filter, base::Instant now);

}  // namespace anlanh::cases
