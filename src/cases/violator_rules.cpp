#include "cases/violator_rules.h"

#include <algorithm>

#include "base/utf8.h"
#include "cases/measure_rules.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr std::size_t kMostAccountName = 300;
constexpr std::size_t kMostDecision = 100;
constexpr std::size_t kMostWords = 4000;

base::Status check_act(const std::string& code, const LawBook& law, base::Date day) {
  if (code.empty()) return base::ok();
  const auto* newest = law.act(code);
  if (!newest) return invalid(msg("Choose an act from the list"));
  if (law.act_on(code, day)) return base::ok();
  return invalid(msg("This act was not in force on {1}. Choose another act, or correct the day.",
                     base::vietnam_date_text(day)));
}

bool is_for_child(const ViolatorPath& path, const OffenderAge* age) {
  if (age) return std::find(age->paths.begin(), age->paths.end(), path.code) != age->paths.end();
  return path.for_children && path.outcome_kind != OutcomeKind::Administrative &&
         path.outcome_kind != OutcomeKind::Criminal;
}

// What this path asks for beyond what every measure needs.
base::Status check_path_needs(const Violator& violator, const MeasureInput& input,
                              const ViolatorPath& path, const LawBook& law) {
  if (path.needs_act && violator.act.empty())
    return invalid(msg("This path needs an act of the law. Record the violator's act first."));
  if (path.outcome_kind == OutcomeKind::Administrative && input.decision_number.empty())
    return invalid(msg("Give the number of the decision on the fine"));
  if (path.for_police && !law.body(input.body)->police)
    return invalid(msg("Choose the police body that it was sent to"));
  if (path.needs_address && !input.address)
    return invalid(msg("Choose the address that was blocked. Confirm it in the case first."));
  if (path.asks_amount) return check_amount(violator, input.amount, law);
  return base::ok();
}

base::Status check_length(std::string_view text, std::size_t most) {
  const auto have = base::count_code_points(text);
  if (have <= most) return base::ok();
  return invalid(msg("Please shorten this to at most {1} letters; there are {2} now",
                     std::to_string(most), std::to_string(have)));
}

}  // namespace

base::Date act_day(std::optional<base::Date> happened_on, base::Date reported) {
  return happened_on.value_or(reported);
}

base::Status check_violator(const ViolatorInput& input, const LawBook& law, base::Date act_day,
                            base::Date today) {
  if (!input.kind) return invalid(msg("Choose what is known about the violator"));
  if (*input.kind == ViolatorKind::UnknownAccount && input.account_name.empty())
    return invalid(msg("Give the name of the account, or what it is known by"));
  if (!input.platform.empty() && !law.platform(input.platform))
    return invalid(msg("Choose a platform from the list"));
  if (input.happened_on && *input.happened_on > today)
    return invalid(msg("The day must not be in the future"));
  AL_TRY_DO(check_act(input.act, law, act_day));
  AL_TRY_DO(check_length(input.account_name, kMostAccountName));
  return check_length(input.note, kMostWords);
}

base::Status may_take(const Violator& violator, const ViolatorPath& path, const LawBook& law) {
  if (violator.kind != ViolatorKind::Child) {
    if (!path.child_only) return base::ok();
    return make_error(Code::Conflict, "path " + path.code + " is for a child",
                      msg("This offer is for a child."));
  }
  if (is_for_child(path, law.child_age(violator.child_age))) return base::ok();
  return make_error(
      Code::Conflict, "path " + path.code + " is not for a child of this age",
      msg("A child who offends is handled as a child. This measure is not for children of this "
          "age."));
}

std::vector<const ViolatorPath*> allowed_paths(const Violator& violator, const LawBook& law) {
  std::vector<const ViolatorPath*> out;
  for (const auto& path : law.paths) {
    if (may_take(violator, path, law)) out.push_back(&path);
  }
  return out;
}

base::Result<std::string> decide_first_stage(const MeasureInput& input, const ViolatorPath& path) {
  const auto stages = first_stages(path);
  if (input.stage.empty() && stages.size() == 1) return stages.front().code;
  for (const auto& stage : stages)
    if (stage.code == input.stage) return stage.code;
  return invalid(msg("Choose how far this measure is"));
}

base::Status decide_measure(const Violator& violator, const MeasureInput& input, const LawBook& law,
                            base::Date today) {
  const auto* path = law.path(input.path);
  if (!path) return invalid(msg("Choose how the violator is handled"));
  AL_TRY_DO(may_take(violator, *path, law));
  if (!law.body(input.body)) return invalid(msg("Choose which body did it"));
  AL_TRY_DO(decide_first_stage(input, *path));
  AL_TRY_DO(check_path_needs(violator, input, *path, law));
  if (!input.done_on) return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
  if (*input.done_on > today) return invalid(msg("The day must not be in the future"));
  if (path->needs_text && input.result.empty())
    return invalid(msg("Say in your own words how this was found out"));
  AL_TRY_DO(check_length(input.decision_number, kMostDecision));
  return check_length(input.result, kMostWords);
}

}  // namespace anlanh::cases
