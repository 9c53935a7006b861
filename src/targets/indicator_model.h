#pragma once
// A target of the programme and the rows its figure counts.
//
// A figure is nothing but its rows: numerator and denominator are counted from them, so the number
// on the first page and the list behind it cannot differ.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"

namespace anlanh::targets {

enum class RowState {
  Counted,     // in numerator and denominator
  NotCounted,  // in the denominator only
  Pending,     // in the denominator only, and its time has not run out yet
  LeftOut,     // in neither; the reason says why
};

// One institution, case, violator or address.
struct CountedRow {
  base::Id id;
  std::string label;
  std::string place;               // commune
  std::optional<base::Date> date;  // on which it entered the figure
  RowState state = RowState::NotCounted;
  base::Message reason;  // why it counts or not
  std::string url;       // a path of ours, such as "/vu-viec/06AB…"; empty: none
  // Parts of the whole in which it counts, such as levels of a school: once in each.
  std::vector<base::Message> groups = {};
};

// How many rows of each state: a figure, or a part of one.
struct Tally {
  std::int64_t counted = 0;
  std::int64_t not_counted = 0;
  std::int64_t pending = 0;
  std::int64_t left_out = 0;

  std::int64_t numerator() const { return counted; }
  std::int64_t denominator() const { return counted + not_counted + pending; }
  bool operator==(const Tally&) const = default;
};

struct GroupTally {
  base::Message name;
  Tally tally;
};

// What is counted today where that is less than the target says.
struct CountedNow {
  base::Bilingual numerator;
  base::Bilingual denominator;
  base::Bilingual not_yet;
};

enum class Wording { Official, Paraphrase };

struct TargetDefinition {
  std::string code;  // "target-a": stands in addresses
  std::string item;  // "II.2.a"
  base::Bilingual wording;
  Wording wording_status = Wording::Paraphrase;
  std::optional<int> goal_percent;
  base::Date valid_from;
  std::optional<base::Date> valid_to;
  base::Bilingual numerator;
  base::Bilingual denominator;
  base::Bilingual rule;
  base::Bilingual empty;  // what "100% of nothing" is called
  std::optional<CountedNow> counted_now;
};

struct Programme {
  base::Bilingual name;
  base::Date from;
  base::Date to;
};

// data/law/targets.json as a whole, apart from its periods.
struct TargetTable {
  Programme programme;
  std::vector<TargetDefinition> targets;
  std::vector<std::string> sources;  // names of laws and plans, in Vietnamese as they are
};

}  // namespace anlanh::targets
