#pragma once
// What makes an awareness session sound. Pure: the day it is today comes in as a value.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "learn/awareness_model.h"
#include "people/unit_model.h"

namespace anlanh::learn {

inline constexpr std::int64_t kMostPupils = 20'000;
inline constexpr std::size_t kMostClasses = 80;
inline constexpr std::size_t kMostClassName = 20;  // code points
inline constexpr std::size_t kMostTitle = 200;
inline constexpr std::size_t kMostReason = 500;

// "4a, 4B; 5C" to 4A 4B 5C. Without commas, blanks separate classes that begin with a digit
// ("4A 4B"); "Lá 1" stays one name. Invalid: a name too long or with marks no class has.
base::Result<std::vector<std::string>> parse_class_names(std::string_view text);

// Grades taught by a school of these levels: 1-5, 6-9, 10-12.
std::vector<int> grades_of(const std::vector<people::SchoolLevel>& levels);

// One text for storing and comparing ("*", "g4,g5,4A") and back.
std::string class_key(const ClassList& classes);
base::Result<ClassList> parse_class_key(std::string_view key);

// Day of a session: not after today, not more than a year back, while the school existed.
std::optional<base::Message> refuse_day(base::Date held_on, base::Date today,
                                        const people::Unit& unit);

// More pupils than are enrolled needs a reason: visitors, pupils of another school.
enum class PupilsVerdict { Sound, None, TooMany, OverEnrolment };
PupilsVerdict decide_pupils(std::int64_t pupils, const people::School& school);

// "45" to 45, also "1.200". Absent: not a whole number, or one no school could have.
std::optional<std::int64_t> parse_pupils(std::string_view text);

// "24/11/2026" as typed, or "2026-11-24" as a date field sends it.
std::optional<base::Date> parse_day(std::string_view text);

struct DraftVerdict {
  AwarenessSession session;  // sound where there is no fault; id, recorder and time are not set
  std::vector<FieldFault> faults;
};
// Judges the whole form at once, so that the person mends everything in one go. `lessons` are the
// codes that may be chosen.
DraftVerdict decide_draft(const SessionDraft& draft, const people::School& school, base::Date today,
                          const std::vector<std::string>& lessons);

// Why a session may not be withdrawn; absent: it may.
std::optional<base::Message> refuse_withdrawal(const AwarenessSession& session,
                                               std::string_view reason);

// How many sessions are still owed in the term.
std::int64_t still_owed(const Term& term, std::int64_t held);

// Do two live sessions say the same? Then the second is refused.
bool same_session(const AwarenessSession& a, const AwarenessSession& b);

}  // namespace anlanh::learn
