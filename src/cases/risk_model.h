#pragma once
// How urgent a report or a case is: scored from the answers, with the reasons, and set otherwise by a person.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"
#include "cases/incident_model.h"
#include "cases/report_model.h"

namespace anlanh::cases {

// What the score is made from; what was not asked or not said is absent.
struct RiskAnswers {
  Speaker speaker = Speaker::Unsaid;
  std::string_view group;
  std::optional<bool> danger_now;   // somebody hurts, holds or threatens the child at this moment
  std::optional<bool> danger_self;  // hurt, or thinking of self-harm
  std::optional<bool> danger_near;  // whoever does it is near the child
  std::optional<bool> carer_harms;  // whoever harms the child also cares for it
  std::optional<bool> under_eleven;
  std::optional<Level> harm;  // the officer's conclusion in the latest finished assessment
};

// What the case itself says beside its reports.
struct CaseFacts {
  bool carer_suspected = false;
  bool under_eleven = false;  // any of its children
  std::optional<Level> harm;  // the gravest of its children
};

struct Risk {
  int score = 0;  // 0 to 100
  RiskLevel level = RiskLevel::Low;
  std::vector<base::Message> reasons;
};

// A person set it otherwise. Both values are kept.
struct RiskOverride {
  base::Id id;
  base::Id subject;  // report or case
  int scored = 0;    // what the answers gave then
  int chosen = 0;
  base::Bytes reason;  // sealed
  base::Instant set_at;
  base::Id set_by;
  std::string set_name;
  base::Bytes token;  // keyed hash of the form's token: pressed twice is written once
};

struct OpenedOverride {
  RiskOverride row;
  std::string reason;
};

// What an officer sees.
struct RiskView {
  int effective = 0;
  int scored = 0;
  std::vector<base::Message> reasons;     // of the score
  std::vector<OpenedOverride> overrides;  // the newest last
};

}  // namespace anlanh::cases
