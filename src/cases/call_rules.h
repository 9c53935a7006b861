#pragma once
// Rules of the hotline desk: when a call was received, what of it becomes the report, what is to be mended. Pure.

#include <string>

#include "base/result.h"
#include "cases/call_model.h"
#include "cases/report_rules.h"

namespace anlanh::cases {

// A draft older than this is shown as forgotten.
inline constexpr std::chrono::hours kDraftForgotten{24};

// The moment of receipt as said: the clocks of law start there (Decree 56/2017, article 25). Invalid: not a time,
// later than now, or more than a year ago.
base::Result<base::Instant> decide_received_at(std::string_view day, std::string_view time,
                                               base::Instant now);

// Silent and prank calls are counted, never filed.
bool makes_report(Caller caller);

// What the report says. The notifier's telephone and address become the way to reach them.
ReportAnswers answers_of_call(const CallForm& form, base::Lang lang);

// What is to be mended before the draft can be kept: lengths only.
std::vector<Fault> check_call(const CallForm& form);
// Nothing of Form 01 was told.
bool is_empty(const IntakeRecord& record);

// Conflict: no longer a draft, or saved elsewhere since.
base::Status decide_draft(const CallNote& note, std::int64_t version_seen);
bool is_forgotten(const CallNote& note, base::Instant now);

}  // namespace anlanh::cases
