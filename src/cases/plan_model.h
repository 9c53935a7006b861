#pragma once
// The support plan of a case (kế hoạch hỗ trợ, can thiệp; form 04) and the decision on it (form 05).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"

namespace anlanh::cases {

// Draft ─► Submitted ─► Approved ─► Replaced (by the next number)
//              └──────► Returned ─► Submitted
enum class PlanState { Draft, Submitted, Returned, Approved, Replaced };

struct Plan {
  base::Id id;
  base::Id case_id;
  int number = 1;  // 1, 2, 3 … within the case
  PlanState state = PlanState::Draft;
  base::Id written_by;
  std::string writer_name;
  base::Id submitted_by;
  std::optional<base::Instant> submitted_at;
  base::Id decided_by;
  std::string decider_name;
  std::optional<base::Instant> decided_at;
  std::string decision_number;
  std::optional<base::Date> decision_on;
  std::optional<base::Bytes> comment;
  std::int64_t version = 1;
  base::Instant made_at;
};

struct PlanGoal {
  base::Id id;
  base::Id plan;
  base::Id line;
  std::string area;  // data/law/case-forms.json, "needs"
  base::Bytes goal;  // sealed
};

// A service for a goal: what, by whom, who sees to it, until when.
struct PlanService {
  base::Id id;
  base::Id plan;
  base::Id line;
  base::Id goal_line;
  std::string kind;   // data/law/support-kinds.json
  base::Bytes words;  // sealed: provider, owner, note
  base::Date due_on;
};

enum class ServiceState { Planned, UnderWay, Done, NotDone };

// What was done of a service, whatever number of the plan it stands in.
struct Progress {
  base::Id line;
  base::Id case_id;
  ServiceState state = ServiceState::Planned;
  std::optional<base::Date> done_on;
  std::optional<base::Bytes> outcome;  // sealed: the outcome, or why not
  std::int64_t version = 0;            // 0: nothing was written yet
  base::Instant changed_at;
  base::Id changed_by;
};

enum class ClosingState { Asked, Approved, Returned };

struct Closing {
  base::Id id;
  base::Id case_id;
  std::string reason;  // data/law/close-reasons.json
  std::optional<base::Bytes> note;
  ClosingState state = ClosingState::Asked;
  base::Instant asked_at;
  base::Id asked_by;
  std::string asker_name;
  std::optional<base::Instant> decided_at;
  base::Id decided_by;
  std::string decider_name;
  std::optional<base::Bytes> comment;
  std::int64_t version = 1;
  base::Bytes token;
};

std::string_view plan_state_code(PlanState state);
std::optional<PlanState> parse_plan_state(std::string_view code);
base::Message plan_state_name(PlanState state);

std::string_view service_state_code(ServiceState state);
std::optional<ServiceState> parse_service_state(std::string_view code);
base::Message service_state_name(ServiceState state);

std::string_view closing_state_code(ClosingState state);
std::optional<ClosingState> parse_closing_state(std::string_view code);
base::Message closing_state_name(ClosingState state);

}  // namespace anlanh::cases
