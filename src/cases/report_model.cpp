#include "cases/report_model.h"

namespace anlanh::cases {

using base::msg;

std::string_view speaker_code(Speaker speaker) {
  switch (speaker) {
    case Speaker::Child: return "child";
    case Speaker::Parent: return "parent";
    case Speaker::Teacher: return "teacher";
    case Speaker::Other: return "other";
    case Speaker::Unsaid: break;
  }
  return "unsaid";
}

std::optional<Speaker> parse_speaker(std::string_view code) {
  for (const auto speaker :
       {Speaker::Unsaid, Speaker::Child, Speaker::Parent, Speaker::Teacher, Speaker::Other}) {
    if (speaker_code(speaker) == code) return speaker;
  }
  return std::nullopt;
}

std::string_view report_state_code(ReportState state) {
  switch (state) {
    case ReportState::New: break;
    case ReportState::InCase: return "in_case";
    case ReportState::Duplicate: return "duplicate";
    case ReportState::Transferred: return "transferred";
    case ReportState::Closed: return "closed";
  }
  return "new";
}

std::optional<ReportState> parse_report_state(std::string_view code) {
  for (const auto state : {ReportState::New, ReportState::InCase, ReportState::Duplicate,
                           ReportState::Transferred, ReportState::Closed}) {
    if (report_state_code(state) == code) return state;
  }
  return std::nullopt;
}

base::Message speaker_name(Speaker speaker) {
  switch (speaker) {
    case Speaker::Child: return msg("A child");
    case Speaker::Parent: return msg("Parent or carer");
    case Speaker::Teacher: return msg("Teacher or school");
    case Speaker::Other: return msg("Somebody else");
    case Speaker::Unsaid: break;
  }
  return msg("Did not say");
}

base::Message report_state_name(ReportState state) {
  switch (state) {
    case ReportState::New: break;
    case ReportState::InCase: return msg("In a case");
    case ReportState::Duplicate: return msg("Duplicate");
    case ReportState::Transferred: return msg("Transferred");
    case ReportState::Closed: return msg("Closed without a case");
  }
  return msg("New report");
}

base::Message risk_level_name(RiskLevel level) {
  switch (level) {
    case RiskLevel::Urgent: return msg("Urgent");
    case RiskLevel::High: return msg("High risk");
    case RiskLevel::Medium: return msg("Medium risk");
    case RiskLevel::Low: break;
  }
  return msg("Low risk");
}

}  // namespace anlanh::cases
