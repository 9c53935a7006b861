#include "cases/step_rules.h"

#include <algorithm>

#include "base/utf8.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

constexpr int kOldestReceiptDays = 365;

base::Status check_words(std::string_view words) {
  const auto have = base::count_code_points(words);
  if (have <= kMostReason) return base::ok();
  return invalid(msg("Please shorten this to at most {1} letters; there are {2} now",
                     std::to_string(kMostReason), std::to_string(have)));
}

base::Status need_open(const Step& step) {
  if (is_open(step)) return base::ok();
  return make_error(Code::Conflict, "step " + step.code + " has ended",
                    msg("This step has been done or left out already. Nothing was changed."));
}

std::vector<Pause> spans_of(std::span<const StepPause> pauses) {
  std::vector<Pause> out;
  for (const auto& pause : pauses) out.push_back(pause.span);
  return out;
}

}  // namespace

void decide_times(Step& step, std::span<const StepPause> pauses, const ClockLaw& law,
                  std::string_view unit_code) {
  if (!is_open(step) || !law.deadline(step.code)) return;
  const auto deadline = deadline_in(law, step.code, unit_code, base::vietnam_date(step.start_at));
  if (deadline.unit != TimeUnit::SetElsewhere)
    step.due_at = due_of(deadline, step.start_at, spans_of(pauses), law.calendar);
  step.warn_at.reset();
  if (step.due_at) step.warn_at = warn_at(deadline, step.start_at, *step.due_at, law.calendar);
}

std::vector<Step> decide_steps(const Case& file, const ClockLaw& law, std::string_view unit_code) {
  std::vector<Step> steps;
  for (const auto& row : law.deadlines) {
    if (row.step == 0) continue;
    Step step;
    step.case_id = file.id;
    step.code = row.code;
    step.place = row.step;
    step.start_at = file.received_at;
    decide_times(step, {}, law, unit_code);
    steps.push_back(std::move(step));
  }
  std::sort(steps.begin(), steps.end(),
            [](const Step& a, const Step& b) { return a.place < b.place; });
  return steps;
}

std::vector<StepLevel> decide_levels(const Step& step, const ClockLaw& law) {
  std::vector<StepLevel> levels;
  const auto* row = law.deadline(step.code);
  if (!row || !step.due_at || step.state != StepState::Open) return levels;
  for (const auto& rule : row->escalations)
    levels.push_back({rule.level, moment_after(*step.due_at, rule.after, law.calendar), {}});
  return levels;
}

StepMark decide_mark(const Step& step, base::Instant now) {
  switch (step.state) {
    case StepState::Paused: return StepMark::Standing;
    case StepState::Skipped: return StepMark::LeftOut;
    case StepState::Done:
      if (!step.late) return StepMark::Done;
      return step.reason ? StepMark::DoneLate : StepMark::ReasonOwed;
    case StepState::Open: break;
  }
  if (!step.due_at) return StepMark::NoTime;
  if (now > *step.due_at) return StepMark::Overdue;
  return step.warn_at && now >= *step.warn_at ? StepMark::Soon : StepMark::InTime;
}

bool ended_by_form(std::string_view step) {
  for (const auto* code : {"initial", "emergency", "specific", "plan", "decision", "review"})
    if (step == code) return true;
  return false;
}

base::Status decide_by_hand(std::string_view step) {
  if (!ended_by_form(step)) return base::ok();
  return invalid(msg("This step is done by its form. Open the form and finish it there."));
}

bool begins_again(std::string_view step) {
  return step == "plan" || step == "decision" || step == "review";
}

void begin_again(Step& step, base::Instant now) {
  step.state = StepState::Open;
  step.start_at = now;
  step.due_at.reset();
  step.warn_at.reset();
  step.ended_at.reset();
  step.ended_by = {};
  step.ended_name.clear();
  step.late = false;
  step.skip_reason.clear();
  step.reason.reset();
}

base::Status decide_finish(const Step& step, std::string_view reason, base::Instant now) {
  AL_TRY_DO(need_open(step));
  if (step.due_at && now > *step.due_at && reason.empty())
    return invalid(msg("This step is late. Write down why; it stands in the record."));
  return check_words(reason);
}

base::Status decide_skip(const Step& step, std::span<const Step> all, std::string_view reason,
                         std::string_view words, const ClockLaw& law) {
  AL_TRY_DO(need_open(step));
  if (!find_reason(law.skip_reasons, reason, step.code))
    return invalid(msg("Choose why this step is left out"));
  if (words.empty()) return invalid(msg("Write in your own words why this step is left out"));
  const auto assessed = [](const Step& other) {
    return other.code == "initial" && other.state == StepState::Done;
  };
  if (reason == "no-emergency" && std::none_of(all.begin(), all.end(), assessed))
    return invalid(
        msg("Do the initial assessment first: it decides whether emergency measures are needed."));
  return check_words(words);
}

base::Status decide_pause(const Step& step, std::string_view reason, std::string_view words,
                          const ClockLaw& law, base::Instant now) {
  AL_TRY_DO(need_open(step));
  if (step.state == StepState::Paused)
    return make_error(Code::Conflict, "step " + step.code + " stands already",
                      msg("The clock of this step stands already. Nothing was changed."));
  const auto* row = law.deadline(step.code);
  if (!row || !row->may_pause)
    return invalid(msg("The time of this step runs without a break and cannot be paused"));
  if (step.due_at && now > *step.due_at)
    return invalid(msg("This step is late already; a pause would not help"));
  if (!find_reason(law.pause_reasons, reason, step.code))
    return invalid(msg("Choose why the clock stands"));
  if (words.empty()) return invalid(msg("Write in your own words what is being waited for"));
  return check_words(words);
}

base::Status decide_resume(const Step& step) {
  if (step.state == StepState::Paused) return base::ok();
  return make_error(Code::Conflict, "step " + step.code + " does not stand",
                    msg("The clock of this step is running already. Nothing was changed."));
}

base::Status decide_late_reason(const Step& step, std::string_view words) {
  if (step.state != StepState::Done || !step.late || step.reason)
    return make_error(Code::Conflict, "step " + step.code + " owes no reason",
                      msg("No reason is missing here. Nothing was changed."));
  if (words.empty()) return invalid(msg("Write down why it was late"));
  return check_words(words);
}

base::Status decide_first_receipt(const Case& file, std::optional<base::Instant> received,
                                  std::string_view words) {
  if (!received)
    return invalid(msg("Give the day as day/month/year and the time as hours:minutes"));
  if (*received >= file.received_at)
    return invalid(msg("The first receipt can only be moved to an earlier moment"));
  if (file.opened_at - *received > std::chrono::hours(24 * kOldestReceiptDays))
    return invalid(msg("The day is more than a year ago. Please check it."));
  if (words.empty()) return invalid(msg("Write down where the information was first received"));
  return check_words(words);
}

}  // namespace anlanh::cases
