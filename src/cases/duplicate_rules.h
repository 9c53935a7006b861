#pragma once
// Which reports are proposed as the same, why, and in which order. Pure.

#include <string>
#include <vector>

#include "cases/report_model.h"

namespace anlanh::cases {

// What two reports share.
struct Likeness {
  base::Id report;
  std::string number;
  base::Instant received_at;
  ReportState state = ReportState::New;
  int addresses = 0;     // the same pages or accounts
  bool contact = false;  // the same way to reach the teller
  int text_percent = 0;  // 0 where the texts are not near
  bool operator==(const Likeness&) const = default;
};

inline constexpr std::size_t kMostProposed = 5;

// Something is shared at all.
bool is_alike(const Likeness& likeness);
// The strongest first, at most kMostProposed.
std::vector<Likeness> rank_likeness(std::vector<Likeness> found);

// The same text again may hide behind the first one: long enough to be no coincidence ("cứu em" is none), and without a
// word of danger, which is always looked at by itself.
bool may_fold_away(const ReportAnswers& answers, std::size_t words);

}  // namespace anlanh::cases
