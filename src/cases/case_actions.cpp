#include "cases/case_actions.h"

#include <algorithm>
#include <map>

#include "cases/case_access.h"
#include "cases/case_store.h"
#include "cases/child_actions.h"
#include "cases/intake_actions.h"
#include "cases/recovery_actions.h"
#include "cases/report_store.h"
#include "cases/risk_actions.h"
#include "cases/sealed_text.h"
#include "cases/step_actions.h"
#include "cases/violator_rules.h"
#include "cases/violator_store.h"
#include "people/right_model.h"
#include "people/unit_store.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;
using people::Officer;
namespace rights = people::rights;

constexpr std::int64_t kMostExported = 20000;

base::Status need_anywhere(const Officer& officer, std::string_view right) {
  if (officer.may(right)) return base::ok();
  return make_error(Code::Refused, "no " + std::string(right));
}

base::Result<Report> load_report_for(store::Sql& sql, const Officer& officer, base::Id id) {
  AL_TRY(auto report, find_report(sql, id));
  if (!report) return make_error(Code::NotFound, "no report " + base::id_text(id));
  AL_TRY_DO(people::need(officer, rights::kReportsWork, report->commune));
  return std::move(*report);
}

base::Error stale(const std::string& number) {
  return make_error(
      Code::Conflict, number + " changed meanwhile",
      msg("Somebody changed this case while you had it open. Please look at it again."));
}

base::Status audit_case(store::Sql& sql, const Officer& officer, base::Instant now,
                        std::string action, base::Id case_id, std::string detail = {}) {
  return store::append_audit(
      sql, people::audit_line(officer, now, std::move(action), "case", case_id, std::move(detail)));
}

base::Status put_report_in(store::Sql& sql, const Officer& officer, Report report,
                           std::int64_t version_seen, const Case& file, base::Instant now) {
  report.state = ReportState::InCase;
  report.case_id = file.id;
  report.decided_at = now;
  AL_TRY(const bool saved, save_report_change(sql, report, version_seen));
  if (!saved) return stale(report.number);
  return store::append_audit(
      sql, people::audit_line(officer, now, "report.accept", "report", report.id, file.number));
}

// Since when the commune has had the report: from its receipt, or since it was given to that commune.
base::Result<std::optional<base::Instant>> find_placed_at(store::Sql& sql, const Report& report) {
  if (!report.commune) return std::optional<base::Instant>();
  base::Instant placed = report.received_at;
  AL_TRY(const auto lines, store::load_audit(sql, "report", report.id));
  for (const auto& line : lines)
    if (line.line.action == "report.place") placed = line.line.at;
  return std::optional<base::Instant>(placed);
}

base::Result<Case> make_case(store::Sql& sql, const Desk& desk, const Officer& officer,
                             const Report& report, base::Instant now) {
  Case file;
  file.id = base::make_id(now, desk.random);
  AL_TRY(file.number, take_number(sql, NumberKind::Case, now));
  file.opened_at = now;
  file.opened_by = officer.account;
  file.received_at = report.received_at;
  file.unit = report.commune;
  file.group = report.group;
  file.risk = report.risk;
  file.due_at = report.plan_due_at;
  file.support_asked = report.support_asked;
  return file;
}

// The case answers for all its reports: the first receipt, the highest risk, any wish for help.
void take_over(Case& file, const Report& report) {
  file.received_at = std::min(file.received_at, report.received_at);
  file.due_at = std::min(file.due_at, report.plan_due_at);
  file.risk = std::max(file.risk, report.risk);
  file.support_asked = file.support_asked || report.support_asked;
  if (file.group.empty()) file.group = report.group;
}

base::Status fill_nearest(store::Sql& sql, std::vector<CaseLine>& lines) {
  std::vector<base::Id> ids;
  for (const auto& line : lines) ids.push_back(line.file.id);
  AL_TRY(const auto nearest, load_nearest_steps(sql, ids));
  for (auto& line : lines)
    if (const auto found = nearest.find(line.file.id); found != nearest.end())
      line.nearest = found->second;
  return base::ok();
}

base::Status fill_reports(store::Sql& sql, const Desk& desk, CaseFile& out) {
  AL_TRY(out.reports, load_reports_of_case(sql, out.file.id));
  for (const auto& report : out.reports) {
    AL_TRY(const auto key, load_reading_key(sql, desk, report.id));
    AL_TRY(const auto addresses, load_report_addresses(sql, report.id));
    for (const auto& address : addresses) {
      AL_TRY(auto text, open_text(key, purpose::kAddress, address.id, address.sealed));
      auto& told = out.told_addresses;
      if (key && std::find(told.begin(), told.end(), text) == told.end())
        told.push_back(std::move(text));
    }
  }
  return base::ok();
}

base::Status fill_supports(store::Sql& sql, const ReadingKey& key, CaseFile& out) {
  AL_TRY(auto supports, load_supports(sql, out.file.id));
  for (auto& support : supports) {
    OpenedSupport opened;
    AL_TRY(opened.provider,
           open_text(key, purpose::kSupportProvider, support.id, support.provider));
    AL_TRY(opened.note, open_text(key, purpose::kSupportNote, support.id, support.note));
    opened.support = std::move(support);
    out.supports.push_back(std::move(opened));
  }
  return base::ok();
}

base::Status fill_violators(store::Sql& sql, const Desk& desk, const ReadingKey& key,
                            CaseFile& out) {
  out.violators_shown = true;
  AL_TRY(auto violators, load_violators(sql, out.file.id));
  for (auto& violator : violators) {
    AL_TRY(auto opened, open_violator(sql, desk, key, std::move(violator)));
    out.violators.push_back(std::move(opened));
  }
  return base::ok();
}

// The case's own lines and those of its reports and violators, in the order they were written.
base::Status fill_timeline(store::Sql& sql, CaseFile& out) {
  AL_TRY(out.timeline, store::load_audit(sql, "case", out.file.id));
  const auto add = [&](std::string_view kind, base::Id id) -> base::Status {
    AL_TRY(auto more, store::load_audit(sql, kind, id));
    out.timeline.insert(out.timeline.end(), more.begin(), more.end());
    return base::ok();
  };
  for (const auto& report : out.reports) AL_TRY_DO(add("report", report.id));
  for (const auto& violator : out.violators) AL_TRY_DO(add("violator", violator.violator.id));
  std::sort(out.timeline.begin(), out.timeline.end(),
            [](const auto& a, const auto& b) { return a.seq < b.seq; });
  return base::ok();
}

base::Result<CaseFile> open_file(store::Sql& sql, const Desk& desk, const Officer& officer,
                                 Case file) {
  CaseFile out;
  out.file = std::move(file);
  const base::Id unit = out.file.unit;
  if (unit) {
    AL_TRY(const auto found, people::find_unit(sql, unit));
    if (found) out.unit_name = found->name;
  }
  AL_TRY(const auto key, load_reading_key(sql, desk, out.file.id));
  AL_TRY(out.close_note, open_text(key, purpose::kCloseNote, out.file.id, out.file.close_note));
  AL_TRY_DO(fill_reports(sql, desk, out));
  AL_TRY_DO(fill_supports(sql, key, out));
  AL_TRY(out.confirmed, load_case_addresses(sql, out.file.id));
  AL_TRY(out.risk, load_case_risk(sql, desk, out.file));
  AL_TRY(const auto nearest, load_nearest_steps(sql, {&out.file.id, 1}));
  if (!nearest.empty()) out.nearest = nearest.begin()->second;
  if (officer.may_on(rights::kViolatorsRead, unit, out.file.assignee))
    AL_TRY_DO(fill_violators(sql, desk, key, out));
  if (officer.may_on(rights::kCasesWork, unit, out.file.assignee)) {
    AL_TRY(out.assignees, desk.ports.load_assignees(sql, unit));
  }
  AL_TRY(out.suspected, load_guardian_conflict(sql, out.file.id));
  AL_TRY_DO(fill_timeline(sql, out));
  return out;
}

base::Result<std::vector<Handling>> load_handlings(store::Sql& sql, const Desk& desk,
                                                   base::Id case_id) {
  std::vector<Handling> out;
  AL_TRY(auto violators, load_violators(sql, case_id));
  for (auto& violator : violators) {
    AL_TRY(const auto opened, open_violator(sql, desk, std::nullopt, std::move(violator)));
    out.push_back(opened.handling);
  }
  return out;
}

}  // namespace

base::Status fill_unit_names(store::Sql& sql, std::vector<CaseLine>& lines) {
  std::map<base::Id, std::string> names;
  for (auto& line : lines) {
    const base::Id unit = line.file.unit;
    if (unit && !names.contains(unit)) {
      AL_TRY(const auto found, people::find_unit(sql, unit));
      names[unit] = found ? found->name : std::string();
    }
    line.unit_name = unit ? names[unit] : std::string();
  }
  return base::ok();
}

base::Result<base::Id> open_case(const Desk& desk, const Officer& officer, const ReportAct& act,
                                 SupportAsked support, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(auto report, load_report_for(sql, officer, act.report));
    AL_TRY_DO(people::need(officer, rights::kCasesWork, report.commune));
    AL_TRY_DO(decide_open(report, act.version_seen));
    report.support_asked = support == SupportAsked::Yes;
    AL_TRY(const auto file, make_case(sql, desk, officer, report, now));
    AL_TRY_DO(save_new_case(sql, file));
    AL_TRY_DO(desk.vault->make_key(sql, file.id, now));
    AL_TRY(const auto placed_at, find_placed_at(sql, report));
    AL_TRY_DO(open_steps(sql, desk, file, placed_at, now));
    AL_TRY_DO(audit_case(sql, officer, now, "case.open", file.id, report.number));
    AL_TRY_DO(put_report_in(sql, officer, report, act.version_seen, file, now));
    return file.id;
  });
}

base::Result<base::Id> join_case(const Desk& desk, const Officer& officer, const ReportAct& act,
                                 std::string_view case_number, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(auto report, load_report_for(sql, officer, act.report));
    AL_TRY_DO(decide_open(report, act.version_seen));
    AL_TRY(auto file, find_case_by_number(sql, case_number));
    if (!file || !officer.may_on(rights::kCasesWork, file->unit, file->assignee))
      return invalid(msg("There is no case with this number that you may work on"));
    AL_TRY_DO(decide_case_change(*file, 0));
    const auto version = file->version;
    take_over(*file, report);
    AL_TRY(const bool saved, save_case_change(sql, *file, version));
    if (!saved) return stale(file->number);
    AL_TRY_DO(recompute_steps(sql, desk, *file));
    AL_TRY_DO(audit_case(sql, officer, now, "case.join", file->id, report.number));
    AL_TRY_DO(put_report_in(sql, officer, report, act.version_seen, *file, now));
    return file->id;
  });
}

base::Result<CaseList> list_cases(const Desk& desk, const Officer& officer,
                                  const CaseFilter& filter, std::int64_t page) {
  AL_TRY_DO(need_anywhere(officer, rights::kCasesRead));
  const auto& scope = officer.scope(rights::kCasesRead);
  return desk.store.read([&](store::Sql& sql) -> base::Result<CaseList> {
    CaseList list;
    AL_TRY(list.lines, load_case_lines(sql, scope, filter, {kCasePage, (page - 1) * kCasePage}));
    AL_TRY_DO(fill_unit_names(sql, list.lines));
    AL_TRY_DO(fill_nearest(sql, list.lines));
    AL_TRY(list.total, count_cases(sql, scope, filter));
    AL_TRY(list.open, count_cases(sql, scope, {.state = CaseState::Open}));
    return list;
  });
}

base::Result<std::vector<CaseLine>> export_cases(const Desk& desk, const Officer& officer,
                                                 const CaseFilter& filter, base::Instant now) {
  AL_TRY_DO(need_anywhere(officer, rights::kCasesRead));
  using Lines = std::vector<CaseLine>;
  return desk.store.write([&](store::Sql& sql) -> base::Result<Lines> {
    AL_TRY(auto lines,
           load_case_lines(sql, officer.scope(rights::kCasesRead), filter, {kMostExported, 0}));
    AL_TRY_DO(fill_unit_names(sql, lines));
    AL_TRY_DO(audit_case(sql, officer, now, "case.export", {}, std::to_string(lines.size())));
    return lines;
  });
}

base::Result<CaseFile> read_case(const Desk& desk, const Officer& officer, base::Id id,
                                 base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<CaseFile> {
    AL_TRY(auto file, load_case_with(sql, officer, rights::kCasesRead, id));
    AL_TRY_DO(audit_case(sql, officer, now, "case.read", id));
    return open_file(sql, desk, officer, std::move(file));
  });
}

base::Status assign_case(const Desk& desk, const Officer& officer, const CaseAct& act,
                         base::Id assignee, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto file, load_case_with(sql, officer, rights::kCasesWork, act.case_id));
    AL_TRY(const auto choices, desk.ports.load_assignees(sql, file.unit));
    const auto chosen = std::find_if(choices.begin(), choices.end(), [&](const Assignee& choice) {
      return choice.account == assignee;
    });
    const auto on_list = chosen == choices.end() ? OnList::No : OnList::Yes;
    AL_TRY_DO(decide_assign(file, on_list, act.version_seen));
    file.assignee = chosen->account;
    file.assignee_name = chosen->name;
    file.assigned_at = now;
    AL_TRY(const bool saved, save_case_change(sql, file, act.version_seen));
    if (!saved) return stale(file.number);
    return audit_case(sql, officer, now, "case.assign", file.id, chosen->name);
  });
}

base::Status give_support(store::Sql& sql, const Desk& desk, const Officer& officer,
                          base::Id case_id, const SupportInput& input, base::Bytes token,
                          base::Instant now) {
  AL_TRY_DO(check_support(input, *desk.law, base::vietnam_date(now)));
  AL_TRY(const auto key, desk.vault->load_key(sql, case_id));
  Support support;
  support.id = base::make_id(now, desk.random);
  support.case_id = case_id;
  support.kind = input.kind;
  support.given_on = *input.given_on;
  support.provider = key.seal(purpose::kSupportProvider, support.id, input.provider);
  support.note = seal_text(key, purpose::kSupportNote, support.id, input.note);
  support.counts = desk.law->support_kind(input.kind)->counts_for_target_b;
  support.recorded_at = now;
  support.recorded_by = officer.account;
  support.token = std::move(token);
  AL_TRY(const bool fresh, save_support(sql, support));
  if (!fresh) return base::ok();
  if (support.counts) AL_TRY_DO(save_first_support(sql, case_id, support.given_on));
  return audit_case(sql, officer, now, "case.support", case_id, support.kind);
}

base::Status record_support(const Desk& desk, const Officer& officer, base::Id case_id,
                            const SupportInput& typed, std::string_view form_token,
                            base::Instant now) {
  const SupportInput input{typed.kind, typed.given_on, trimmed(typed.provider),
                           trimmed(typed.note)};
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(need_form_token(form_token));
    return give_support(sql, desk, officer, case_id, input,
                        blind_hash(*desk.sealer, "support.token", form_token), now);
  });
}

base::Status check_close(store::Sql& sql, const Desk& desk, const Case& file,
                         std::string_view reason, std::string_view note,
                         std::int64_t version_seen) {
  AL_TRY(const auto handlings, load_handlings(sql, desk, file.id));
  return decide_case_close(file, handlings, reason, note, *desk.law, version_seen);
}

base::Status close_now(store::Sql& sql, const Desk& desk, const Officer& officer, Case file,
                       std::string_view reason, std::string_view note, base::Instant now) {
  const auto version = file.version;
  AL_TRY_DO(check_close(sql, desk, file, reason, note, version));
  file.state = CaseState::Closed;
  file.closed_at = now;
  file.close_reason = reason;
  AL_TRY(const auto key, desk.vault->load_key(sql, file.id));
  file.close_note = seal_text(key, purpose::kCloseNote, file.id, note);
  AL_TRY(const bool saved, save_case_change(sql, file, version));
  if (!saved) return stale(file.number);
  if (desk.law->close_reason(reason)->needs_review)
    AL_TRY_DO(save_follow_up(sql, desk, file.id, now));
  return audit_case(sql, officer, now, "case.close", file.id, std::string(reason));
}

base::Status close_case(const Desk& desk, const Officer& officer, const CaseAct& act,
                        std::string_view reason, std::string_view note, base::Instant now) {
  const std::string words = trimmed(note);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto file, load_case_with(sql, officer, rights::kCasesClose, act.case_id));
    AL_TRY_DO(decide_case_change(file, act.version_seen));
    const auto* known = desk.law->close_reason(reason);
    if (known && known->needs_review)
      return invalid(
          msg("This reason needs a review and the chair's approval. Ask for it on the "
              "page \"Review\"."));
    return close_now(sql, desk, officer, std::move(file), reason, words, now);
  });
}

base::Status confirm_address(const Desk& desk, const Officer& officer, base::Id case_id,
                             std::string_view address, std::string_view category,
                             base::Instant now) {
  const std::string words = trimmed(address);
  auto done = desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCatalogConfirm, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    if (words.empty()) return invalid(msg("Choose or type the address"));
    if (!desk.law->category(category)) return invalid(msg("Choose a category"));
    AL_TRY(const auto entry,
           desk.ports.confirm_harmful(
               sql, officer, {words, std::string(category), case_id, file.number, file.unit, now}));
    AL_TRY_DO(save_case_address(sql, {base::make_id(now, desk.random), case_id, words,
                                      std::string(category), entry, now, officer.account}));
    return audit_case(sql, officer, now, "case.confirm_address", case_id, std::string(category));
  });
  if (done) desk.ports.notify_published();
  return done;
}

}  // namespace anlanh::cases
