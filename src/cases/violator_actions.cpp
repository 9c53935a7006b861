#include "cases/violator_actions.h"

#include "cases/case_rules.h"
#include "cases/case_store.h"
#include "cases/intake_actions.h"
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

base::Result<Case> load_case_for(store::Sql& sql, const Officer& officer, std::string_view right,
                                 base::Id id) {
  AL_TRY(auto file, find_case(sql, id));
  if (!file) return make_error(Code::NotFound, "no case " + base::id_text(id));
  AL_TRY_DO(people::need_on(officer, right, file->unit, file->assignee));
  return std::move(*file);
}

struct Found {
  Violator violator;
  Case file;
};

base::Result<Found> load_violator_for(store::Sql& sql, const Officer& officer,
                                      std::string_view right, base::Id id) {
  AL_TRY(auto violator, find_violator(sql, id));
  if (!violator) return make_error(Code::NotFound, "no violator " + base::id_text(id));
  AL_TRY(auto file, load_case_for(sql, officer, right, violator->case_id));
  return Found{std::move(*violator), std::move(file)};
}

base::Status audit_violator(store::Sql& sql, const Officer& officer, base::Instant now,
                            std::string action, base::Id violator, std::string detail) {
  return store::append_audit(sql, people::audit_line(officer, now, std::move(action), "violator",
                                                     violator, std::move(detail)));
}

ViolatorInput trimmed_input(const ViolatorInput& typed) {
  return {typed.kind, trimmed(typed.account_name), typed.act, trimmed(typed.note)};
}

void fill_violator(const store::RecordKey& key, const ViolatorInput& input, Violator& violator) {
  violator.kind = *input.kind;
  violator.act = input.act;
  violator.account_name =
      seal_text(key, purpose::kViolatorAccount, violator.id, input.account_name);
  violator.note = seal_text(key, purpose::kViolatorNote, violator.id, input.note);
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
  return measure;
}

// What was done stands: a violator who turns out to be a child must not keep a fine or a criminal path unseen.
base::Status check_measures_fit(store::Sql& sql, const Desk& desk, const Violator& violator) {
  AL_TRY(const auto measures, load_measures(sql, violator.id));
  for (const auto& measure : measures) {
    const auto* path = desk.law->path(measure.path);
    if (path) AL_TRY_DO(may_take(violator, *path));
  }
  return base::ok();
}

}  // namespace

base::Result<OpenedViolator> open_violator(store::Sql& sql, const Desk& desk, const ReadingKey& key,
                                           Violator violator) {
  OpenedViolator out;
  AL_TRY(out.account_name,
         open_text(key, purpose::kViolatorAccount, violator.id, violator.account_name));
  AL_TRY(out.note, open_text(key, purpose::kViolatorNote, violator.id, violator.note));
  AL_TRY(auto measures, load_measures(sql, violator.id));
  std::vector<std::string> paths;
  for (auto& measure : measures) {
    paths.push_back(measure.path);
    AL_TRY(auto result, open_text(key, purpose::kMeasureResult, measure.id, measure.result));
    out.measures.push_back({std::move(measure), std::move(result)});
  }
  out.handling = decide_handling(paths, *desk.law);
  out.violator = std::move(violator);
  return out;
}

base::Result<ViolatorFile> read_violator(const Desk& desk, const Officer& officer, base::Id id,
                                         base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<ViolatorFile> {
    AL_TRY(auto found, load_violator_for(sql, officer, rights::kViolatorsRead, id));
    AL_TRY_DO(audit_violator(sql, officer, now, "violator.read", id, ""));
    AL_TRY(const auto key, load_reading_key(sql, desk, found.file.id));
    AL_TRY(auto opened, open_violator(sql, desk, key, std::move(found.violator)));
    return ViolatorFile{std::move(opened), std::move(found.file)};
  });
}

base::Result<base::Id> record_violator(const Desk& desk, const Officer& officer, base::Id case_id,
                                       const ViolatorInput& typed, std::string_view form_token,
                                       base::Instant now) {
  const ViolatorInput input = trimmed_input(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(const auto file, load_case_for(sql, officer, rights::kViolatorsWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(check_violator(input, *desk.law, base::vietnam_date(now)));
    AL_TRY(const auto key, desk.vault->load_key(sql, case_id));
    Violator violator;
    violator.id = base::make_id(now, desk.random);
    violator.case_id = case_id;
    fill_violator(key, input, violator);
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
  const ViolatorInput input = trimmed_input(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(auto found, load_violator_for(sql, officer, rights::kViolatorsWork, id));
    AL_TRY_DO(check_violator(input, *desk.law, base::vietnam_date(now)));
    AL_TRY(const auto key, desk.vault->load_key(sql, found.file.id));
    fill_violator(key, input, found.violator);
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
  const MeasureInput input{typed.path, typed.body, trimmed(typed.decision_number), typed.done_on,
                           trimmed(typed.result)};
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(const auto found, load_violator_for(sql, officer, rights::kViolatorsWork, id));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(decide_measure(found.violator, input, *desk.law, base::vietnam_date(now)));
    AL_TRY(const auto key, desk.vault->load_key(sql, found.file.id));
    const auto measure = make_measure(desk, key, officer, id, input, form_token, now);
    AL_TRY(const bool fresh, save_measure(sql, measure));
    if (fresh) AL_TRY_DO(audit_violator(sql, officer, now, "violator.measure", id, measure.path));
    return found.file.id;
  });
}

}  // namespace anlanh::cases
