#include "cases/ask_form_model.h"

namespace anlanh::cases {

namespace {

constexpr AskStep kSteps[] = {AskStep::Who,   AskStep::Urgent,  AskStep::Kind,    AskStep::Story,
                              AskStep::Pages, AskStep::Commune, AskStep::Contact, AskStep::Check};

}  // namespace

std::string_view ask_step_code(AskStep step) {
  switch (step) {
    case AskStep::Who: break;
    case AskStep::Urgent: return "urgent";
    case AskStep::Kind: return "kind";
    case AskStep::Story: return "story";
    case AskStep::Pages: return "pages";
    case AskStep::Commune: return "commune";
    case AskStep::Contact: return "contact";
    case AskStep::Check: return "check";
  }
  return "who";
}

std::optional<AskStep> parse_ask_step(std::string_view code) {
  for (const auto step : kSteps) {
    if (ask_step_code(step) == code) return step;
  }
  return std::nullopt;
}

AskStep next_step(AskStep step, Red red) {
  if (step == AskStep::Who) return red == Red::Yes ? AskStep::Urgent : AskStep::Kind;
  return step == AskStep::Check ? step : static_cast<AskStep>(static_cast<int>(step) + 1);
}

AskStep step_before(AskStep step) {
  if (step == AskStep::Kind) return AskStep::Who;
  return step == AskStep::Who ? step : static_cast<AskStep>(static_cast<int>(step) - 1);
}

AskStep step_of_field(std::string_view field) {
  if (field == "contact_time" || field == "contact_safe" || field == "carer")
    return AskStep::Contact;
  return parse_ask_step(field).value_or(AskStep::Check);
}

}  // namespace anlanh::cases
