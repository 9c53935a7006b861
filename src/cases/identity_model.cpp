#include "cases/identity_model.h"

#include <array>
#include <utility>

namespace anlanh::cases {

namespace {

constexpr std::array<std::pair<OpeningState, std::string_view>, 5> kStates{{
    {OpeningState::Asked, "asked"},
    {OpeningState::Allowed, "allowed"},
    {OpeningState::Denied, "denied"},
    {OpeningState::Open, "open"},
    {OpeningState::Closed, "closed"},
}};

}  // namespace

std::string_view opening_state_code(OpeningState state) {
  for (const auto& [known, code] : kStates)
    if (known == state) return code;
  return "";
}

std::optional<OpeningState> parse_opening_state(std::string_view code) {
  for (const auto& [state, known] : kStates)
    if (known == code) return state;
  return std::nullopt;
}

}  // namespace anlanh::cases
