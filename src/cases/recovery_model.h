#pragma once
// Recovery follow-up after a case is closed (theo dõi phục hồi): four dates for each child, a scale of recovery, lost contact.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"

namespace anlanh::cases {

// Due ─► Done | Lost; Dropped where the case was opened again before the day.
enum class VisitState { Due, Done, Lost, Dropped };
enum class VisitWay { InPerson, Telephone, AtSchool, Message };
enum class VisitWith { Child, Carer, School, Other };

struct Visit {
  base::Id id;
  base::Id case_id;
  base::Id child;  // none: the case has no child on record
  int month = 1;   // after closing
  base::Date due_on;
  VisitState state = VisitState::Due;
  int attempts = 0;  // nobody reached
  std::optional<base::Date> done_on;
  VisitWay way = VisitWay::InPerson;
  VisitWith with = VisitWith::Child;
  base::Id carer;
  std::string scale;                 // "safety=4 health=3 …"
  std::optional<base::Bytes> words;  // sealed: notes, the child's own words
  std::int64_t version = 1;
};

std::string_view visit_state_code(VisitState state);
std::optional<VisitState> parse_visit_state(std::string_view code);
base::Message visit_state_name(VisitState state);
std::string_view visit_way_code(VisitWay way);
std::optional<VisitWay> parse_visit_way(std::string_view code);
base::Message visit_way_name(VisitWay way);
std::string_view visit_with_code(VisitWith with);
std::optional<VisitWith> parse_visit_with(std::string_view code);
base::Message visit_with_name(VisitWith with);

}  // namespace anlanh::cases
