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

// Derived from the measures, never stored or typed.
enum class Handling {
  Nothing,   // no measure yet
  UnderWay,  // stages only: sent to the investigation body, platform asked
  Handled,   // an outcome: criminal, administrative, other
  NoBreach,  // verified: no breach
  NotFound,  // could not be identified, with the reason
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
};

std::string_view violator_kind_code(ViolatorKind kind);
std::optional<ViolatorKind> parse_violator_kind(std::string_view code);
base::Message violator_kind_name(ViolatorKind kind);
base::Message handling_name(Handling handling);

}  // namespace anlanh::cases
