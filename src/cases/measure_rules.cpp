#include "cases/measure_rules.h"

#include <algorithm>

#include "base/utf8.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr std::size_t kMostNumber = 100;
constexpr std::size_t kMostWords = 4000;
constexpr std::string_view kStart = "start";
constexpr std::size_t kMostDigits = 13;  // beyond any fine of law

bool follows(const PathStage& stage, std::string_view before) {
  return std::find(stage.after.begin(), stage.after.end(), before) != stage.after.end();
}

const Act* act_of(const Violator& violator, const LawBook& law) {
  const auto* act = law.act(violator.act, static_cast<int>(violator.act_version));
  return act ? act : law.act(violator.act);
}

std::string range_text(const FineRange& range) {
  return amount_text(range.least) + " – " + amount_text(range.most);
}

base::Status check_words(const StepInput& input) {
  if (base::count_code_points(input.number) > kMostNumber ||
      base::count_code_points(input.note) > kMostWords)
    return invalid(msg("Please shorten this to at most {1} letters; there are {2} now",
                       std::to_string(kMostWords),
                       std::to_string(base::count_code_points(input.note))));
  return base::ok();
}

base::Status check_day(const StepInput& input, base::Date last_day, base::Date today) {
  if (!input.done_on) return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
  if (*input.done_on > today) return invalid(msg("The day must not be in the future"));
  if (*input.done_on < last_day)
    return invalid(msg("The day must not be before the step before it, {1}",
                       base::vietnam_date_text(last_day)));
  return base::ok();
}

}  // namespace

bool is_appeal(std::string_view step) { return step.starts_with("appeal-"); }

MeasureState measure_state(const MeasureTrail& trail) {
  MeasureState state;
  for (const auto& step : trail.steps) (is_appeal(step) ? state.appeal : state.stage) = step;
  return state;
}

std::vector<PathStage> first_stages(const ViolatorPath& path) {
  std::vector<PathStage> out;
  for (auto& stage : stages_of(path))
    if (follows(stage, kStart)) out.push_back(std::move(stage));
  return out;
}

std::vector<std::string> next_steps(const MeasureTrail& trail, const LawBook& law) {
  std::vector<std::string> out;
  const auto* path = law.path(trail.path);
  const auto state = measure_state(trail);
  if (!path || state.appeal == appeal::kCancelled) return out;
  for (const auto& stage : stages_of(*path))
    if (follows(stage, state.stage)) out.push_back(stage.code);
  if (!path->appealable) return out;
  if (state.appeal == appeal::kLodged)
    for (const auto decided : {appeal::kUpheld, appeal::kChanged, appeal::kCancelled})
      out.emplace_back(decided);
  else
    out.emplace_back(appeal::kLodged);
  return out;
}

base::Bilingual stage_label(const LawBook& law, std::string_view path, std::string_view stage) {
  if (const auto* found = law.path(path)) {
    for (const auto& one : stages_of(*found))
      if (one.code == stage) return one.label;
  }
  return {std::string(stage), std::string(stage)};
}

base::Message appeal_name(std::string_view step) {
  if (step == appeal::kLodged) return msg("Appeal lodged");
  if (step == appeal::kUpheld) return msg("Appeal decided: upheld");
  if (step == appeal::kChanged) return msg("Appeal decided: changed");
  return msg("Appeal decided: cancelled");
}

base::Status decide_step(const Violator& violator, const MeasureTrail& trail,
                         const StepInput& input, const LawBook& law, base::Date last_day,
                         base::Date today) {
  const auto next = next_steps(trail, law);
  if (std::find(next.begin(), next.end(), input.step) == next.end())
    return make_error(Code::Conflict, "step " + input.step + " does not follow",
                      msg("This step does not follow what is on record. Please look at it again."));
  if (!law.body(input.body)) return invalid(msg("Choose which body did it"));
  AL_TRY_DO(check_day(input, last_day, today));
  if (input.step == appeal::kChanged || input.step == appeal::kCancelled) {
    if (input.number.empty()) return invalid(msg("Give the number of the decision on the appeal"));
  }
  if (input.amount) {
    const auto* path = law.path(trail.path);
    if (input.step != appeal::kChanged || !path->asks_amount)
      return invalid(msg("Only a decision that changes a fine has an amount"));
    AL_TRY_DO(check_amount(violator, input.amount, law));
  }
  return check_words(input);
}

std::optional<FineRange> fine_range(const Violator& violator, const LawBook& law) {
  const auto* act = act_of(violator, law);
  if (!act) return std::nullopt;
  if (violator.kind == ViolatorKind::Organisation) return act->fine_organisation;
  if (violator.kind != ViolatorKind::Child || !act->fine_person) return act->fine_person;
  const auto* age = law.child_age(violator.child_age);
  const std::int64_t percent = age ? age->fine_percent : 0;
  // A child's fine is at most that share of an adult's, so its least is that share of an adult's least.
  return FineRange{act->fine_person->least * percent / 100, act->fine_person->most * percent / 100};
}

base::Status check_amount(const Violator& violator, std::optional<std::int64_t> amount,
                          const LawBook& law) {
  const auto* act = act_of(violator, law);
  if (act && !act->finable)
    return invalid(msg("This act is a matter of criminal law; it has no administrative fine."));
  if (!amount || *amount <= 0) return invalid(msg("Give the amount in VND, for example 7.500.000"));
  const auto range = fine_range(violator, law);
  if (range && (*amount < range->least || *amount > range->most))
    return invalid(msg("The law's range for this act is {1} VND", range_text(*range)));
  return base::ok();
}

std::optional<std::int64_t> parse_amount(std::string_view typed) {
  std::int64_t value = 0;
  std::size_t digits = 0;
  for (const char c : typed) {
    if (c == '.' || c == ' ' || c == ',') continue;
    if (c < '0' || c > '9' || ++digits > kMostDigits) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return digits == 0 ? std::nullopt : std::optional(value);
}

std::string amount_text(std::int64_t amount) {
  std::string digits = std::to_string(amount);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

}  // namespace anlanh::cases
