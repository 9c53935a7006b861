#include "cases/step_model.h"

namespace anlanh::cases {

std::string_view step_state_code(StepState state) {
  switch (state) {
    case StepState::Open: return "open";
    case StepState::Paused: return "paused";
    case StepState::Done: return "done";
    case StepState::Skipped: break;
  }
  return "skipped";
}

std::optional<StepState> parse_step_state(std::string_view code) {
  for (const auto state : {StepState::Open, StepState::Paused, StepState::Done, StepState::Skipped})
    if (step_state_code(state) == code) return state;
  return std::nullopt;
}

}  // namespace anlanh::cases
