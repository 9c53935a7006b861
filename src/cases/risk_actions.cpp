#include "cases/risk_actions.h"

#include <algorithm>
#include <map>

#include "cases/assessment_store.h"
#include "cases/case_rules.h"
#include "cases/case_store.h"
#include "cases/child_store.h"
#include "cases/family_rules.h"
#include "cases/family_store.h"
#include "cases/intake_actions.h"
#include "cases/intake_rules.h"
#include "cases/intake_store.h"
#include "cases/report_rules.h"
#include "cases/report_store.h"
#include "cases/risk_rules.h"
#include "cases/risk_store.h"
#include "cases/sealed_text.h"
#include "people/right_model.h"
#include "store/audit.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::make_error;
using base::msg;
using people::Officer;
namespace rights = people::rights;

base::Status fill_overrides(store::Sql& sql, const Desk& desk, RiskOf kind, base::Id subject,
                            RiskView& out) {
  AL_TRY(const auto rows, load_overrides(sql, kind, subject));
  AL_TRY(const auto key, load_reading_key(sql, desk, subject));
  for (const auto& row : rows) {
    AL_TRY(auto reason, open_text(key, purpose::kRiskReason, row.id, row.reason));
    out.overrides.push_back({row, std::move(reason)});
  }
  return base::ok();
}

base::Result<Report> load_report_to_work(store::Sql& sql, const Officer& officer, base::Id id) {
  AL_TRY(auto report, find_report(sql, id));
  if (!report) return make_error(Code::NotFound, "no report " + base::id_text(id));
  AL_TRY_DO(people::need(officer, rights::kReportsWork, report->commune));
  return std::move(*report);
}

base::Result<Case> load_case_to_work(store::Sql& sql, const Officer& officer, base::Id id) {
  AL_TRY(auto file, find_case(sql, id));
  if (!file) return make_error(Code::NotFound, "no case " + base::id_text(id));
  AL_TRY_DO(people::need_on(officer, rights::kCasesWork, file->unit, file->assignee));
  return std::move(*file);
}

RiskOverride override_of(const Desk& desk, const store::RecordKey& key, const Officer& officer,
                         const RiskAct& act, int scored, std::string_view words,
                         base::Instant now) {
  RiskOverride row;
  row.id = base::make_id(now, desk.random);
  row.subject = act.subject;
  row.scored = scored;
  row.chosen = score_of(*act.level);
  row.reason = key.seal(purpose::kRiskReason, row.id, words);
  row.set_at = now;
  row.set_by = officer.account;
  row.set_name = officer.name;
  row.token = blind_hash(*desk.sealer, "risk_override.token", act.form_token);
  return row;
}

// Pressed twice: it stands there already.
base::Result<bool> is_repeated(store::Sql& sql, const Desk& desk, const RiskAct& act) {
  AL_TRY_DO(need_form_token(act.form_token));
  return has_override(sql, blind_hash(*desk.sealer, "risk_override.token", act.form_token));
}

std::string change_text(int before, int after) {
  return std::to_string(before) + " -> " + std::to_string(after);
}

base::Error stale(const std::string& number) {
  return make_error(Code::Conflict, number + " changed meanwhile",
                    msg("Somebody changed this meanwhile. Please look at it again."));
}

void add_reasons(const std::vector<base::Message>& from, std::vector<base::Message>& to) {
  for (const auto& reason : from) {
    const auto known = std::any_of(to.begin(), to.end(), [&](const base::Message& other) {
      return std::string_view(other.id) == reason.id;
    });
    if (!known) to.push_back(reason);
  }
}

// From the answers and the danger check, as they are on record, and what the case knows.
base::Result<Risk> score_report(store::Sql& sql, const LawBook& law, const Report& report,
                                const CaseFacts& facts = {}) {
  AL_TRY(const auto intake, load_intake(sql, report.id));
  auto answers = risk_answers_of(report);
  add_facts(facts, answers);
  return raise_risk(decide_risk(answers, law), intake.safety);
}

// The gravest conclusion of the children's latest finished assessments.
base::Result<std::optional<Level>> load_assessed_harm(store::Sql& sql, base::Id case_id) {
  std::map<base::Id, Level> latest;
  for (const auto kind : {AssessmentKind::Initial, AssessmentKind::Specific}) {
    AL_TRY(const auto all, load_assessments(sql, case_id, kind));
    for (const auto& each : all) {
      const auto level = parse_level(each.conclusion);
      if (each.state == AssessmentState::Final && level) latest[each.child] = *level;
    }
  }
  std::optional<Level> out;
  for (const auto& [child, level] : latest)
    if (!out || level > *out) out = level;
  return out;
}

base::Result<CaseFacts> load_facts(store::Sql& sql, base::Id case_id) {
  CaseFacts out;
  AL_TRY(const auto carers, load_carers(sql, case_id));
  out.carer_suspected = guardian_conflict(carers) == CarerSuspected::Yes;
  AL_TRY(const auto children, load_children(sql, case_id));
  out.under_eleven = std::any_of(children.begin(), children.end(), [](const Child& child) {
    return child.age_group == AgeGroup::Under7 || child.age_group == AgeGroup::From7To10;
  });
  AL_TRY(out.harm, load_assessed_harm(sql, case_id));
  return out;
}

}  // namespace

base::Result<RiskView> load_report_risk(store::Sql& sql, const Desk& desk, const Report& report) {
  AL_TRY(const auto risk, score_report(sql, *desk.law, report));
  RiskView out{report.risk, risk.score, risk.reasons, {}};
  AL_TRY_DO(fill_overrides(sql, desk, RiskOf::Report, report.id, out));
  return out;
}

base::Result<RiskView> load_case_risk(store::Sql& sql, const Desk& desk, const Case& file) {
  RiskView out{file.risk, 0, {}, {}};
  AL_TRY(const auto reports, load_reports_of_case(sql, file.id));
  AL_TRY(const auto facts, load_facts(sql, file.id));
  for (const auto& report : reports) {
    AL_TRY(const auto risk, score_report(sql, *desk.law, report, facts));
    out.scored = std::max(out.scored, risk.score);
    add_reasons(risk.reasons, out.reasons);
  }
  if (reports.empty()) out.scored = file.risk;
  AL_TRY_DO(fill_overrides(sql, desk, RiskOf::Case, file.id, out));
  return out;
}

base::Status follow_facts(store::Sql& sql, const Desk& desk, const Officer& officer,
                          base::Id case_id, base::Instant now) {
  AL_TRY(auto file, find_case(sql, case_id));
  if (!file) return make_error(Code::NotFound, "no case " + base::id_text(case_id));
  AL_TRY(const auto view, load_case_risk(sql, desk, *file));
  std::optional<int> when_set;
  if (!view.overrides.empty()) when_set = view.overrides.back().row.scored;
  const auto risen = decide_risen(file->risk, view.scored, when_set);
  if (!risen) return base::ok();
  const int before = file->risk;
  file->risk = *risen;
  AL_TRY(const bool saved, save_case_change(sql, *file, file->version));
  if (!saved) return stale(file->number);
  return store::append_audit(sql, people::audit_line(officer, now, "case.risk_raised", "case",
                                                     case_id, change_text(before, *risen)));
}

base::Status override_report_risk(const Desk& desk, const Officer& officer, const RiskAct& act,
                                  base::Instant now) {
  const auto words = trimmed(act.words);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto report, load_report_to_work(sql, officer, act.subject));
    AL_TRY(const bool repeated, is_repeated(sql, desk, act));
    if (repeated) return base::ok();
    AL_TRY_DO(decide_open(report, act.version_seen));
    AL_TRY_DO(decide_override(report.risk, act.level, words));
    AL_TRY(const auto risk, score_report(sql, *desk.law, report));
    const auto scored = risk.score;
    AL_TRY(const auto key, desk.vault->load_key(sql, act.subject));
    const auto row = override_of(desk, key, officer, act, scored, words, now);
    AL_TRY(const bool saved, save_report_risk(sql, report.id, row.chosen, act.version_seen));
    if (!saved) return stale(report.number);
    AL_TRY_DO(save_override(sql, RiskOf::Report, row));
    return store::append_audit(sql,
                               people::audit_line(officer, now, "report.risk", "report", report.id,
                                                  change_text(report.risk, row.chosen)));
  });
}

base::Status override_case_risk(const Desk& desk, const Officer& officer, const RiskAct& act,
                                base::Instant now) {
  const auto words = trimmed(act.words);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto file, load_case_to_work(sql, officer, act.subject));
    AL_TRY(const bool repeated, is_repeated(sql, desk, act));
    if (repeated) return base::ok();
    AL_TRY_DO(decide_case_change(file, act.version_seen));
    AL_TRY_DO(decide_override(file.risk, act.level, words));
    AL_TRY(const auto view, load_case_risk(sql, desk, file));
    AL_TRY(const auto key, desk.vault->load_key(sql, act.subject));
    const auto row = override_of(desk, key, officer, act, view.scored, words, now);
    const int before = file.risk;
    file.risk = row.chosen;
    AL_TRY(const bool saved, save_case_change(sql, file, act.version_seen));
    if (!saved) return stale(file.number);
    AL_TRY_DO(save_override(sql, RiskOf::Case, row));
    return store::append_audit(sql, people::audit_line(officer, now, "case.risk", "case", file.id,
                                                       change_text(before, row.chosen)));
  });
}

base::Result<RiskFile> read_report_risk(const Desk& desk, const Officer& officer, base::Id id,
                                        base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<RiskFile> {
    AL_TRY(const auto report, load_report_to_work(sql, officer, id));
    AL_TRY_DO(store::append_audit(
        sql, people::audit_line(officer, now, "report.read", "report", id, "risk")));
    AL_TRY(auto risk, load_report_risk(sql, desk, report));
    return RiskFile{report.number, report.version, std::move(risk)};
  });
}

base::Result<RiskFile> read_case_risk(const Desk& desk, const Officer& officer, base::Id id,
                                      base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<RiskFile> {
    AL_TRY(const auto file, load_case_to_work(sql, officer, id));
    AL_TRY_DO(store::append_audit(
        sql, people::audit_line(officer, now, "case.read", "case", id, "risk")));
    AL_TRY(auto risk, load_case_risk(sql, desk, file));
    return RiskFile{file.number, file.version, std::move(risk)};
  });
}

}  // namespace anlanh::cases
