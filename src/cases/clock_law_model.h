#pragma once
// The tables of the legal clock in one value, as `app` loads them from data/law.

#include <string_view>
#include <vector>

#include "cases/clock_calendar_model.h"
#include "cases/clock_model.h"

namespace anlanh::cases {

// Everything the clock needs of the law. Read-only after loading; shared by all threads.
struct ClockLaw {
  std::vector<Deadline> deadlines;
  std::vector<LocalDeadline> locals;
  std::vector<EscalationLevel> levels;  // nearest first
  std::vector<StepReason> pause_reasons;
  std::vector<StepReason> skip_reasons;
  WorkCalendar calendar;

  const Deadline* deadline(std::string_view code) const;
  const EscalationLevel* level(std::string_view code) const;
};

}  // namespace anlanh::cases
