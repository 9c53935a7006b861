#pragma once
// A call (cuộc gọi) as the hotline desk writes it down, and Form 01 of Decree 56/2017 (record of receipt).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/time.h"
#include "cases/intake_model.h"
#include "cases/report_model.h"

namespace anlanh::cases {

// Draft ─► Filed (a report) | Counted (silent, prank) | Discarded (with a reason).
enum class CallState { Draft, Filed, Counted, Discarded };

// Who called. Silent and Prank make no report.
enum class Caller { Unsaid, Young, Older, Parent, Teacher, Other, Silent, Prank };

enum class DiscardReason { Unsaid, CallerEnded, OpenedByMistake, WrittenElsewhere, Other };

// Form 01, part B and C, as told: any of it may be missing; an age may be a guess.
struct IntakeRecord {
  std::string child_name;
  std::string child_birth;   // a date, a year or an estimated age, as said
  std::string child_sex;     // "male", "female", "" not known
  std::string place;         // of the incident, beside the commune
  std::string condition;     // present condition
  std::string consequences;  // expected where no support is given
  std::string father;        // name, age, work
  std::string mother;
  std::string family;     // circumstances
  std::string carer_now;  // who cares for the child now
  std::string support;    // already given
  std::string notifier;   // name
  std::string notifier_phone;
  std::string notifier_address;  // where they agree
  std::string note;

  bool operator==(const IntakeRecord&) const = default;
};

// Everything the desk's page holds, as typed.
struct CallForm {
  std::string source = "phone";
  std::string day;   // of receipt, "24/11/2026"
  std::string time;  // "14:05"
  std::string caller;
  std::string danger_now;
  std::string danger_self;
  std::string danger_near;
  std::string kind;
  std::string story;
  std::string pages;
  std::string commune;
  std::string contact_safe;
  std::string contact_time;
  std::string carer;
  IntakeRecord record;
  std::string token;  // of the report this call becomes

  bool operator==(const CallForm&) const = default;
};

// A field of the page: its name, where it is kept, how long it may be (code points).
struct CallField {
  const char* name;
  std::string CallForm::* form;        // either this
  std::string IntakeRecord::* record;  // or that
  std::size_t most;

  std::string& in(CallForm& call) const { return form ? call.*form : call.record.*record; }
  const std::string& in(const CallForm& call) const {
    return form ? call.*form : call.record.*record;
  }
};
const std::vector<CallField>& call_fields();

// A row.
struct CallNote {
  base::Id id;
  base::Id account;
  base::Id unit;
  CallState state = CallState::Draft;
  std::int64_t version = 1;
  IntakeSource source = IntakeSource::Phone;
  Caller caller = Caller::Unsaid;
  base::Instant started_at;
  base::Instant saved_at;
  std::optional<base::Bytes> sealed;
  base::Id report;
  DiscardReason discard_reason = DiscardReason::Unsaid;
};

std::string_view call_state_code(CallState state);
std::optional<CallState> parse_call_state(std::string_view code);
std::string_view caller_code(Caller caller);
std::optional<Caller> parse_caller(std::string_view code);
std::string_view discard_reason_code(DiscardReason reason);
std::optional<DiscardReason> parse_discard_reason(std::string_view code);
base::Message caller_name(Caller caller);
base::Message discard_reason_name(DiscardReason reason);

}  // namespace anlanh::cases
