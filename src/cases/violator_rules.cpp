#include "cases/violator_rules.h"

#include "base/utf8.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr std::size_t kMostAccountName = 300;
constexpr std::size_t kMostDecision = 100;
constexpr std::size_t kMostWords = 4000;
constexpr std::string_view kNoBreach = "no-breach";

base::Status check_length(std::string_view text, std::size_t most) {
  const auto have = base::count_code_points(text);
  if (have <= most) return base::ok();
  return invalid(msg("Please shorten this to at most {1} letters; there are {2} now",
                     std::to_string(most), std::to_string(have)));
}

Handling handling_of(const ViolatorPath& path) {
  if (!path.is_outcome) return Handling::UnderWay;
  if (path.outcome_kind != OutcomeKind::NoneWithReason) return Handling::Handled;
  return path.code == kNoBreach ? Handling::NoBreach : Handling::NotFound;
}

int weight(Handling handling) {
  switch (handling) {
    case Handling::Nothing: return 0;
    case Handling::UnderWay: return 1;
    case Handling::NotFound: return 2;
    case Handling::NoBreach: return 3;
    case Handling::Handled: break;
  }
  return 4;
}

}  // namespace

Handling decide_handling(const std::vector<std::string>& paths, const LawBook& law) {
  Handling best = Handling::Nothing;
  for (const auto& code : paths) {
    const auto* path = law.path(code);
    // A path that a later table no longer lists was still a step that was taken.
    const Handling here = path ? handling_of(*path) : Handling::UnderWay;
    if (weight(here) > weight(best)) best = here;
  }
  return best;
}

base::Status check_violator(const ViolatorInput& input, const LawBook& law, base::Date today) {
  if (!input.kind) return invalid(msg("Choose what is known about the violator"));
  if (*input.kind == ViolatorKind::UnknownAccount && input.account_name.empty())
    return invalid(msg("Give the name of the account, or what it is known by"));
  if (!input.act.empty()) {
    const auto* act = law.act(input.act);
    if (!act || !valid_on(*act, today)) return invalid(msg("Choose an act from the list"));
  }
  AL_TRY_DO(check_length(input.account_name, kMostAccountName));
  return check_length(input.note, kMostWords);
}

base::Status may_take(const Violator& violator, const ViolatorPath& path) {
  if (violator.kind != ViolatorKind::Child) return base::ok();
  const bool punishes = path.outcome_kind == OutcomeKind::Administrative ||
                        path.outcome_kind == OutcomeKind::Criminal;
  if (path.for_children && !punishes) return base::ok();
  return make_error(
      Code::Conflict, "path " + path.code + " is not for a child",
      msg("A child who offends is handled as a child: reminder, school, education at home "
          "and in the commune. This path is not for children."));
}

std::vector<const ViolatorPath*> allowed_paths(const Violator& violator, const LawBook& law) {
  std::vector<const ViolatorPath*> out;
  for (const auto& path : law.paths) {
    if (may_take(violator, path)) out.push_back(&path);
  }
  return out;
}

base::Status decide_measure(const Violator& violator, const MeasureInput& input, const LawBook& law,
                            base::Date today) {
  const auto* path = law.path(input.path);
  if (!path) return invalid(msg("Choose how the violator is handled"));
  AL_TRY_DO(may_take(violator, *path));
  if (!law.body(input.body)) return invalid(msg("Choose which body did it"));
  if (path->needs_act && violator.act.empty())
    return invalid(msg("This path needs an act of the law. Record the violator's act first."));
  if (path->outcome_kind == OutcomeKind::Administrative && input.decision_number.empty())
    return invalid(msg("Give the number of the decision on the fine"));
  if (!input.done_on) return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
  if (*input.done_on > today) return invalid(msg("The day must not be in the future"));
  if (path->needs_text && input.result.empty())
    return invalid(msg("Say in your own words how this was found out"));
  AL_TRY_DO(check_length(input.decision_number, kMostDecision));
  return check_length(input.result, kMostWords);
}

}  // namespace anlanh::cases
