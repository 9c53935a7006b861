#pragma once
// A step of law in a case (Decree 56/2017, articles 25 to 30): from the record to the review of the plan.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"
#include "cases/clock_model.h"

namespace anlanh::cases {

// Open ─► Done | Skipped; Open ◄─► Paused.
enum class StepState { Open, Paused, Done, Skipped };
std::string_view step_state_code(StepState state);
std::optional<StepState> parse_step_state(std::string_view code);

struct Step {
  base::Id id;
  base::Id case_id;
  std::string code;  // of the deadline: "emergency"
  int place = 0;     // in the order of the decree
  base::Instant start_at;
  std::optional<base::Instant> due_at;
  std::optional<base::Instant> warn_at;
  StepState state = StepState::Open;
  std::optional<base::Instant> ended_at;
  base::Id ended_by;  // none: the platform itself
  std::string ended_name;
  bool late = false;  // ended after it was due
  std::string skip_reason;
  std::optional<base::Bytes> reason;  // sealed: why late, or why left out
};

struct StepPause {
  base::Id id;
  base::Id step;
  std::string reason;
  std::optional<base::Bytes> note;  // sealed
  Pause span;
  std::string paused_by;
  std::string resumed_by;
};

// From when a level above sees the step.
struct StepLevel {
  std::string level;
  base::Instant at;
  std::optional<base::Instant> shown_at;
};

// The information was first received elsewhere, earlier than the first report here: the clocks start there.
struct FirstReceipt {
  base::Id id;
  base::Id case_id;
  base::Instant received_at;
  base::Bytes words;  // sealed: where and by whom
  base::Instant set_at;
  base::Id set_by;
  std::string set_name;
};

// Where a step stands at a moment.
enum class StepMark {
  InTime,
  Soon,  // the time of warning has come
  Overdue,
  Standing,  // paused
  NoTime,    // set elsewhere, not yet set
  Done,
  DoneLate,
  ReasonOwed,  // done late, and nobody has said why
  LeftOut,
};

// The nearest open step of a case, for lists.
struct NearestStep {
  std::string code;
  base::Instant due_at;
};

// One line of what is due.
struct DueLine {
  Step step;
  std::string case_number;
  base::Id unit;
  std::string unit_name;
  std::string group;
  int risk = 0;
  base::Id assignee;
  std::string assignee_name;
  bool mine = false;
  std::vector<std::string> levels;  // reached, nearest first
};

}  // namespace anlanh::cases
