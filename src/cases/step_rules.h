#pragma once
// Rules of a step: when it is due, what its state allows, what must be said. Pure.

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/case_model.h"
#include "cases/clock_rules.h"
#include "cases/step_model.h"

namespace anlanh::cases {

inline constexpr std::size_t kMostReason = 2000;  // code points

// The steps of a new case in the order of the decree, each with its times.
std::vector<Step> decide_steps(const Case& file, const ClockLaw& law, std::string_view unit_code);
// The times of one step anew: from its start, its pauses and what holds in the unit. A step that has ended keeps its
// times, and one whose time is set elsewhere keeps what was set.
void decide_times(Step& step, std::span<const StepPause> pauses, const ClockLaw& law,
                  std::string_view unit_code);
// From when each level sees it; empty where it has no due time.
std::vector<StepLevel> decide_levels(const Step& step, const ClockLaw& law);

StepMark decide_mark(const Step& step, base::Instant now);
inline bool is_open(const Step& step) {
  return step.state == StepState::Open || step.state == StepState::Paused;
}

// A form or a decision ends these, and nothing else: they are not ticked by hand.
bool ended_by_form(std::string_view step);
base::Status decide_by_hand(std::string_view step);
// These begin again when a closed case is opened again: the child needs a new plan, its decision and its review.
bool begins_again(std::string_view step);
void begin_again(Step& step, base::Instant now);
// Done after it was due asks for a reason. Conflict: it has ended already.
base::Status decide_finish(const Step& step, std::string_view reason, base::Instant now);
// Only with a reason that the data allows for this step, and words. Emergency measures may be left out only after the
// initial assessment (Decree 56/2017, article 26.2 and 26.3).
base::Status decide_skip(const Step& step, std::span<const Step> all, std::string_view reason,
                         std::string_view words, const ClockLaw& law);
// Only days and working days stand still, only before they are over.
base::Status decide_pause(const Step& step, std::string_view reason, std::string_view words,
                          const ClockLaw& law, base::Instant now);
base::Status decide_resume(const Step& step);
// Only for a step that ended late and has no reason yet.
base::Status decide_late_reason(const Step& step, std::string_view words);
// Receipt is only ever moved back, to no more than a year before the case was opened.
base::Status decide_first_receipt(const Case& file, std::optional<base::Instant> received,
                                  std::string_view words);

}  // namespace anlanh::cases
