#include "cases/key_rules.h"

#include <chrono>
#include <cstdlib>

namespace anlanh::cases {

int count_facts(const KeyFacts& facts) {
  return (facts.day ? 1 : 0) + (facts.commune ? 1 : 0) + (facts.group.empty() ? 0 : 1) +
         (facts.speaker ? 1 : 0);
}

bool facts_match(const KeyFacts& facts, const Report& report) {
  if (count_facts(facts) < kFactsNeeded) return false;
  if (facts.day) {
    const auto received = std::chrono::sys_days(base::vietnam_date(report.received_at));
    const auto apart = (std::chrono::sys_days(*facts.day) - received).count();
    if (std::abs(apart) > kDaysAround) return false;
  }
  if (facts.commune && facts.commune != report.commune) return false;
  if (!facts.group.empty() && facts.group != report.group) return false;
  return !facts.speaker || *facts.speaker == report.speaker;
}

}  // namespace anlanh::cases
