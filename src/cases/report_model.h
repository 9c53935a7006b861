#pragma once
// A report (tin báo): what somebody outside told the province, and what became of it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/catalogue.h"
#include "base/id.h"
#include "base/time.h"
#include "cases/intake_model.h"
#include "cases/step_model.h"

namespace anlanh::cases {

// Who tells. It decides the register of every sentence: a child is "em".
enum class Speaker { Unsaid, Child, Parent, Teacher, Other };

// New ─► InCase | Duplicate | Transferred | Closed. Only New can be decided upon.
enum class ReportState { New, InCase, Duplicate, Transferred, Closed };

enum class RiskLevel { Low, Medium, High, Urgent };

// The answers as they were given; everything may be missing, not all of it at once.
struct ReportAnswers {
  Speaker speaker = Speaker::Unsaid;
  std::string group = {};  // code of a HarmGroup, "" where not said
  std::string story = {};
  std::vector<std::string> addresses = {};  // pages, accounts
  base::Id commune = {};                    // none: not known
  std::string contact = {};                 // a safe way to be reached
  std::string contact_time = {};            // a safe time
  base::Lang lang = base::Lang::Vi;
  AgeBand age_band = AgeBand::Unsaid;
  Safety safety = {};

  bool operator==(const ReportAnswers&) const = default;
};

// A row. What a person wrote is sealed (cases/sealed_text.h); absent means nothing was written.
struct Report {
  base::Id id;
  std::string number;  // "TB-26-00012"
  base::Instant received_at;
  Speaker speaker = Speaker::Unsaid;
  std::string group;
  base::Id commune;  // of the place where it happened; none waits at the province's desk
  std::optional<base::Bytes> story;
  std::optional<base::Bytes> contact;
  std::optional<base::Bytes> contact_time;
  base::Lang lang = base::Lang::Vi;
  ReportState state = ReportState::New;
  std::int64_t version = 1;  // one more with each change: two officers cannot both decide
  int risk = 0;
  base::Instant emergency_due_at;
  base::Instant plan_due_at;
  bool support_asked = false;
  std::optional<base::Instant> first_opened_at;
  std::optional<base::Instant> answered_at;    // first answer
  std::optional<base::Instant> waiting_since;  // the reporter wrote, nobody has answered yet
  base::Id duplicate_of;
  base::Id case_id;
  std::string transfer_body;
  std::string close_reason;
  std::optional<base::Bytes> decision_note;
  std::optional<base::Instant> decided_at;
};

// What proves that a form was sent before, and what finds a report by its return key.
struct ReportSecrets {
  base::Bytes form_token;    // keyed hash of the form's random token
  base::Bytes content_hash;  // keyed hash of the answers
  base::Bytes key_hash;      // Argon2id
};

struct ReportAddress {
  base::Id id;
  base::Id report;
  base::Bytes sealed;
  base::Bytes match;  // keyed hash of the plain form: the same address told twice can be found
};

enum class Side { Reporter, Office };

// One message of the thread between reporter and office.
struct Message {
  base::Id id;
  base::Id report;
  base::Instant at;
  Side side = Side::Reporter;
  base::Id account;  // of the officer
  base::Bytes sealed;
  base::Bytes token;  // keyed hash of the form's token: pressed twice is written once
};

// A line of the inbox.
struct ReportLine {
  base::Id id;
  std::string number;
  base::Instant received_at;
  Speaker speaker = Speaker::Unsaid;
  std::string group;
  base::Id commune;
  std::string commune_name;
  ReportState state = ReportState::New;
  int risk = 0;
  base::Instant emergency_due_at;
  std::optional<base::Instant> waiting_since;
  base::Id case_id;
  std::optional<NearestStep> nearest = {};  // of its case
  std::int64_t repeats = 0;  // undecided reports of the same text behind this one
};

struct ReportFilter {
  std::optional<ReportState> state = {};
  std::string group = {};
  base::Id commune = {};
  bool only_waiting = false;  // the reporter wrote and waits
  base::Id repeats_of = {};   // this report and those of the same text
};

// What the reporter is told, in four plain words.
enum class PlainStatus { Received, BeingRead, BeingHelped, Finished };

// "child" and back, as stored.
std::string_view speaker_code(Speaker speaker);
std::optional<Speaker> parse_speaker(std::string_view code);
std::string_view report_state_code(ReportState state);
std::optional<ReportState> parse_report_state(std::string_view code);

// Words for lists of officers.
base::Message speaker_name(Speaker speaker);
base::Message report_state_name(ReportState state);
base::Message risk_level_name(RiskLevel level);

}  // namespace anlanh::cases
