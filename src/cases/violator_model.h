#pragma once
// A violator (đối tượng vi phạm) and what was done about them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"

namespace anlanh::cases {

enum class ViolatorKind { UnknownAccount, Child, Adult, Organisation };

// Derived from the measures (handling_rules.h), never stored or typed.
enum class Handling {
  Nothing,   // no measure that stands
  UnderWay,  // stages only: sent to the investigation body, platform asked, under appeal
  Handled,  // an outcome: criminal, administrative, other; of an unknown account: removed or blocked
  NoBreach,  // verified: no breach
  NotFound,  // the path is exhausted: nobody could be identified, nothing was removed or blocked
};

struct Violator {
  base::Id id;
  base::Id case_id;
  ViolatorKind kind = ViolatorKind::UnknownAccount;
  std::optional<base::Bytes> account_name;  // sealed
  std::string act;  // code in data/law/acts.json, "" where not established yet
  std::optional<base::Bytes> note;
  std::int64_t version = 1;
  base::Instant recorded_at;
  base::Id recorded_by;
  base::Bytes token;
  std::string platform;                    // code in data/law/account-platforms.json
  std::optional<base::Bytes> account_key;  // keyed hash of platform and handle
  std::optional<base::Date> happened_on;   // absent: not known
  std::int64_t act_version = 0;            // in force on the day of the act; 0: an older record
  std::string child_age;                   // code in data/law/child-measures.json, of a child only
  base::Id subject;                        // equal for those that are one and the same
};

struct Measure {
  base::Id id;
  base::Id violator;
  std::string path;  // code in data/law/violator-paths.json
  std::string body;  // code in data/law/transfer-bodies.json
  std::string decision_number;
  base::Date done_on;
  std::optional<base::Bytes> result;  // sealed
  base::Instant recorded_at;
  base::Id recorded_by;
  base::Bytes token;
  std::string stage;                   // it began with
  std::optional<std::int64_t> amount;  // VND
  base::Id address;                    // of the case's confirmed ones, where it is a block
};

// What came after: a stage of the path, or a step of an appeal (measure_rules.h).
struct MeasureStep {
  base::Id id;
  base::Id measure;
  std::int64_t place = 1;  // from 1, in the order they were recorded
  std::string step;
  std::string body;
  std::string number;
  std::optional<std::int64_t> amount;
  base::Date done_on;
  std::optional<base::Bytes> note;  // sealed
  base::Instant recorded_at;
  base::Id recorded_by;
  base::Bytes token;
};

// A measure as the rules see it: its path and its steps in the order they were recorded.
struct MeasureTrail {
  std::string path;
  std::vector<std::string> steps;
};

std::string_view violator_kind_code(ViolatorKind kind);
std::optional<ViolatorKind> parse_violator_kind(std::string_view code);
base::Message violator_kind_name(ViolatorKind kind);
std::string_view handling_code(Handling handling);
std::optional<Handling> parse_handling(std::string_view code);
base::Message handling_name(Handling handling);

}  // namespace anlanh::cases
