#pragma once
// Rules of a case: what its state allows, and when it may be closed. Pure.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/case_model.h"
#include "cases/lawbook_model.h"
#include "cases/violator_model.h"

namespace anlanh::cases {

// Conflict unless open. `version_seen` 0: the act only adds something and harms no other officer's work.
base::Status decide_case_change(const Case& file, std::int64_t version_seen);

// Refuses while nothing was decided (targets II.2.b and c of the programme):
//   - help was asked for and none is on record, where the reason says that help was given;
//   - a violator is on record for whom nothing was done, unless nothing had happened;
//   - the reason needs words and has none.
base::Status decide_case_close(const Case& file, const std::vector<Handling>& violators,
                               std::string_view reason, std::string_view note, const LawBook& law,
                               std::int64_t version_seen);

struct SupportInput {
  std::string kind;
  std::optional<base::Date> given_on;
  std::string provider;
  std::string note;
};
base::Status check_support(const SupportInput& input, const LawBook& law, base::Date today);

enum class OnList { No, Yes };
base::Status decide_assign(const Case& file, OnList assignee, std::int64_t version_seen);

// Help was asked for, none is on record, and the time for the plan is over.
bool is_late(const Case& file, base::Instant now);

}  // namespace anlanh::cases
