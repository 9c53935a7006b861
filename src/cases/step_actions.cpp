#include "cases/step_actions.h"

#include <algorithm>
#include <map>

#include "cases/case_access.h"
#include "cases/case_rules.h"
#include "cases/case_store.h"
#include "cases/report_rules.h"
#include "cases/sealed_text.h"
#include "cases/step_rules.h"
#include "people/right_model.h"
#include "people/unit_store.h"
#include "store/audit.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::make_error;
using base::msg;
using people::Officer;
namespace rights = people::rights;

constexpr std::int64_t kMostExported = 20000;
constexpr std::int64_t kOneRun = 500;
constexpr std::string_view kPlansApprove = "plans.approve";

base::Result<std::string> load_unit_code(store::Sql& sql, base::Id id) {
  if (!id) return std::string();
  AL_TRY(const auto unit, people::find_unit(sql, id));
  return unit ? unit->code : std::string();
}

base::Status audit_step(store::Sql& sql, const Officer& officer, base::Instant now,
                        std::string action, base::Id case_id, std::string detail) {
  return store::append_audit(
      sql, people::audit_line(officer, now, std::move(action), "case", case_id, std::move(detail)));
}

base::Error stale(const Step& step) {
  return make_error(
      Code::Conflict, "step " + step.code + " changed meanwhile",
      msg("Somebody changed this step while you had it open. Please look at it again."));
}

base::Status fill_missing(store::Sql& sql, const Desk& desk, const Case& file, base::Instant now) {
  AL_TRY(const auto steps, load_steps(sql, file.id));
  if (!steps.empty() || file.state != CaseState::Open) return base::ok();
  return open_steps(sql, desk, file, file.unit ? std::optional(file.opened_at) : std::nullopt, now);
}

// The step, with the steps made where the case is older than steps.
base::Result<Step> load_step(store::Sql& sql, const Desk& desk, const Case& file,
                             std::string_view code, base::Instant now) {
  AL_TRY_DO(fill_missing(sql, desk, file, now));
  AL_TRY(auto step, find_step(sql, file.id, code));
  if (!step) return make_error(Code::NotFound, "no step " + std::string(code));
  return std::move(*step);
}

void end_step(Step& step, StepState state, const Officer& officer, base::Instant now) {
  step.state = state;
  step.ended_at = now;
  step.ended_by = officer.account;
  step.ended_name = officer.name;
  step.late = step.due_at && now > *step.due_at;
}

base::Status save_end(store::Sql& sql, const Step& step, StepState seen) {
  AL_TRY(const bool saved, save_step_change(sql, step, seen));
  if (!saved) return stale(step);
  if (seen == StepState::Paused)
    AL_TRY_DO(save_pause_end(sql, step.id, *step.ended_at, step.ended_name));
  return save_step_levels(sql, step.id, {});
}

// Times and levels of one open step, as they follow from its start, its pauses and its unit.
base::Status retime(store::Sql& sql, const Desk& desk, Step step, std::string_view unit_code) {
  const auto seen = step.state;
  const auto& law = desk.law->clock;
  AL_TRY(const auto pauses, load_pauses(sql, step.id));
  decide_times(step, pauses, law, unit_code);
  AL_TRY(const bool saved, save_step_change(sql, step, seen));
  if (!saved) return stale(step);
  AL_TRY_DO(save_step_levels(sql, step.id, decide_levels(step, law)));
  if (step.code == "plan" && step.due_at) AL_TRY_DO(save_case_due(sql, step.case_id, *step.due_at));
  return base::ok();
}

// The case of an act, and its step; the case must be open.
struct Acted {
  Case file;
  Step step;
};

base::Result<Acted> load_acted(store::Sql& sql, const Desk& desk, const Officer& officer,
                               std::string_view right, const StepAct& act, base::Instant now) {
  Acted out;
  AL_TRY(out.file, load_case_with(sql, officer, right, act.case_id));
  AL_TRY_DO(decide_case_change(out.file, 0));
  AL_TRY(out.step, load_step(sql, desk, out.file, act.step, now));
  return out;
}

std::string_view right_for(std::string_view step) {
  return step == "decision" ? rights::kCasesClose : rights::kCasesWork;
}

// A chair who approves plans may decide without the right to close.
std::string_view right_to_end(const Officer& officer, std::string_view step) {
  const auto right = right_for(step);
  return step == "decision" && !officer.may(right) && officer.may(kPlansApprove) ? kPlansApprove
                                                                                 : right;
}

bool may_complete(const Officer& officer, const Case& file) {
  for (const auto right : {rights::kCasesWork, rights::kCasesClose, kPlansApprove})
    if (officer.may_on(right, file.unit, file.assignee)) return true;
  return false;
}

base::Result<Case> load_case_to_complete(store::Sql& sql, const Officer& officer, base::Id id) {
  AL_TRY(auto file, find_case(sql, id));
  if (!file) return make_error(Code::NotFound, "no case " + base::id_text(id));
  if (!may_complete(officer, *file)) return make_error(Code::Refused, "no right to end a step");
  return std::move(*file);
}

Step done_by_platform(Step step, base::Instant at) {
  step.state = StepState::Done;
  step.ended_at = at;
  return step;
}

base::Status fill_pauses(store::Sql& sql, const ReadingKey& key, OpenedStep& out) {
  AL_TRY(const auto pauses, load_pauses(sql, out.step.id));
  for (const auto& pause : pauses) {
    AL_TRY(auto note, open_text(key, purpose::kPauseNote, pause.id, pause.note));
    out.pauses.push_back({pause, std::move(note)});
  }
  return base::ok();
}

base::Status fill_before(store::Sql& sql, const ReadingKey& key, OpenedStep& out) {
  AL_TRY(const auto before, load_steps_before(sql, out.step));
  for (const auto& step : before) {
    AL_TRY(auto reason, open_text(key, purpose::kStepReason, step.id, step.reason));
    out.before.push_back({step, std::move(reason)});
  }
  return base::ok();
}

base::Result<OpenedStep> open_step(store::Sql& sql, const Desk& desk, const ReadingKey& key,
                                   const Officer& officer, const Case& file, Step step,
                                   std::string_view unit_code) {
  OpenedStep out;
  const auto& law = desk.law->clock;
  AL_TRY(out.reason, open_text(key, purpose::kStepReason, step.id, step.reason));
  if (law.deadline(step.code))
    out.deadline = deadline_in(law, step.code, unit_code, base::vietnam_date(step.start_at));
  out.provisional = step.due_at && is_open(step) &&
                    is_provisional(out.deadline, step.start_at, *step.due_at, law.calendar);
  out.may_end = may_end_step(officer, file, step.code);
  out.may_work = officer.may_on(rights::kCasesWork, file.unit, file.assignee);
  out.step = std::move(step);
  AL_TRY(out.levels, load_step_levels(sql, out.step.id));
  AL_TRY_DO(fill_before(sql, key, out));
  AL_TRY_DO(fill_pauses(sql, key, out));
  return out;
}

base::Result<StepFile> open_file(store::Sql& sql, const Desk& desk, const Officer& officer,
                                 Case file) {
  StepFile out;
  AL_TRY(const auto unit_code, load_unit_code(sql, file.unit));
  AL_TRY(const auto key, load_reading_key(sql, desk, file.id));
  AL_TRY(auto steps, load_steps(sql, file.id));
  for (auto& step : steps) {
    AL_TRY(auto opened, open_step(sql, desk, key, officer, file, std::move(step), unit_code));
    out.steps.push_back(std::move(opened));
  }
  AL_TRY(const auto receipts, load_receipts(sql, file.id));
  for (const auto& receipt : receipts) {
    AL_TRY(auto words, open_text(key, purpose::kReceiptWords, receipt.id, receipt.words));
    out.receipts.push_back({receipt, std::move(words)});
  }
  out.may_work = officer.may_on(rights::kCasesWork, file.unit, file.assignee);
  out.file = std::move(file);
  return out;
}

base::Status fill_unit_names(store::Sql& sql, std::vector<DueLine>& lines) {
  std::map<base::Id, std::string> names;
  for (auto& line : lines) {
    if (!line.unit) continue;
    if (!names.contains(line.unit)) {
      AL_TRY(const auto unit, people::find_unit(sql, line.unit));
      names[line.unit] = unit ? unit->name : std::string();
    }
    line.unit_name = names[line.unit];
  }
  return base::ok();
}

base::Status need_anywhere(const Officer& officer, std::string_view right) {
  if (officer.may(right)) return base::ok();
  return make_error(Code::Refused, "no " + std::string(right));
}

}  // namespace

// ---- For other acts on a case ---------------------------------------------------------------------

base::Status open_steps(store::Sql& sql, const Desk& desk, const Case& file,
                        std::optional<base::Instant> placed_at, base::Instant now) {
  const auto& law = desk.law->clock;
  AL_TRY(const auto unit_code, load_unit_code(sql, file.unit));
  for (auto& step : decide_steps(file, law, unit_code)) {
    step.id = base::make_id(now, desk.random);
    if (step.code == "record") step = done_by_platform(std::move(step), file.received_at);
    if (step.code == "transfer" && placed_at) {
      step = done_by_platform(std::move(step), *placed_at);
      step.late = step.due_at && *placed_at > *step.due_at;
    }
    AL_TRY_DO(save_new_step(sql, step, decide_levels(step, law)));
    if (step.code == "plan" && step.due_at) AL_TRY_DO(save_case_due(sql, file.id, *step.due_at));
  }
  return base::ok();
}

base::Status recompute_steps(store::Sql& sql, const Desk& desk, const Case& file) {
  AL_TRY(const auto unit_code, load_unit_code(sql, file.unit));
  AL_TRY(const auto steps, load_steps(sql, file.id));
  for (auto step : steps) {
    if (!is_open(step)) continue;
    if (step.start_at <= file.opened_at) step.start_at = file.received_at;  // not one begun again
    AL_TRY_DO(retime(sql, desk, std::move(step), unit_code));
  }
  return base::ok();
}

base::Status complete_step(store::Sql& sql, const Desk& desk, const Officer& officer,
                           base::Id case_id, std::string_view code, base::Instant now) {
  AL_TRY(const auto file, load_case_to_complete(sql, officer, case_id));
  AL_TRY(auto step, load_step(sql, desk, file, code, now));
  if (!is_open(step)) return base::ok();
  const auto seen = step.state;
  end_step(step, StepState::Done, officer, now);
  AL_TRY_DO(save_end(sql, step, seen));
  return audit_step(sql, officer, now, "step.done", case_id, step.code);
}

base::Status leave_out_step(store::Sql& sql, const Desk& desk, const Officer& officer,
                            const StepAct& act, base::Instant now) {
  AL_TRY(const auto file, load_case_to_complete(sql, officer, act.case_id));
  AL_TRY(auto step, load_step(sql, desk, file, act.step, now));
  if (!is_open(step) || !find_reason(desk.law->clock.skip_reasons, act.reason, step.code))
    return base::ok();
  const auto seen = step.state;
  end_step(step, StepState::Skipped, officer, now);
  step.skip_reason = act.reason;
  AL_TRY(const auto key, desk.vault->load_key(sql, act.case_id));
  step.reason = seal_text(key, purpose::kStepReason, step.id, act.words);
  AL_TRY_DO(save_end(sql, step, seen));
  return audit_step(sql, officer, now, "step.skip", act.case_id, step.code + " " + act.reason);
}

base::Status begin_steps_again(store::Sql& sql, const Desk& desk, const Officer& officer,
                               const Case& file, base::Instant now) {
  AL_TRY_DO(fill_missing(sql, desk, file, now));
  AL_TRY(const auto unit_code, load_unit_code(sql, file.unit));
  AL_TRY(const auto steps, load_steps(sql, file.id));
  for (auto step : steps) {
    if (!begins_again(step.code)) continue;
    const auto seen = step.state;
    AL_TRY_DO(save_step_before(sql, base::make_id(now, desk.random), step, now));
    if (seen == StepState::Paused) AL_TRY_DO(save_pause_end(sql, step.id, now, officer.name));
    begin_again(step, now);
    AL_TRY(const bool saved, save_step_change(sql, step, seen));
    if (!saved) return stale(step);
    AL_TRY_DO(retime(sql, desk, step, unit_code));
    AL_TRY_DO(audit_step(sql, officer, now, "step.again", file.id, step.code));
  }
  return base::ok();
}

base::Status set_step_due(store::Sql& sql, const Desk& desk, const Officer& officer,
                          base::Id case_id, std::string_view code, base::Instant due,
                          base::Instant now) {
  AL_TRY(const auto file, load_case_to_complete(sql, officer, case_id));
  AL_TRY(auto step, load_step(sql, desk, file, code, now));
  const auto* row = desk.law->clock.deadline(code);
  if (!row || row->unit != TimeUnit::SetElsewhere || !is_open(step))
    return make_error(Code::Conflict, "the time of this step is not set by a plan");
  step.due_at = due;
  AL_TRY(const auto unit_code, load_unit_code(sql, file.unit));
  AL_TRY_DO(retime(sql, desk, step, unit_code));
  return audit_step(sql, officer, now, "step.due", case_id, step.code);
}

// ---- Acts of an officer ---------------------------------------------------------------------------

bool may_end_step(const Officer& officer, const Case& file, std::string_view step) {
  return officer.may_on(right_to_end(officer, step), file.unit, file.assignee);
}

base::Status finish_step(const Desk& desk, const Officer& officer, const StepAct& act,
                         base::Instant now) {
  const auto words = trimmed(act.words);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto acted, load_acted(sql, desk, officer, right_to_end(officer, act.step), act, now));
    auto& step = acted.step;
    AL_TRY_DO(decide_by_hand(step.code));
    AL_TRY_DO(decide_finish(step, words, now));
    const auto seen = step.state;
    end_step(step, StepState::Done, officer, now);
    AL_TRY(const auto key, desk.vault->load_key(sql, act.case_id));
    if (step.late) step.reason = seal_text(key, purpose::kStepReason, step.id, words);
    AL_TRY_DO(save_end(sql, step, seen));
    return audit_step(sql, officer, now, step.late ? "step.late" : "step.done", act.case_id,
                      step.code);
  });
}

base::Status skip_step(const Desk& desk, const Officer& officer, const StepAct& act,
                       base::Instant now) {
  const auto words = trimmed(act.words);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto acted, load_acted(sql, desk, officer, right_to_end(officer, act.step), act, now));
    auto& step = acted.step;
    AL_TRY(const auto all, load_steps(sql, act.case_id));
    AL_TRY_DO(decide_skip(step, all, act.reason, words, desk.law->clock));
    const auto seen = step.state;
    end_step(step, StepState::Skipped, officer, now);
    step.skip_reason = act.reason;
    AL_TRY(const auto key, desk.vault->load_key(sql, act.case_id));
    step.reason = seal_text(key, purpose::kStepReason, step.id, words);
    AL_TRY_DO(save_end(sql, step, seen));
    return audit_step(sql, officer, now, "step.skip", act.case_id, step.code + " " + act.reason);
  });
}

base::Status pause_step(const Desk& desk, const Officer& officer, const StepAct& act,
                        base::Instant now) {
  const auto words = trimmed(act.words);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto acted, load_acted(sql, desk, officer, rights::kCasesWork, act, now));
    auto& step = acted.step;
    AL_TRY_DO(decide_pause(step, act.reason, words, desk.law->clock, now));
    StepPause pause;
    pause.id = base::make_id(now, desk.random);
    pause.step = step.id;
    pause.reason = act.reason;
    AL_TRY(const auto key, desk.vault->load_key(sql, act.case_id));
    pause.note = seal_text(key, purpose::kPauseNote, pause.id, words);
    pause.span.from = now;
    pause.paused_by = officer.name;
    AL_TRY_DO(save_new_pause(sql, pause));
    const auto seen = step.state;
    step.state = StepState::Paused;
    AL_TRY(const bool saved, save_step_change(sql, step, seen));
    if (!saved) return stale(step);
    AL_TRY(const auto unit_code, load_unit_code(sql, acted.file.unit));
    AL_TRY_DO(retime(sql, desk, step, unit_code));
    return audit_step(sql, officer, now, "step.pause", act.case_id, step.code + " " + act.reason);
  });
}

base::Status resume_step(const Desk& desk, const Officer& officer, const StepAct& act,
                         base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto acted, load_acted(sql, desk, officer, rights::kCasesWork, act, now));
    auto& step = acted.step;
    AL_TRY_DO(decide_resume(step));
    AL_TRY_DO(save_pause_end(sql, step.id, now, officer.name));
    step.state = StepState::Open;
    AL_TRY(const bool saved, save_step_change(sql, step, StepState::Paused));
    if (!saved) return stale(step);
    AL_TRY(const auto unit_code, load_unit_code(sql, acted.file.unit));
    AL_TRY_DO(retime(sql, desk, step, unit_code));
    return audit_step(sql, officer, now, "step.resume", act.case_id, step.code);
  });
}

base::Status give_late_reason(const Desk& desk, const Officer& officer, const StepAct& act,
                              base::Instant now) {
  const auto words = trimmed(act.words);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto acted, load_acted(sql, desk, officer, right_to_end(officer, act.step), act, now));
    auto& step = acted.step;
    AL_TRY_DO(decide_late_reason(step, words));
    AL_TRY(const auto key, desk.vault->load_key(sql, act.case_id));
    AL_TRY_DO(save_step_reason(sql, step.id, key.seal(purpose::kStepReason, step.id, words)));
    return audit_step(sql, officer, now, "step.reason", act.case_id, step.code);
  });
}

base::Status set_first_receipt(const Desk& desk, const Officer& officer, base::Id case_id,
                               std::optional<base::Instant> received, std::string_view typed,
                               base::Instant now) {
  const auto words = trimmed(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(decide_first_receipt(file, received, words));
    AL_TRY_DO(fill_missing(sql, desk, file, now));
    FirstReceipt receipt;
    receipt.id = base::make_id(now, desk.random);
    receipt.case_id = case_id;
    receipt.received_at = *received;
    AL_TRY(const auto key, desk.vault->load_key(sql, case_id));
    receipt.words = key.seal(purpose::kReceiptWords, receipt.id, words);
    receipt.set_at = now;
    receipt.set_by = officer.account;
    receipt.set_name = officer.name;
    AL_TRY_DO(save_receipt(sql, receipt));
    AL_TRY_DO(save_case_receipt(sql, case_id, *received));
    file.received_at = *received;
    AL_TRY_DO(recompute_steps(sql, desk, file));
    return audit_step(sql, officer, now, "step.receipt", case_id, base::iso_time(*received));
  });
}

base::Result<StepFile> read_steps(const Desk& desk, const Officer& officer, base::Id case_id,
                                  base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<StepFile> {
    AL_TRY(auto file, load_case_with(sql, officer, rights::kCasesRead, case_id));
    AL_TRY_DO(fill_missing(sql, desk, file, now));
    AL_TRY_DO(audit_step(sql, officer, now, "case.read", case_id, "steps"));
    return open_file(sql, desk, officer, std::move(file));
  });
}

// ---- What is due ----------------------------------------------------------------------------------

DueReach due_reach(const Officer& officer, const ClockLaw& law) {
  DueReach reach{
      officer.account, officer.scope(rights::kCasesRead), officer.scope(rights::kCasesWork), {}};
  for (const auto& level : law.levels) {
    const auto& scope = officer.scope(level.right);
    // Who may act everywhere stands at the province's level only, not at every commune's.
    if (!scope.empty() && level.whole_province == scope.all())
      reach.levels.push_back({level.code, scope});
  }
  return reach;
}

base::Result<DueList> list_due(const Desk& desk, const Officer& officer, const DueFilter& filter,
                               std::int64_t page, base::Instant now) {
  AL_TRY_DO(need_anywhere(officer, rights::kCasesRead));
  const auto reach = due_reach(officer, desk.law->clock);
  return desk.store.read([&](store::Sql& sql) -> base::Result<DueList> {
    DueList list;
    AL_TRY(list.lines, load_due_lines(sql, reach, filter, now, {kDuePage, (page - 1) * kDuePage}));
    AL_TRY_DO(fill_unit_names(sql, list.lines));
    AL_TRY(list.total, count_due(sql, reach, filter, now));
    AL_TRY(list.overdue, count_due(sql, reach, {.state = DueState::Overdue}, now));
    AL_TRY(list.soon, count_due(sql, reach, {.state = DueState::Soon}, now));
    return list;
  });
}

base::Result<std::vector<DueLine>> export_due(const Desk& desk, const Officer& officer,
                                              const DueFilter& filter, base::Instant now) {
  AL_TRY_DO(need_anywhere(officer, rights::kCasesRead));
  const auto reach = due_reach(officer, desk.law->clock);
  return desk.store.write([&](store::Sql& sql) -> base::Result<std::vector<DueLine>> {
    AL_TRY(auto lines, load_due_lines(sql, reach, filter, now, {kMostExported, 0}));
    AL_TRY_DO(fill_unit_names(sql, lines));
    AL_TRY_DO(audit_step(sql, officer, now, "step.export", {}, std::to_string(lines.size())));
    return lines;
  });
}

base::Result<std::int64_t> count_due_of(const Desk& desk, const Officer& officer,
                                        base::Instant now) {
  if (!officer.may(rights::kCasesRead)) return std::int64_t{0};
  const auto reach = due_reach(officer, desk.law->clock);
  return desk.store.read([&](store::Sql& sql) { return count_due(sql, reach, {}, now); });
}

// ---- By the clock ---------------------------------------------------------------------------------

base::Result<std::int64_t> write_escalations(const Desk& desk, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<std::int64_t> {
    AL_TRY(const auto bare, load_cases_without_steps(sql, kOneRun));
    for (const auto id : bare) {
      AL_TRY(const auto file, find_case(sql, id));
      if (file) AL_TRY_DO(fill_missing(sql, desk, *file, now));
    }
    std::int64_t written = 0;
    AL_TRY(const auto due, load_new_escalations(sql, now, kOneRun));
    for (const auto& escalation : due) {
      AL_TRY(const bool fresh, save_escalation_shown(sql, escalation, now));
      if (!fresh) continue;
      AL_TRY_DO(
          store::append_audit(sql, {now, base::Id{}, "system", "step.escalate", "case",
                                    escalation.case_id, escalation.code + " " + escalation.level}));
      ++written;
    }
    return written;
  });
}

}  // namespace anlanh::cases
