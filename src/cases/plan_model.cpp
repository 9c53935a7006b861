#include "cases/plan_model.h"

namespace anlanh::cases {

using base::msg;

std::string_view plan_state_code(PlanState state) {
  switch (state) {
    case PlanState::Draft: return "draft";
    case PlanState::Submitted: return "submitted";
    case PlanState::Returned: return "returned";
    case PlanState::Approved: return "approved";
    case PlanState::Replaced: break;
  }
  return "replaced";
}

std::optional<PlanState> parse_plan_state(std::string_view code) {
  for (const auto state : {PlanState::Draft, PlanState::Submitted, PlanState::Returned,
                           PlanState::Approved, PlanState::Replaced})
    if (plan_state_code(state) == code) return state;
  return std::nullopt;
}

base::Message plan_state_name(PlanState state) {
  switch (state) {
    case PlanState::Draft: return msg("Being written");
    case PlanState::Submitted: return msg("Waits for approval");
    case PlanState::Returned: return msg("Returned with comments");
    case PlanState::Approved: return msg("Approved");
    case PlanState::Replaced: break;
  }
  return msg("Replaced by a later one");
}

std::string_view service_state_code(ServiceState state) {
  switch (state) {
    case ServiceState::Planned: return "planned";
    case ServiceState::UnderWay: return "under_way";
    case ServiceState::Done: return "done";
    case ServiceState::NotDone: break;
  }
  return "not_done";
}

std::optional<ServiceState> parse_service_state(std::string_view code) {
  for (const auto state :
       {ServiceState::Planned, ServiceState::UnderWay, ServiceState::Done, ServiceState::NotDone})
    if (service_state_code(state) == code) return state;
  return std::nullopt;
}

base::Message service_state_name(ServiceState state) {
  switch (state) {
    case ServiceState::Planned: return msg("Planned");
    case ServiceState::UnderWay: return msg("Under way now");
    case ServiceState::Done: return msg("Done, with an outcome");
    case ServiceState::NotDone: break;
  }
  return msg("Not done, with a reason");
}

std::string_view closing_state_code(ClosingState state) {
  switch (state) {
    case ClosingState::Asked: return "asked";
    case ClosingState::Approved: return "approved";
    case ClosingState::Returned: break;
  }
  return "returned";
}

std::optional<ClosingState> parse_closing_state(std::string_view code) {
  for (const auto state : {ClosingState::Asked, ClosingState::Approved, ClosingState::Returned})
    if (closing_state_code(state) == code) return state;
  return std::nullopt;
}

base::Message closing_state_name(ClosingState state) {
  switch (state) {
    case ClosingState::Asked: return msg("Waits for approval");
    case ClosingState::Approved: return msg("Approved");
    case ClosingState::Returned: break;
  }
  return msg("Returned with comments");
}

}  // namespace anlanh::cases
