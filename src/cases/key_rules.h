#pragma once
// A lost return key: what a trusted adult must be told before a new one is given. Pure.
// See docs/decisions/0137-lost-return-key.md for what this protects against and what remains.

#include <optional>
#include <string>

#include "base/result.h"
#include "cases/report_model.h"

namespace anlanh::cases {

inline constexpr int kDaysAround = 2;  // a child may be off by two days
inline constexpr int kFactsNeeded = 2;
inline constexpr int kTriesAnHour = 3;  // per officer and per report

// What the reporter tells the adult. Nothing said is no fact.
struct KeyFacts {
  std::optional<base::Date> day = {};  // on which it was reported
  base::Id commune = {};
  std::string group = {};  // kind of harm
  std::optional<Speaker> speaker = {};
};
int count_facts(const KeyFacts& facts);
// Every fact that was said is right, and there are enough of them.
bool facts_match(const KeyFacts& facts, const Report& report);

}  // namespace anlanh::cases
