#pragma once
// An awareness session: a school or care facility taught its pupils how to be safe online, on one day.
//
// Target II.2.a of Plan 253/KH-UBND counts the institutions that do so periodically. A session is
// never deleted: one recorded by mistake is withdrawn with a reason and no longer counts.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/id.h"
#include "base/time.h"

namespace anlanh::learn {

// Who took part: whole grades, single classes by their school's own names, or the whole school.
struct ClassList {
  enum class Whole : bool { No, Yes };
  Whole whole_school = Whole::No;
  std::vector<int> grades;         // 1 to 12, sorted, each once
  std::vector<std::string> names;  // "4A", "10/2": sorted, each once

  bool empty() const { return whole_school == Whole::No && grades.empty() && names.empty(); }
  bool operator==(const ClassList&) const = default;
};

struct Withdrawal {
  base::Instant at;
  std::string by;
  std::string reason;
};

struct AwarenessSession {
  base::Id id;
  base::Id unit;  // the school or care facility
  base::Date held_on;
  ClassList classes;
  std::int64_t pupils = 0;
  std::string lesson;  // code of a lesson ("A3"); empty: `title` says what was taught
  std::string title;
  std::string pupils_reason;  // why more took part than are enrolled
  base::Id submission;        // of the form that was sent: sending it twice records once
  base::Instant recorded_at;
  base::Id recorded_by;
  std::string recorder;  // name as it was on that day
  std::optional<Withdrawal> withdrawal;
};

// What was typed into the form, before anybody has judged it.
struct SessionDraft {
  base::Id unit;
  base::Id submission;
  std::string day = {};
  std::vector<std::string> grades = {};  // "all", "4", "5"
  std::string class_names = {};
  std::string pupils = {};
  std::string pupils_reason = {};
  std::string lesson = {};  // code, or kOtherLesson
  std::string title = {};
};
inline constexpr const char* kOtherLesson = "khac";

struct FieldFault {
  std::string field;
  base::Message what;
};

// A session as lists show it.
struct ListedSession {
  AwarenessSession session;
  std::string unit_name;
};

// A stretch of time in which an institution owes sessions: a semester.
struct Term {
  base::Bilingual name;
  base::Date from;
  base::Date to;
  std::int64_t needed = 0;  // sessions owed in it; 0 in the summer
};

}  // namespace anlanh::learn
