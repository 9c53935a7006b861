#include "cases/recovery_model.h"

namespace anlanh::cases {

using base::msg;

std::string_view visit_state_code(VisitState state) {
  switch (state) {
    case VisitState::Due: return "due";
    case VisitState::Done: return "done";
    case VisitState::Lost: return "lost";
    case VisitState::Dropped: break;
  }
  return "dropped";
}

std::optional<VisitState> parse_visit_state(std::string_view code) {
  for (const auto state :
       {VisitState::Due, VisitState::Done, VisitState::Lost, VisitState::Dropped})
    if (visit_state_code(state) == code) return state;
  return std::nullopt;
}

base::Message visit_state_name(VisitState state) {
  switch (state) {
    case VisitState::Due: return msg("To be done");
    case VisitState::Done: return msg("Followed up");
    case VisitState::Lost: return msg("Contact lost");
    case VisitState::Dropped: break;
  }
  return msg("Left out: the case was opened again");
}

std::string_view visit_way_code(VisitWay way) {
  switch (way) {
    case VisitWay::InPerson: return "in_person";
    case VisitWay::Telephone: return "telephone";
    case VisitWay::AtSchool: return "at_school";
    case VisitWay::Message: break;
  }
  return "message";
}

std::optional<VisitWay> parse_visit_way(std::string_view code) {
  for (const auto way :
       {VisitWay::InPerson, VisitWay::Telephone, VisitWay::AtSchool, VisitWay::Message})
    if (visit_way_code(way) == code) return way;
  return std::nullopt;
}

base::Message visit_way_name(VisitWay way) {
  switch (way) {
    case VisitWay::InPerson: return msg("Visit at home");
    case VisitWay::Telephone: return msg("Telephone call");
    case VisitWay::AtSchool: return msg("Meeting at school");
    case VisitWay::Message: break;
  }
  return msg("Message");
}

std::string_view visit_with_code(VisitWith with) {
  switch (with) {
    case VisitWith::Child: return "child";
    case VisitWith::Carer: return "carer";
    case VisitWith::School: return "school";
    case VisitWith::Other: break;
  }
  return "other";
}

std::optional<VisitWith> parse_visit_with(std::string_view code) {
  for (const auto with : {VisitWith::Child, VisitWith::Carer, VisitWith::School, VisitWith::Other})
    if (visit_with_code(with) == code) return with;
  return std::nullopt;
}

base::Message visit_with_name(VisitWith with) {
  switch (with) {
    case VisitWith::Child: return msg("The child");
    case VisitWith::Carer: return msg("A carer");
    case VisitWith::School: return msg("The school");
    case VisitWith::Other: break;
  }
  return msg("Another trusted person");
}

}  // namespace anlanh::cases
