#pragma once
// A case (vụ việc): what one unit does for a child after one or more reports.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"
#include "cases/step_model.h"

namespace anlanh::cases {

// Open ─► Closed. Reopening belongs to recovery follow-up.
enum class CaseState { Open, Closed };

struct Case {
  base::Id id;
  std::string number;  // "VV-26-00003"
  base::Instant opened_at;
  base::Id opened_by;
  base::Instant received_at;  // of its first report
  base::Id unit;              // commune where it happened; none: the province's desk
  std::string group;
  CaseState state = CaseState::Open;
  std::int64_t version = 1;
  int risk = 0;
  base::Instant due_at;  // for the support plan
  bool support_asked = false;
  std::optional<base::Date> first_support_on;  // the first that counts for target II.2.b
  base::Id assignee;
  std::string assignee_name;
  std::optional<base::Instant> assigned_at;
  std::optional<base::Instant> closed_at;
  std::string close_reason;
  std::optional<base::Bytes> close_note;
};

// A support or intervention that was given.
struct Support {
  base::Id id;
  base::Id case_id;
  std::string kind;
  base::Date given_on;
  base::Bytes provider;  // sealed: by whom
  std::optional<base::Bytes> note;
  bool counts = false;  // for target II.2.b, by the law's table on that day
  base::Instant recorded_at;
  base::Id recorded_by;
  base::Bytes token;
};

// An address this case has confirmed as harmful.
struct CaseAddress {
  base::Id id;
  base::Id case_id;
  std::string address;
  std::string category;
  base::Id entry;  // in the catalogue
  base::Instant confirmed_at;
  base::Id confirmed_by;
};

// A line of the list of cases.
struct CaseLine {
  Case file;
  std::string unit_name;
  std::int64_t reports = 0;
  std::int64_t violators = 0;
  std::optional<NearestStep> nearest = {};  // of its open steps
};

struct CaseFilter {
  std::optional<CaseState> state = {};
  std::string group = {};
  base::Id unit = {};
  base::Id assignee = {};
  std::string number = {};          // exact
  std::vector<base::Id> only = {};  // where not empty: of these
};

std::string_view case_state_code(CaseState state);
std::optional<CaseState> parse_case_state(std::string_view code);
base::Message case_state_name(CaseState state);

}  // namespace anlanh::cases
