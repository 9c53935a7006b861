#include "cases/call_model.h"

#include <array>
#include <utility>

namespace anlanh::cases {

namespace {

using base::msg;

template <class T, std::size_t N>
using Codes = std::array<std::pair<T, std::string_view>, N>;

constexpr Codes<CallState, 4> kStates{{{CallState::Draft, "draft"},
                                       {CallState::Filed, "filed"},
                                       {CallState::Counted, "counted"},
                                       {CallState::Discarded, "discarded"}}};
constexpr Codes<Caller, 8> kCallers{{{Caller::Unsaid, ""},
                                     {Caller::Young, "young"},
                                     {Caller::Older, "older"},
                                     {Caller::Parent, "parent"},
                                     {Caller::Teacher, "teacher"},
                                     {Caller::Other, "other"},
                                     {Caller::Silent, "silent"},
                                     {Caller::Prank, "prank"}}};
constexpr Codes<DiscardReason, 5> kReasons{{{DiscardReason::Unsaid, ""},
                                            {DiscardReason::CallerEnded, "caller_ended"},
                                            {DiscardReason::OpenedByMistake, "mistake"},
                                            {DiscardReason::WrittenElsewhere, "elsewhere"},
                                            {DiscardReason::Other, "other"}}};

template <class T, std::size_t N>
std::string_view code_in(const Codes<T, N>& codes, T value) {
  for (const auto& [known, code] : codes)
    if (known == value) return code;
  return codes.front().second;
}

template <class T, std::size_t N>
std::optional<T> value_in(const Codes<T, N>& codes, std::string_view wanted) {
  for (const auto& [value, code] : codes)
    if (code == wanted) return value;
  return std::nullopt;
}

CallField own(const char* name, std::string CallForm::* form, std::size_t most) {
  return {name, form, nullptr, most};
}
CallField told(const char* name, std::string IntakeRecord::* record, std::size_t most) {
  return {name, nullptr, record, most};
}

constexpr std::size_t kCode = 60;
constexpr std::size_t kLine = 300;
constexpr std::size_t kText = 2000;
// As long as the public form allows (report_rules.h); call_test.cpp holds them equal.
constexpr std::size_t kStory = 10000;
constexpr std::size_t kPages = 20000;

}  // namespace

const std::vector<CallField>& call_fields() {
  static const std::vector<CallField> fields{
      own("source", &CallForm::source, kCode),
      own("day", &CallForm::day, kCode),
      own("time", &CallForm::time, kCode),
      own("caller", &CallForm::caller, kCode),
      own("danger_now", &CallForm::danger_now, kCode),
      own("danger_self", &CallForm::danger_self, kCode),
      own("danger_near", &CallForm::danger_near, kCode),
      own("kind", &CallForm::kind, kCode),
      own("story", &CallForm::story, kStory),
      own("pages", &CallForm::pages, kPages),
      own("commune", &CallForm::commune, kCode),
      own("contact_safe", &CallForm::contact_safe, kCode),
      own("contact_time", &CallForm::contact_time, kLine),
      own("carer", &CallForm::carer, kCode),
      told("child_name", &IntakeRecord::child_name, kLine),
      told("child_birth", &IntakeRecord::child_birth, kLine),
      told("child_sex", &IntakeRecord::child_sex, kCode),
      told("place", &IntakeRecord::place, kLine),
      told("condition", &IntakeRecord::condition, kText),
      told("consequences", &IntakeRecord::consequences, kText),
      told("father", &IntakeRecord::father, kLine),
      told("mother", &IntakeRecord::mother, kLine),
      told("family", &IntakeRecord::family, kText),
      told("carer_now", &IntakeRecord::carer_now, kLine),
      told("support", &IntakeRecord::support, kText),
      told("notifier", &IntakeRecord::notifier, kLine),
      told("notifier_phone", &IntakeRecord::notifier_phone, kLine),
      told("notifier_address", &IntakeRecord::notifier_address, kLine),
      told("note", &IntakeRecord::note, kText)};
  return fields;
}

std::string_view call_state_code(CallState state) { return code_in(kStates, state); }
std::optional<CallState> parse_call_state(std::string_view code) { return value_in(kStates, code); }
std::string_view caller_code(Caller caller) { return code_in(kCallers, caller); }
std::optional<Caller> parse_caller(std::string_view code) { return value_in(kCallers, code); }
std::string_view discard_reason_code(DiscardReason reason) { return code_in(kReasons, reason); }
std::optional<DiscardReason> parse_discard_reason(std::string_view code) {
  return value_in(kReasons, code);
}

base::Message caller_name(Caller caller) {
  switch (caller) {
    case Caller::Young: return msg("A child under 11");
    case Caller::Older: return msg("A child or teenager of 11 to 17");
    case Caller::Parent: return msg("Parent or carer");
    case Caller::Teacher: return msg("Teacher or school");
    case Caller::Other: return msg("Somebody else");
    case Caller::Silent: return msg("Silent call");
    case Caller::Prank: return msg("Prank call");
    case Caller::Unsaid: break;
  }
  return msg("Did not say");
}

base::Message discard_reason_name(DiscardReason reason) {
  switch (reason) {
    case DiscardReason::CallerEnded: return msg("The caller ended and told nothing");
    case DiscardReason::OpenedByMistake: return msg("Opened by mistake");
    case DiscardReason::WrittenElsewhere: return msg("Written down in another draft or report");
    case DiscardReason::Other: return msg("Another reason");
    case DiscardReason::Unsaid: break;
  }
  return msg("Not said");
}

}  // namespace anlanh::cases
