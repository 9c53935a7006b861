#include "cases/case_model.h"

namespace anlanh::cases {

std::string_view case_state_code(CaseState state) {
  return state == CaseState::Open ? "open" : "closed";
}

std::optional<CaseState> parse_case_state(std::string_view code) {
  if (code == "open") return CaseState::Open;
  if (code == "closed") return CaseState::Closed;
  return std::nullopt;
}

base::Message case_state_name(CaseState state) {
  return state == CaseState::Open ? base::msg("Open") : base::msg("Ended");
}

}  // namespace anlanh::cases
