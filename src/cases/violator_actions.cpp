#include "cases/violator_actions.h"

#include "cases/case_access.h"
#include "cases/case_rules.h"
#include "cases/case_store.h"
#include "cases/handling_rules.h"
#include "cases/identity_store.h"
#include "cases/intake_actions.h"
#include "cases/join_actions.h"
#include "cases/join_rules.h"
#include "cases/name_index.h"
#include "cases/report_rules.h"
#include "cases/sealed_text.h"
#include "cases/violator_store.h"
#include "people/right_model.h"
#include "store/audit.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;
using people::Officer;
namespace rights = people::rights;

base::Status audit_violator(store::Sql& sql, const Officer& officer, base::Instant now,
                            std::string action, base::Id violator, std::string detail) {
  return store::append_audit(sql, people::audit_line(officer, now, std::move(action), "violator",
                                                     violator, std::move(detail)));
}

ViolatorInput trimmed_input(const ViolatorInput& typed) {
  auto input = typed;
  input.account_name = trimmed(typed.account_name);
  input.note = trimmed(typed.note);
  return input;
}

// What finds the same account in another case; an account that got a face keeps it.
void fill_account_key(const Desk& desk, const ViolatorInput& input, Violator& violator) {
  if (*input.kind != ViolatorKind::UnknownAccount) return;
  violator.account_key.reset();
  const auto* platform = desk.law->platform(input.platform);
  if (!platform) return;
  const auto account = normal_account(input.account_name, *platform);
  if (!account.empty()) violator.account_key = account_key(desk, input.platform, account);
}

bool is_age(const LawBook& law, const std::string& code) {
  const auto* age = law.child_age(code);
  return age && age->code == code;
}

void fill_violator(const Desk& desk, const store::RecordKey& key, const ViolatorInput& input,
                   base::Date reported, Violator& violator) {
  fill_account_key(desk, input, violator);
  violator.kind = *input.kind;
  violator.act = input.act;
  const auto* act = desk.law->act_on(input.act, act_day(input.happened_on, reported));
  violator.act_version = act ? act->version : 0;
  violator.platform = input.platform;
  violator.happened_on = input.happened_on;
  const bool aged = *input.kind == ViolatorKind::Child && is_age(*desk.law, input.child_age);
  violator.child_age = aged ? input.child_age : "";
  violator.account_name =
      seal_text(key, purpose::kViolatorAccount, violator.id, input.account_name);
  violator.note = seal_text(key, purpose::kViolatorNote, violator.id, input.note);
}

base::Date reported_day(const Case& file) { return base::vietnam_date(file.received_at); }

// An address that was blocked is one that this case has confirmed.
base::Status check_address(store::Sql& sql, base::Id case_id, const MeasureInput& input,
                           const LawBook& law) {
  if (!law.path(input.path)->needs_address) return base::ok();
  AL_TRY(const auto addresses, load_case_addresses(sql, case_id));
  for (const auto& address : addresses)
    if (address.id == input.address) return base::ok();
  return invalid(msg("Choose the address that was blocked. Confirm it in the case first."));
}

Measure make_measure(const Desk& desk, const store::RecordKey& key, const Officer& officer,
                     base::Id violator, const MeasureInput& input, std::string_view form_token,
                     base::Instant now) {
  Measure measure;
  measure.id = base::make_id(now, desk.random);
  measure.violator = violator;
  measure.path = input.path;
  measure.body = input.body;
  measure.decision_number = input.decision_number;
  measure.done_on = *input.done_on;
  measure.result = seal_text(key, purpose::kMeasureResult, measure.id, input.result);
  measure.recorded_at = now;
  measure.recorded_by = officer.account;
  measure.token = blind_hash(*desk.sealer, "measure.token", form_token);
  const auto& path = *desk.law->path(input.path);
  measure.stage = decide_first_stage(input, path).value();  // decide_measure has asked
  if (path.asks_amount) measure.amount = input.amount;
  if (path.needs_address) measure.address = input.address;
  return measure;
}

// What was done stands: a violator who turns out to be a child must not keep a fine or a criminal path unseen.
base::Status check_measures_fit(store::Sql& sql, const Desk& desk, const Violator& violator) {
  AL_TRY(const auto measures, load_measures(sql, violator.id));
  for (const auto& measure : measures) {
    const auto* path = desk.law->path(measure.path);
    if (path) AL_TRY_DO(may_take(violator, *path, *desk.law));
    if (measure.amount) AL_TRY_DO(check_amount(violator, measure.amount, *desk.law));
  }
  return base::ok();
}

base::Result<OpenedMeasure> open_measure(store::Sql& sql, const ReadingKey& key, Measure measure) {
  OpenedMeasure out;
  AL_TRY(out.result, open_text(key, purpose::kMeasureResult, measure.id, measure.result));
  out.trail = {measure.path, {measure.stage}};
  AL_TRY(auto steps, load_measure_steps(sql, measure.id));
  for (auto& step : steps) {
    out.trail.steps.push_back(step.step);
    AL_TRY(auto note, open_text(key, purpose::kMeasureStep, step.id, step.note));
    out.steps.push_back({std::move(step), std::move(note)});
  }
  out.measure = std::move(measure);
  return out;
}

std::vector<MeasureTrail> trails_of(const std::vector<OpenedMeasure>& measures) {
  std::vector<MeasureTrail> out;
  for (const auto& opened : measures) out.push_back(opened.trail);
  return out;
}

base::Result<std::optional<base::Instant>> load_open_until(store::Sql& sql, const Officer& officer,
                                                           base::Id case_id, base::Instant now) {
  AL_TRY(const auto open, find_open_identity(sql, officer, case_id, now));
  return open ? open->open_until : std::nullopt;
}

base::Date last_day(const OpenedMeasure& measure) {
  return measure.steps.empty() ? measure.measure.done_on : measure.steps.back().step.done_on;
}

MeasureStep make_step(const Desk& desk, const store::RecordKey& key, const Officer& officer,
                      const OpenedMeasure& opened, const StepInput& input, base::Bytes token,
                      base::Instant now) {
  MeasureStep step;
  step.id = base::make_id(now, desk.random);
  step.measure = opened.measure.id;
  step.place = static_cast<std::int64_t>(opened.steps.size()) + 1;
  step.step = input.step;
  step.body = input.body;
  step.number = input.number;
  step.amount = input.amount;
  step.done_on = *input.done_on;
  step.note = seal_text(key, purpose::kMeasureStep, step.id, input.note);
  step.recorded_at = now;
  step.recorded_by = officer.account;
  step.token = std::move(token);
  return step;
}

// Who may not see the name cannot have meant to take it away.
base::Status keep_closed_name(store::Sql& sql, const Desk& desk, const Officer& officer,
                              const FoundViolator& found, base::Instant now, ViolatorInput& input) {
  if (!input.account_name.empty()) return base::ok();
  AL_TRY(const bool open, may_show_identity(sql, officer, found.file.id, now));
  if (open) return base::ok();
  AL_TRY(const auto key, load_reading_key(sql, desk, found.file.id));
  AL_TRY(input.account_name,
         open_text(key, purpose::kViolatorAccount, found.violator.id, found.violator.account_name));
  return base::ok();
}

// One of several joined cannot become a child, or stop being one, on its own.
base::Status check_join_fits(store::Sql& sql, const Violator& before, const ViolatorInput& input) {
  const bool was = before.kind == ViolatorKind::Child;
  if (was == (*input.kind == ViolatorKind::Child)) return base::ok();
  AL_TRY(const auto members, load_subject_members(sql, before.subject));
  if (members.size() < 2) return base::ok();
  return make_error(Code::Conflict, "joined violators differ in being a child",
                    msg("This violator is joined with others. Undo the join first."));
}

}  // namespace

base::Result<FoundViolator> load_violator_for(store::Sql& sql, const Officer& officer,
                                              std::string_view right, base::Id id) {
  AL_TRY(auto violator, find_violator(sql, id));
  if (!violator) return make_error(Code::NotFound, "no violator " + base::id_text(id));
  AL_TRY(auto file, load_case_with(sql, officer, right, violator->case_id));
  return FoundViolator{std::move(*violator), std::move(file)};
}

base::Result<OpenedViolator> open_violator(store::Sql& sql, const Desk& desk, const ReadingKey& key,
                                           Violator violator) {
  OpenedViolator out;
  AL_TRY(out.account_name,
         open_text(key, purpose::kViolatorAccount, violator.id, violator.account_name));
  AL_TRY(out.note, open_text(key, purpose::kViolatorNote, violator.id, violator.note));
  AL_TRY(auto measures, load_measures(sql, violator.id));
  for (auto& measure : measures) {
    AL_TRY(auto opened, open_measure(sql, key, std::move(measure)));
    out.measures.push_back(std::move(opened));
  }
  out.name_given = violator.account_name.has_value();
  out.handling = decide_handling(violator.kind, trails_of(out.measures), *desk.law);
  out.violator = std::move(violator);
  return out;
}

base::Result<ViolatorFile> read_violator(const Desk& desk, const Officer& officer, base::Id id,
                                         base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<ViolatorFile> {
    AL_TRY(auto found, load_violator_for(sql, officer, rights::kViolatorsRead, id));
    AL_TRY_DO(audit_violator(sql, officer, now, "violator.read", id, ""));
    AL_TRY(const auto key, load_reading_key(sql, desk, found.file.id));
    ViolatorFile out;
    AL_TRY(out.opened, open_violator(sql, desk, key, std::move(found.violator)));
    AL_TRY(out.names_open_until, load_open_until(sql, officer, found.file.id, now));
    AL_TRY(out.addresses, load_case_addresses(sql, found.file.id));
    out.file = std::move(found.file);
    AL_TRY_DO(fill_joined(sql, desk, officer, out));
    if (!out.names_open_until) out.opened.account_name.clear();
    AL_TRY(out.timeline, store::load_audit(sql, "violator", id));
    return out;
  });
}

base::Result<CaseViolators> read_case_violators(const Desk& desk, const Officer& officer,
                                                base::Id case_id, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<CaseViolators> {
    CaseViolators out;
    AL_TRY(out.file, load_case_with(sql, officer, rights::kViolatorsRead, case_id));
    AL_TRY_DO(store::append_audit(
        sql, people::audit_line(officer, now, "violators.read", "case", case_id, "")));
    AL_TRY(const auto key, load_reading_key(sql, desk, case_id));
    AL_TRY(out.names_open_until, load_open_until(sql, officer, case_id, now));
    AL_TRY(auto violators, load_violators(sql, case_id));
    for (auto& violator : violators) {
      AL_TRY(auto opened, open_violator(sql, desk, key, std::move(violator)));
      if (!out.names_open_until) opened.account_name.clear();
      out.violators.push_back(std::move(opened));
    }
    return out;
  });
}

base::Result<base::Id> record_violator(const Desk& desk, const Officer& officer, base::Id case_id,
                                       const ViolatorInput& typed, std::string_view form_token,
                                       base::Instant now) {
  const ViolatorInput input = trimmed_input(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kViolatorsWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(check_violator(input, *desk.law, act_day(input.happened_on, reported_day(file)),
                             base::vietnam_date(now)));
    AL_TRY(const auto key, desk.vault->load_key(sql, case_id));
    Violator violator;
    violator.id = base::make_id(now, desk.random);
    violator.case_id = case_id;
    violator.subject = violator.id;
    fill_violator(desk, key, input, reported_day(file), violator);
    violator.recorded_at = now;
    violator.recorded_by = officer.account;
    violator.token = blind_hash(*desk.sealer, "violator.token", form_token);
    AL_TRY(const bool fresh, save_violator(sql, violator));
    if (!fresh) return case_id;
    AL_TRY_DO(
        save_name_tokens(sql, desk, case_id, NameKind::Violator, violator.id, input.account_name));
    AL_TRY_DO(audit_violator(sql, officer, now, "violator.record", violator.id,
                             std::string(violator_kind_code(violator.kind))));
    return case_id;
  });
}

base::Result<base::Id> change_violator(const Desk& desk, const Officer& officer, base::Id id,
                                       const ViolatorInput& typed, std::int64_t version_seen,
                                       base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    auto input = trimmed_input(typed);
    AL_TRY(auto found, load_violator_for(sql, officer, rights::kViolatorsWork, id));
    AL_TRY(const auto key, desk.vault->load_key(sql, found.file.id));
    AL_TRY_DO(keep_closed_name(sql, desk, officer, found, now, input));
    const auto reported = reported_day(found.file);
    AL_TRY_DO(check_violator(input, *desk.law, act_day(input.happened_on, reported),
                             base::vietnam_date(now)));
    AL_TRY_DO(check_join_fits(sql, found.violator, input));
    fill_violator(desk, key, input, reported, found.violator);
    AL_TRY_DO(check_measures_fit(sql, desk, found.violator));
    AL_TRY(const bool saved, save_violator_change(sql, found.violator, version_seen));
    if (!saved)
      return make_error(
          Code::Conflict, "violator changed meanwhile",
          msg("Somebody changed this case while you had it open. Please look at it again."));
    AL_TRY_DO(
        save_name_tokens(sql, desk, found.file.id, NameKind::Violator, id, input.account_name));
    AL_TRY_DO(audit_violator(sql, officer, now, "violator.change", id, input.act));
    return found.file.id;
  });
}

base::Result<base::Id> record_measure(const Desk& desk, const Officer& officer, base::Id id,
                                      const MeasureInput& typed, std::string_view form_token,
                                      base::Instant now) {
  auto input = typed;
  input.decision_number = trimmed(typed.decision_number);
  input.result = trimmed(typed.result);
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(const auto found, load_violator_for(sql, officer, rights::kViolatorsWork, id));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(decide_measure(found.violator, input, *desk.law, base::vietnam_date(now)));
    AL_TRY_DO(check_address(sql, found.file.id, input, *desk.law));
    AL_TRY(const auto key, desk.vault->load_key(sql, found.file.id));
    const auto measure = make_measure(desk, key, officer, id, input, form_token, now);
    AL_TRY(const bool fresh, save_measure(sql, measure));
    if (fresh) AL_TRY_DO(audit_violator(sql, officer, now, "violator.measure", id, measure.path));
    return found.file.id;
  });
}

base::Result<base::Id> record_step(const Desk& desk, const Officer& officer, base::Id measure,
                                   const StepInput& typed, std::string_view form_token,
                                   base::Instant now) {
  auto input = typed;
  input.number = trimmed(typed.number);
  input.note = trimmed(typed.note);
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(auto row, find_measure(sql, measure));
    if (!row) return make_error(Code::NotFound, "no measure " + base::id_text(measure));
    AL_TRY(const auto found,
           load_violator_for(sql, officer, rights::kViolatorsWork, row->violator));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY(const auto key, desk.vault->load_key(sql, found.file.id));
    AL_TRY(const auto reading, load_reading_key(sql, desk, found.file.id));
    AL_TRY(const auto opened, open_measure(sql, reading, std::move(*row)));
    auto token = blind_hash(*desk.sealer, "measure_step.token", form_token);
    for (const auto& step : opened.steps)
      if (step.step.token == token) return found.violator.id;  // pressed twice
    AL_TRY_DO(decide_step(found.violator, opened.trail, input, *desk.law, last_day(opened),
                          base::vietnam_date(now)));
    const auto step = make_step(desk, key, officer, opened, input, std::move(token), now);
    AL_TRY_DO(save_measure_step(sql, step));
    AL_TRY_DO(audit_violator(sql, officer, now, "violator.step", found.violator.id,
                             opened.trail.path + ": " + step.step));
    return found.violator.id;
  });
}

}  // namespace anlanh::cases
