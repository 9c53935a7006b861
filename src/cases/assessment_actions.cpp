#include "cases/assessment_actions.h"

#include <algorithm>
#include <map>
#include <set>

#include "cases/case_rules.h"
#include "cases/child_actions.h"
#include "cases/intake_actions.h"
#include "cases/recovery_actions.h"
#include "cases/report_rules.h"
#include "cases/risk_actions.h"
#include "cases/sealed_text.h"
#include "cases/step_actions.h"
#include "people/right_model.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;
using people::Officer;
namespace rights = people::rights;

constexpr std::string_view kAnswers = "assessment.answers";
constexpr std::string_view kDecidedBy = "emergency.decided_by";
constexpr std::string_view kNote = "emergency.note";

base::Status fill_written(store::Sql& sql, const CaseWords& words, AssessmentKind kind,
                          AssessmentFile& out) {
  AL_TRY(auto written, load_assessments(sql, out.file.id, kind));
  for (auto& each : written) {
    AL_TRY(auto answers, words.unseal_fields(kAnswers, each.id, each.answers));
    out.written.push_back({std::move(each), std::move(answers)});
  }
  return base::ok();
}

base::Status fill_emergencies(store::Sql& sql, const Desk& desk, const CaseWords& words,
                              base::Date today, AssessmentFile& out) {
  AL_TRY(auto measures, load_emergencies(sql, out.file.id));
  out.separation_days = separation_days(measures, desk.law->case_forms, today);
  for (auto& each : measures) {
    OpenedEmergency opened;
    AL_TRY(opened.decided_by, words.unseal(kDecidedBy, each.id, each.decided_by));
    AL_TRY(opened.note, words.unseal(kNote, each.id, each.note));
    opened.emergency = std::move(each);
    out.emergencies.push_back(std::move(opened));
  }
  return base::ok();
}

FieldMap trimmed_answers(const FormDefinition& form, const FieldMap& sent) {
  FieldMap out;
  for (const auto& [code, value] : known_answers(form, sent)) out[code] = trimmed(value);
  return out;
}

void fill_result(const FormDefinition& form, const FieldMap& answers, Assessment& a) {
  a.form_version = form.version;
  a.harm = count_levels(form, answers, Measures::Harm);
  a.ability = count_levels(form, answers, Measures::Ability);
  a.suggested = level_code(suggest_level(form, answers).level);
  a.conclusion = field_of(answers, a.kind == AssessmentKind::Review ? "conclusion" : "level");
  a.emergency = field_of(answers, "emergency");
  a.closes = a.conclusion == "close" && review_allows_closing(form, answers);
}

base::Status check_child_of(store::Sql& sql, base::Id case_id, base::Id child) {
  AL_TRY(const auto children, load_children(sql, case_id));
  if (children.empty() && !child) return base::ok();
  const bool own = std::any_of(children.begin(), children.end(),
                               [child](const Child& each) { return each.id == child; });
  return own ? base::ok() : base::Status(invalid(msg("Choose the child")));
}

// The draft to write into: the one named, or the one that is there for the same child and kind.
base::Result<std::optional<Assessment>> find_draft(store::Sql& sql, base::Id case_id,
                                                   const AssessmentInput& input) {
  AL_TRY(auto all, load_assessments(sql, case_id, input.kind));
  for (auto& each : all) {
    if (input.draft && each.id == input.draft) return std::optional<Assessment>(std::move(each));
    if (!input.draft && each.state == AssessmentState::Draft && each.child == input.child)
      return std::optional<Assessment>(std::move(each));
  }
  if (input.draft) return make_error(Code::NotFound, "no such draft in this case");
  return std::optional<Assessment>();
}

// Has any child's latest finished initial assessment asked for an emergency measure?
base::Result<bool> emergency_needed(store::Sql& sql, base::Id case_id) {
  AL_TRY(const auto all, load_assessments(sql, case_id, AssessmentKind::Initial));
  std::map<base::Id, bool> latest;
  for (const auto& each : all)
    if (each.state == AssessmentState::Final) latest[each.child] = each.emergency == "yes";
  return std::any_of(latest.begin(), latest.end(), [](const auto& one) { return one.second; });
}

// A finished form ends its step of law once it is there for every child.
base::Status follow_clock(store::Sql& sql, const Desk& desk, const Officer& officer,
                          base::Id case_id, const Assessment& a, const FieldMap& answers,
                          base::Instant now) {
  AL_TRY(const auto since, last_opened(sql, case_id));
  const bool again = a.kind == AssessmentKind::Review;
  AL_TRY(const bool all, all_assessed(sql, case_id, a.kind, again ? since : base::Instant{}));
  if (!all) return base::ok();
  AL_TRY_DO(complete_step(sql, desk, officer, case_id, assessment_code(a.kind), now));
  if (a.kind != AssessmentKind::Initial) return base::ok();
  AL_TRY(const bool needed, emergency_needed(sql, case_id));
  if (needed) return base::ok();
  return leave_out_step(
      sql, desk, officer,
      {case_id, "emergency", "no-emergency", field_of(answers, "emergency_reason")}, now);
}

}  // namespace

base::Result<AssessmentFile> read_assessments(const Desk& desk, const Officer& officer,
                                              base::Id case_id, AssessmentKind kind,
                                              base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<AssessmentFile> {
    AssessmentFile out;
    AL_TRY(out.file, load_case_with(sql, officer, rights::kCasesRead, case_id));
    AL_TRY_DO(people::need_on(officer, rights::kFieldsChild, out.file.unit, out.file.assignee));
    AL_TRY_DO(audit_in_case(sql, officer, now, "assessment.read", case_id,
                            std::string(assessment_code(kind))));
    AL_TRY(out.suspected, load_guardian_conflict(sql, case_id));
    AL_TRY(out.children, load_children(sql, case_id));
    AL_TRY(const auto words, CaseWords::open(sql, desk, case_id));
    AL_TRY_DO(fill_written(sql, words, kind, out));
    AL_TRY_DO(fill_emergencies(sql, desk, words, base::vietnam_date(now), out));
    return out;
  });
}

base::Status save_assessment(const Desk& desk, const Officer& officer, base::Id case_id,
                             const AssessmentInput& input, SaveAs as, std::string_view form_token,
                             base::Instant now) {
  const auto* form = desk.law->case_forms.newest(assessment_code(input.kind));
  if (!form) return make_error(Code::NotFound, "no such form");
  const auto answers = trimmed_answers(*form, input.answers);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY(auto draft, find_draft(sql, case_id, input));
    const bool fresh = !draft;
    Assessment a = draft ? std::move(*draft) : Assessment{};
    if (fresh) {
      AL_TRY_DO(need_form_token(form_token));
      a.id = base::make_id(now, desk.random);
      a.case_id = case_id;
      a.kind = input.kind;
      a.child = input.child;
      a.token = blind_hash(*desk.sealer, "assessment.token", form_token);
    } else {
      AL_TRY_DO(decide_assessment_change(a, input.version_seen));
    }
    AL_TRY_DO(check_child_of(sql, case_id, a.child));
    AL_TRY(const auto suspected, load_guardian_conflict(sql, case_id));
    if (as == SaveAs::Final) AL_TRY_DO(check_finished(*form, answers, suspected));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, case_id));
    fill_result(*form, answers, a);
    a.answers = secret.seal_fields(kAnswers, a.id, answers);
    a.written_at = now;
    a.written_by = officer.account;
    a.writer_name = officer.name;
    a.state = as == SaveAs::Final ? AssessmentState::Final : AssessmentState::Draft;
    if (as == SaveAs::Final) a.finished_at = now;
    AL_TRY(const bool saved, fresh ? save_new_assessment(sql, a)
                                   : save_assessment_change(sql, a, input.version_seen));
    if (!saved && fresh) return base::ok();  // the same form, sent twice
    if (!saved) return stale_error("assessment");
    AL_TRY_DO(audit_in_case(sql, officer, now,
                            as == SaveAs::Final ? "assessment.finish" : "assessment.draft", case_id,
                            std::string(assessment_code(a.kind))));
    if (as == SaveAs::Draft) return base::ok();
    AL_TRY_DO(follow_clock(sql, desk, officer, case_id, a, answers, now));
    return follow_facts(sql, desk, officer, case_id, now);
  });
}

base::Status record_emergency(const Desk& desk, const Officer& officer, base::Id case_id,
                              const EmergencyInput& typed, std::string_view form_token,
                              base::Instant now) {
  auto input = typed;
  input.decided_by = trimmed(typed.decided_by);
  input.note = trimmed(typed.note);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY(const auto others, load_emergencies(sql, case_id));
    AL_TRY_DO(check_emergency(input, others, desk.law->case_forms, base::vietnam_date(now)));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, case_id));
    Emergency e;
    e.id = base::make_id(now, desk.random);
    e.case_id = case_id;
    e.measure = input.measure;
    e.decided_by = secret.seal(kDecidedBy, e.id, input.decided_by);
    e.note = secret.seal_some(kNote, e.id, input.note);
    e.started_on = *input.started_on;
    e.ended_on = input.ended_on;
    e.recorded_at = now;
    e.recorded_by = officer.account;
    e.token = blind_hash(*desk.sealer, "emergency.token", form_token);
    AL_TRY(const bool fresh, save_new_emergency(sql, e));
    if (!fresh) return base::ok();
    AL_TRY_DO(audit_in_case(sql, officer, now, "emergency.record", case_id, e.measure));
    return complete_step(sql, desk, officer, case_id, "emergency", now);
  });
}

base::Status end_emergency(const Desk& desk, const Officer& officer, base::Id id,
                           std::optional<base::Date> ended_on, std::string_view note,
                           std::int64_t version_seen, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto found, find_emergency(sql, id));
    if (!found) return make_error(Code::NotFound, "no emergency measure " + base::id_text(id));
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, found->case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    if (found->ended_on) return stale_error("emergency measure");
    AL_TRY(auto others, load_emergencies(sql, file.id));
    std::erase_if(others, [id](const Emergency& each) { return each.id == id; });
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, file.id));
    AL_TRY(auto words, secret.unseal_some(kNote, id, found->note));
    if (const auto more = trimmed(note); !more.empty()) words += (words.empty() ? "" : "\n") + more;
    AL_TRY(const auto by, secret.unseal(kDecidedBy, id, found->decided_by));
    AL_TRY_DO(check_emergency({found->measure, by, found->started_on, ended_on, "typed", words},
                              others, desk.law->case_forms, base::vietnam_date(now)));
    found->ended_on = ended_on;
    found->note = secret.seal_some(kNote, id, words);
    AL_TRY(const bool saved, save_emergency_end(sql, *found, version_seen));
    if (!saved) return stale_error("emergency measure");
    return audit_in_case(sql, officer, now, "emergency.end", file.id, found->measure);
  });
}

base::Result<bool> all_assessed(store::Sql& sql, base::Id case_id, AssessmentKind kind,
                                base::Instant since) {
  AL_TRY(const auto written, load_assessments(sql, case_id, kind));
  AL_TRY(const auto children, load_children(sql, case_id));
  std::set<base::Id> finished;
  for (const auto& each : written)
    if (each.finished_at && *each.finished_at >= since) finished.insert(each.child);
  if (children.empty()) return !finished.empty();
  return std::all_of(children.begin(), children.end(),
                     [&](const Child& child) { return finished.contains(child.id); });
}

base::Result<bool> reviews_allow_closing(store::Sql& sql, base::Id case_id, base::Instant since) {
  AL_TRY(const auto reviews, load_assessments(sql, case_id, AssessmentKind::Review));
  AL_TRY(const auto children, load_children(sql, case_id));
  std::map<base::Id, bool> latest;
  for (const auto& review : reviews)
    if (review.finished_at && *review.finished_at >= since) latest[review.child] = review.closes;
  if (children.empty()) return latest[base::Id{}];
  for (const auto& child : children)
    if (!latest[child.id]) return false;
  return true;
}

}  // namespace anlanh::cases
