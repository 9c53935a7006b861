#pragma once
// Target II.2.a: does an institution count as one that periodically holds awareness sessions?
//
// An institution belongs to the figure when it is a school of the general levels or a care
// facility and was open at least 60 days of the window (data/law/targets.json). It counts when it
// held the sessions owed in every semester that belongs to the window and has begun. A school of
// several levels is one row, and stands in each of its levels.

#include <string>
#include <vector>

#include "targets/indicator_model.h"
#include "targets/period_model.h"

namespace anlanh::targets {

enum class InScope { Yes, No, ToBeConfirmed };

// What another room knows of one institution; `app` fills it.
struct InstitutionFact {
  base::Id id;
  std::string name;
  std::string place;
  base::Date open_from;
  std::optional<base::Date> open_to;
  InScope in_scope = InScope::Yes;
  std::vector<base::Message> levels;
  std::vector<base::Date> sessions;  // days on which it held one, in any order
  std::string url;
};

CountedRow decide_institution(const InstitutionFact& fact, const PeriodRules& rules, Window window,
                              base::Date today);

// All of them; the rows of the figure.
std::vector<CountedRow> count_institutions(const std::vector<InstitutionFact>& facts,
                                           const PeriodRules& rules, Window window,
                                           base::Date today);

}  // namespace anlanh::targets
