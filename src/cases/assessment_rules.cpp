#include "cases/assessment_rules.h"

#include <algorithm>

#include "cases/text_rules.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr std::size_t kMostAnswer = 10000;

bool has_option(const FormItem& item, std::string_view code) {
  return std::any_of(item.options.begin(), item.options.end(),
                     [code](const FormOption& option) { return option.code == code; });
}

template <class F>
void for_each_item(const FormDefinition& form, F&& function) {
  for (const auto& section : form.sections)
    for (const auto& item : section.items) function(item);
}

base::Status check_needed(const FormDefinition& form, const FieldMap& answers) {
  for (const auto& section : form.sections)
    for (const auto& item : section.items) {
      if (item.needed && field_of(answers, item.code).empty())
        return invalid(msg("Please answer: {1}", item.label.vi));
      AL_TRY_DO(check_length(field_of(answers, item.code), kMostAnswer));
    }
  return base::ok();
}

}  // namespace

FieldMap known_answers(const FormDefinition& form, const FieldMap& sent) {
  FieldMap out;
  for_each_item(form, [&](const FormItem& item) {
    const auto& value = field_of(sent, item.code);
    if (value.empty()) return;
    if (item.kind == AnswerKind::Text || has_option(item, value)) out[item.code] = value;
  });
  return out;
}

LevelCounts count_levels(const FormDefinition& form, const FieldMap& answers, Measures what) {
  LevelCounts out;
  for_each_item(form, [&](const FormItem& item) {
    if (item.measures != what) return;
    const auto level = parse_level(field_of(answers, item.code));
    if (!level) return;
    if (*level == Level::High) ++out.high;
    if (*level == Level::Medium) ++out.medium;
    if (*level == Level::Low) ++out.low;
  });
  return out;
}

Suggestion suggest_level(const FormDefinition& form, const FieldMap& answers) {
  const auto harm = count_levels(form, answers, Measures::Harm);
  const auto ability = count_levels(form, answers, Measures::Ability);
  Suggestion out;
  if (harm.high > 0 || (harm.medium > 0 && ability.low > 0))
    out.level = Level::High;
  else if (harm.medium > 0 || ability.low > 0)
    out.level = Level::Medium;
  for_each_item(form, [&](const FormItem& item) {
    const auto level = parse_level(field_of(answers, item.code));
    if (!level) return;
    const bool grave = item.measures == Measures::Harm && *level != Level::Low;
    const bool weak = item.measures == Measures::Ability && *level == Level::Low;
    if (grave || weak) out.reasons.push_back(&item);
  });
  return out;
}

bool review_allows_closing(const FormDefinition& form, const FieldMap& answers) {
  bool stable = true;
  bool asked = false;
  for_each_item(form, [&](const FormItem& item) {
    if (!item.stable) return;
    asked = true;
    stable = stable && field_of(answers, item.code) == "yes";
  });
  const auto harm = count_levels(form, answers, Measures::Harm);
  return asked && stable && harm.high == 0 && harm.medium == 0 && harm.low > 0;
}

base::Status check_finished(const FormDefinition& form, const FieldMap& answers,
                            CarerSuspected suspected) {
  AL_TRY_DO(check_needed(form, answers));
  const auto suggestion = suggest_level(form, answers);
  const auto& level = field_of(answers, "level");
  if (!level.empty() && level != level_code(suggestion.level) &&
      field_of(answers, "level_reason").empty())
    return invalid(msg("The conclusion differs from what the answers suggest. Say why."));
  const auto& emergency = field_of(answers, "emergency");
  if (emergency == "no" && field_of(answers, "emergency_reason").empty())
    return invalid(suspected == CarerSuspected::Yes
                       ? msg("A carer is suspected. Say why no emergency measure is needed.")
                       : msg("Say why no emergency measure is needed"));
  if (field_of(answers, "conclusion") == "close" && !review_allows_closing(form, answers))
    return invalid(
        msg("Closing can be proposed only where every harm is low and the child is stable in "
            "every respect (article 30)"));
  return base::ok();
}

base::Status decide_assessment_change(const Assessment& assessment, std::int64_t version_seen) {
  if (assessment.state == AssessmentState::Final)
    return make_error(Code::Conflict, "assessment is final",
                      msg("This assessment is finished. Begin a new one instead."));
  if (assessment.version != version_seen)
    return make_error(
        Code::Conflict, "assessment changed meanwhile",
        msg("Somebody changed this case while you had it open. Please look at it again."));
  return base::ok();
}

int separation_days(const std::vector<Emergency>& measures, const CaseForms& forms,
                    base::Date today) {
  int days = 0;
  for (const auto& measure : measures) {
    const auto* word = find_word(forms.emergency_measures, measure.measure);
    if (!word || !word->separates) continue;
    const auto end = measure.ended_on.value_or(std::max(today, measure.started_on));
    days += base::days_between(end, measure.started_on) + 1;
  }
  return days;
}

base::Status check_emergency(const EmergencyInput& input, const std::vector<Emergency>& others,
                             const CaseForms& forms, base::Date today) {
  const auto* word = find_word(forms.emergency_measures, input.measure);
  if (!word) return invalid(msg("Choose the emergency measure"));
  if (input.decided_by.empty()) return invalid(msg("Say who decided and who carries it out"));
  if (!input.started_on || (!input.ended_typed.empty() && !input.ended_on))
    return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
  if (*input.started_on > today) return invalid(msg("The day must not be in the future"));
  if (input.ended_on && *input.ended_on < *input.started_on)
    return invalid(msg("The last day is before the first"));
  AL_TRY_DO(check_length(input.decided_by, 300));
  AL_TRY_DO(check_length(input.note, 4000));
  if (!word->separates) return base::ok();
  auto all = others;
  Emergency added;
  added.measure = input.measure;
  added.started_on = *input.started_on;
  added.ended_on = input.ended_on;
  all.push_back(added);
  if (separation_days(all, forms, today) > forms.separation_days && input.note.empty())
    return invalid(
        msg("Separation may last {1} days in total (article 32). Say which authority "
            "requires more.",
            std::to_string(forms.separation_days)));
  return base::ok();
}

}  // namespace anlanh::cases
