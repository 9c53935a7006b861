#include "cases/duplicate_rules.h"

#include <algorithm>
#include <tuple>

namespace anlanh::cases {

namespace {

constexpr std::size_t kWordsToFold = 8;

auto strength(const Likeness& l) {
  return std::tuple(l.addresses > 0, l.text_percent, l.contact, l.received_at);
}

}  // namespace

bool is_alike(const Likeness& likeness) {
  return likeness.addresses > 0 || likeness.contact || likeness.text_percent > 0;
}

std::vector<Likeness> rank_likeness(std::vector<Likeness> found) {
  std::erase_if(found, [](const Likeness& l) { return !is_alike(l); });
  std::stable_sort(found.begin(), found.end(),
                   [](const Likeness& a, const Likeness& b) { return strength(a) > strength(b); });
  if (found.size() > kMostProposed) found.resize(kMostProposed);
  return found;
}

bool may_fold_away(const ReportAnswers& answers, std::size_t words) {
  const auto& s = answers.safety;
  const bool danger = s.danger_now == Reply::Yes || s.danger_self == Reply::Yes ||
                      s.danger_near == Reply::Yes || s.carer_harms == Reply::Yes;
  return words >= kWordsToFold && !danger;
}

}  // namespace anlanh::cases
