#include "cases/recovery_rules.h"

#include <algorithm>

#include "cases/family_rules.h"
#include "cases/text_rules.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

base::Status decide_due(const Visit& visit, std::int64_t version_seen) {
  if (visit.state == VisitState::Due && visit.version == version_seen) return base::ok();
  return make_error(
      Code::Conflict, "visit changed meanwhile",
      msg("Somebody changed this case while you had it open. Please look at it again."));
}

base::Status check_carer_spoken_to(const VisitInput& input, const std::vector<Carer>& carers) {
  if (*input.with != VisitWith::Carer) return base::ok();
  const auto found = std::find_if(carers.begin(), carers.end(),
                                  [&](const Carer& carer) { return carer.id == input.carer; });
  if (found == carers.end()) return invalid(msg("Choose the carer you spoke to"));
  const auto allowed = may_contact(*found);
  return allowed ? base::ok() : base::Status(invalid(allowed.error().reader));
}

}  // namespace

base::Date add_months(base::Date day, int months) {
  const auto moved = day + std::chrono::months{months};
  if (moved.ok()) return moved;
  return base::Date{moved.year() / moved.month() / std::chrono::last};
}

base::Status check_visit(const Visit& visit, const VisitInput& input,
                         const std::vector<Carer>& carers, const CaseForms& forms, base::Date today,
                         std::int64_t version_seen) {
  AL_TRY_DO(decide_due(visit, version_seen));
  if (!input.done_on) return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
  if (*input.done_on > today) return invalid(msg("The day must not be in the future"));
  if (!input.way) return invalid(msg("Choose how you were in contact"));
  if (!input.with) return invalid(msg("Choose with whom you spoke"));
  AL_TRY_DO(check_carer_spoken_to(input, carers));
  for (const auto& scale : forms.recovery) {
    const auto found = input.scale.find(scale.code);
    const bool known = found != input.scale.end() && found->second.size() == 1 &&
                       found->second[0] >= '1' && found->second[0] <= '5';
    if (!known) return invalid(msg("Please answer: {1}", scale.label.vi));
  }
  AL_TRY_DO(check_length(input.notes, 4000));
  return check_length(input.own_words, 4000);
}

std::string write_scale(const VisitInput& input, const CaseForms& forms) {
  std::string out;
  for (const auto& scale : forms.recovery)
    if (const auto found = input.scale.find(scale.code); found != input.scale.end())
      out += (out.empty() ? "" : " ") + scale.code + "=" + found->second;
  return out;
}

int scale_of(const Visit& visit, std::string_view code) {
  const std::string wanted = " " + std::string(code) + "=";
  const std::string all = " " + visit.scale;
  const auto at = all.find(wanted);
  if (at == all.npos || at + wanted.size() >= all.size()) return 0;
  return all[at + wanted.size()] - '0';
}

base::Status decide_attempt(const Visit& visit, std::int64_t version_seen) {
  return decide_due(visit, version_seen);
}

base::Status decide_lost(const Visit& visit, std::int64_t version_seen) {
  AL_TRY_DO(decide_due(visit, version_seen));
  if (visit.attempts >= kAttemptsBeforeLost) return base::ok();
  return invalid(msg("Contact counts as lost after {1} attempts; there are {2} so far",
                     std::to_string(kAttemptsBeforeLost), std::to_string(visit.attempts)));
}

}  // namespace anlanh::cases
