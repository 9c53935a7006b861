#include "cases/report_rules.h"

#include <algorithm>

#include "base/utf8.h"
#include "cases/clock_rules.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

// A yes in the danger check is a report in itself.
bool said_danger(const Safety& s) {
  return s.danger_now == Reply::Yes || s.danger_self == Reply::Yes || s.danger_near == Reply::Yes ||
         s.carer_harms == Reply::Yes;
}

std::size_t length(std::string_view text) { return base::count_code_points(text); }

void check_addresses(const std::vector<std::string>& addresses, std::vector<Fault>& faults) {
  if (addresses.size() > kMostAddresses)
    faults.push_back({"pages",
                      msg("Give at most {1} addresses; you can add more afterwards",
                          std::to_string(kMostAddresses)),
                      FaultKind::ManyAddresses});
  const auto long_one = [](const std::string& line) { return length(line) > kMostAddress; };
  if (std::any_of(addresses.begin(), addresses.end(), long_one))
    faults.push_back(
        {"pages",
         msg("One address is too long: at most {1} letters each", std::to_string(kMostAddress)),
         FaultKind::LongAddress});
}

base::Message too_long(std::size_t most, std::size_t have) {
  return msg("Please shorten this to at most {1} letters; there are {2} now", std::to_string(most),
             std::to_string(have));
}

void check_length(std::string_view field, std::string_view text, std::size_t most,
                  std::vector<Fault>& faults) {
  if (const auto have = length(text); have > most)
    faults.push_back({std::string(field), too_long(most, have)});
}

base::Status check_note(std::string_view note) {
  if (const auto have = length(note); have > kMostNote) return invalid(too_long(kMostNote, have));
  return base::ok();
}

}  // namespace

Deadlines decide_deadlines(base::Instant received, const ClockLaw& law,
                           std::string_view unit_code) {
  const auto day = base::vietnam_date(received);
  const auto due = [&](std::string_view code) {
    const auto found = due_of(deadline_in(law, code, unit_code, day), received, {}, law.calendar);
    AL_CHECK(found.has_value());  // hours and working days always end
    return *found;
  };
  return {due("emergency"), due("plan")};
}

bool decide_support_asked(const ReportAnswers& answers) {
  switch (answers.speaker) {
    case Speaker::Child:
    case Speaker::Parent:
    case Speaker::Teacher: return true;
    case Speaker::Unsaid:
    case Speaker::Other: break;
  }
  return answers.addresses.empty() || answers.group != "harmful-content";
}

bool is_empty(const ReportAnswers& answers) {
  return answers.group.empty() && answers.story.empty() && answers.addresses.empty() &&
         answers.contact.empty() && !answers.commune && answers.contact_time.empty() &&
         !said_danger(answers.safety);
}

std::vector<Fault> check_answers(const ReportAnswers& answers, const LawBook& law,
                                 CommuneKnown commune) {
  std::vector<Fault> faults;
  if (!answers.group.empty() && !law.group(answers.group))
    faults.push_back({"kind", msg("Choose one of the five kinds"), FaultKind::Kind});
  check_length("story", answers.story, kMostStory, faults);
  check_addresses(answers.addresses, faults);
  if (commune == CommuneKnown::No)
    faults.push_back({"commune", msg("Choose a commune from the list, or that you do not know"),
                      FaultKind::Commune});
  check_length("contact", answers.contact, kMostContact, faults);
  check_length("contact_time", answers.contact_time, kMostContact, faults);
  return faults;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (std::string line = trimmed(text.substr(0, end)); !line.empty())
      lines.push_back(std::move(line));
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

base::Status decide_open(const Report& report, std::int64_t version_seen) {
  if (report.state != ReportState::New)
    return make_error(Code::Conflict, "report " + report.number + " is decided already",
                      msg("This report has been decided already. Nothing was changed."));
  if (report.version != version_seen)
    return make_error(
        Code::Conflict, "report " + report.number + " changed meanwhile",
        msg("Somebody changed this report while you had it open. Please look at it again."));
  return base::ok();
}

base::Status decide_duplicate(const Report& report, const Report& original,
                              std::int64_t version_seen) {
  AL_TRY_DO(decide_open(report, version_seen));
  if (report.id == original.id) return invalid(msg("A report cannot be a duplicate of itself"));
  if (original.state == ReportState::Duplicate)
    return invalid(msg("That report is a duplicate itself. Give the number of the first one."));
  return base::ok();
}

base::Status decide_transfer(const Report& report, std::string_view body, std::string_view reason,
                             const LawBook& law, std::int64_t version_seen) {
  AL_TRY_DO(decide_open(report, version_seen));
  if (!law.body(body)) return invalid(msg("Choose where the report goes"));
  if (reason.empty()) return invalid(msg("Say why the report goes there"));
  return check_note(reason);
}

base::Status decide_report_close(const Report& report, std::string_view reason,
                                 std::string_view note, const LawBook& law,
                                 std::int64_t version_seen) {
  AL_TRY_DO(decide_open(report, version_seen));
  const auto* known = law.close_reason(reason);
  // Both have an act of their own, which asks for more.
  const bool own_act = reason == "duplicate" || reason == "transferred";
  if (!known || !known->for_report || own_act) return invalid(msg("Choose a reason for closing"));
  if (known->needs_text && note.empty())
    return invalid(msg("This reason needs a note in your own words"));
  return check_note(note);
}

base::Status check_message(std::string_view text) {
  if (text.empty()) return invalid(msg("Write something first"));
  if (const auto have = length(text); have > kMostMessage)
    return invalid(too_long(kMostMessage, have));
  return base::ok();
}

PlainStatus decide_plain_status(const Report& report, CaseOpen case_open) {
  switch (report.state) {
    case ReportState::New:
      return report.first_opened_at ? PlainStatus::BeingRead : PlainStatus::Received;
    case ReportState::InCase:
      return case_open == CaseOpen::Yes ? PlainStatus::BeingHelped : PlainStatus::Finished;
    case ReportState::Duplicate: return PlainStatus::BeingHelped;
    case ReportState::Transferred: return PlainStatus::BeingHelped;
    case ReportState::Closed: break;
  }
  return PlainStatus::Finished;
}

bool is_late(ReportState state, base::Instant emergency_due_at, base::Instant now) {
  return state == ReportState::New && now > emergency_due_at;
}

}  // namespace anlanh::cases
