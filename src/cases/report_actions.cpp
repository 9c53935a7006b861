#include "cases/report_actions.h"

#include <map>

#include "cases/case_store.h"
#include "cases/identity_store.h"
#include "cases/intake_actions.h"
#include "cases/intake_rules.h"
#include "cases/intake_store.h"
#include "cases/report_store.h"
#include "cases/risk_actions.h"
#include "cases/sealed_text.h"
#include "cases/step_store.h"
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

base::Result<Report> load_known(store::Sql& sql, base::Id id) {
  AL_TRY(auto report, find_report(sql, id));
  if (!report) return make_error(Code::NotFound, "no report " + base::id_text(id));
  return std::move(*report);
}

// The report, if the officer has the right where it belongs.
base::Result<Report> load_for(store::Sql& sql, const Officer& officer, std::string_view right,
                              base::Id id) {
  AL_TRY(auto report, load_known(sql, id));
  AL_TRY_DO(people::need(officer, right, report.commune));
  return report;
}

base::Status save_decided(store::Sql& sql, const Officer& officer, const Report& report,
                          std::int64_t version_seen, std::string action, std::string detail,
                          base::Instant now) {
  AL_TRY(const bool saved, save_report_change(sql, report, version_seen));
  if (!saved)
    return make_error(
        Code::Conflict, "report " + report.number + " changed meanwhile",
        msg("Somebody changed this report while you had it open. Please look at it again."));
  return store::append_audit(sql, people::audit_line(officer, now, std::move(action), "report",
                                                     report.id, std::move(detail)));
}

base::Result<std::string> unit_name(store::Sql& sql, base::Id unit) {
  if (!unit) return std::string();
  AL_TRY(const auto found, people::find_unit(sql, unit));
  return found ? found->name : std::string();
}

base::Status fill_names(store::Sql& sql, std::vector<ReportLine>& lines) {
  std::map<base::Id, std::string> names;
  for (auto& line : lines) {
    const auto known = names.find(line.commune);
    if (known == names.end()) {
      AL_TRY(line.commune_name, unit_name(sql, line.commune));
      names.emplace(line.commune, line.commune_name);
    } else {
      line.commune_name = known->second;
    }
  }
  return base::ok();
}

// A report in a case is due when the case's nearest step is.
base::Status fill_nearest(store::Sql& sql, std::vector<ReportLine>& lines) {
  std::vector<base::Id> ids;
  for (const auto& line : lines)
    if (line.case_id) ids.push_back(line.case_id);
  AL_TRY(const auto nearest, load_nearest_steps(sql, ids));
  for (auto& line : lines)
    if (const auto found = nearest.find(line.case_id); found != nearest.end())
      line.nearest = found->second;
  return base::ok();
}

base::Result<std::vector<std::string>> open_addresses(store::Sql& sql, const ReadingKey& key,
                                                      base::Id report) {
  std::vector<std::string> out;
  if (!key) return out;
  AL_TRY(const auto sealed, load_report_addresses(sql, report));
  for (const auto& address : sealed) {
    AL_TRY(auto text, key->unseal(purpose::kAddress, address.id, address.sealed));
    out.push_back(std::move(text));
  }
  return out;
}

base::Result<std::vector<ReportMessage>> open_messages(store::Sql& sql, const ReadingKey& key,
                                                       base::Id report) {
  std::vector<ReportMessage> out;
  AL_TRY(const auto messages, load_messages(sql, report));
  for (const auto& message : messages) {
    AL_TRY(auto text, open_text(key, purpose::kMessage, message.id, message.sealed));
    out.push_back({message.at, message.side, std::move(text)});
  }
  return out;
}

base::Status fill_links(store::Sql& sql, ReportFile& file) {
  const Report& report = file.report;
  if (report.case_id) {
    AL_TRY(const auto found, find_case(sql, report.case_id));
    if (found) file.case_number = found->number;
  }
  if (report.duplicate_of) {
    AL_TRY(file.original, find_report(sql, report.duplicate_of));
  }
  AL_TRY(file.duplicates, load_duplicates_of(sql, report.id));
  AL_TRY(file.commune_name, unit_name(sql, report.commune));
  AL_TRY(file.timeline, store::load_audit(sql, "report", report.id));
  return base::ok();
}

base::Status fill_contact(store::Sql& sql, const ReadingKey& key, const Officer& officer,
                          base::Instant now, const Report& report, ReportFile& file) {
  file.contact_given = report.contact || report.contact_time;
  AL_TRY(const auto open, find_open_identity(sql, officer, report.id, now));
  if (!open) return base::ok();
  file.contact_open_until = open->open_until;
  AL_TRY(file.contact, open_text(key, purpose::kContact, report.id, report.contact));
  AL_TRY(file.contact_time, open_text(key, purpose::kContactTime, report.id, report.contact_time));
  return base::ok();
}

base::Result<ReportFile> open_file(store::Sql& sql, const Desk& desk, const Officer& officer,
                                   base::Instant now, Report report) {
  const base::Id id = report.id;
  AL_TRY(const auto key, load_reading_key(sql, desk, id));
  ReportFile file;
  AL_TRY(file.story, open_text(key, purpose::kStory, id, report.story));
  AL_TRY_DO(fill_contact(sql, key, officer, now, report, file));
  AL_TRY(file.decision_note, open_text(key, purpose::kDecisionNote, id, report.decision_note));
  AL_TRY(file.addresses, open_addresses(sql, key, id));
  AL_TRY(file.messages, open_messages(sql, key, id));
  AL_TRY(file.intake, load_intake(sql, id));
  AL_TRY(file.risk, load_report_risk(sql, desk, report));
  file.report = std::move(report);
  AL_TRY_DO(fill_links(sql, file));
  return file;
}

}  // namespace

base::Result<Inbox> list_reports(const Desk& desk, const Officer& officer,
                                 const ReportFilter& filter, std::int64_t page) {
  AL_TRY_DO(need_anywhere(officer, rights::kReportsRead));
  const auto& scope = officer.scope(rights::kReportsRead);
  return desk.store.read([&](store::Sql& sql) -> base::Result<Inbox> {
    Inbox inbox;
    AL_TRY(inbox.lines,
           load_report_lines(sql, scope, filter, {kInboxPage, (page - 1) * kInboxPage}));
    AL_TRY_DO(fill_names(sql, inbox.lines));
    AL_TRY_DO(fill_nearest(sql, inbox.lines));
    AL_TRY(inbox.total, count_reports(sql, scope, filter));
    AL_TRY(inbox.open, count_reports(sql, scope, {.state = ReportState::New}));
    AL_TRY(inbox.waiting, count_reports(sql, scope, {.only_waiting = true}));
    return inbox;
  });
}

base::Result<std::vector<ReportLine>> export_reports(const Desk& desk, const Officer& officer,
                                                     const ReportFilter& filter,
                                                     base::Instant now) {
  AL_TRY_DO(need_anywhere(officer, rights::kReportsRead));
  using Lines = std::vector<ReportLine>;
  return desk.store.write([&](store::Sql& sql) -> base::Result<Lines> {
    AL_TRY(auto lines,
           load_report_lines(sql, officer.scope(rights::kReportsRead), filter, {kMostExported, 0}));
    AL_TRY_DO(fill_names(sql, lines));
    AL_TRY_DO(store::append_audit(sql, people::audit_line(officer, now, "report.export", "report",
                                                          {}, std::to_string(lines.size()))));
    return lines;
  });
}

base::Result<std::int64_t> count_new_reports(const Desk& desk, const Officer& officer) {
  return desk.store.read([&](store::Sql& sql) {
    return count_reports(sql, officer.scope(rights::kReportsRead), {.state = ReportState::New});
  });
}

base::Result<std::vector<people::Unit>> load_scope_communes(const Desk& desk,
                                                            const Officer& officer,
                                                            base::Instant now) {
  using Units = std::vector<people::Unit>;
  AL_TRY(auto units, desk.store.read([&](store::Sql& sql) -> base::Result<Units> {
    return people::load_units(sql, people::UnitKind::Commune, base::vietnam_date(now));
  }));
  const auto& scope = officer.scope(rights::kReportsRead);
  std::erase_if(units, [&](const people::Unit& unit) { return !scope.covers(unit.id); });
  return units;
}

base::Result<ReportFile> read_report(const Desk& desk, const Officer& officer, base::Id id,
                                     base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<ReportFile> {
    AL_TRY(auto report, load_for(sql, officer, rights::kReportsRead, id));
    if (!report.first_opened_at) {
      report.first_opened_at = now;
      AL_TRY_DO(save_report_marks(sql, report));
    }
    AL_TRY(auto file, open_file(sql, desk, officer, now, std::move(report)));
    const bool shown = file.contact_open_until && file.contact_given;
    AL_TRY_DO(store::append_audit(sql, people::audit_line(officer, now, "report.read", "report", id,
                                                          shown ? "contact" : "")));
    return file;
  });
}

base::Status place_report(const Desk& desk, const Officer& officer, const ReportAct& act,
                          base::Id commune, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto report, load_for(sql, officer, rights::kReportsWork, act.report));
    AL_TRY_DO(decide_open(report, act.version_seen));
    AL_TRY(const auto unit, people::find_unit(sql, commune));
    if (!unit || unit->kind != people::UnitKind::Commune ||
        !valid_on(*unit, base::vietnam_date(now)))
      return invalid(msg("Choose a commune from the list"));
    report.commune = commune;
    return save_decided(sql, officer, report, act.version_seen, "report.place", unit->code, now);
  });
}

base::Status mark_duplicate(const Desk& desk, const Officer& officer, const ReportAct& act,
                            std::string_view original_number, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto report, load_for(sql, officer, rights::kReportsWork, act.report));
    AL_TRY_DO(decide_open(report, act.version_seen));
    AL_TRY(const auto original, find_report_by_number(sql, original_number));
    // A number out of reach reads the same as one that does not exist.
    if (!original || !officer.may_in(rights::kReportsRead, original->commune))
      return invalid(msg("There is no report with this number that you may see"));
    AL_TRY_DO(decide_duplicate(report, *original, act.version_seen));
    report.state = ReportState::Duplicate;
    report.duplicate_of = original->id;
    report.close_reason = "duplicate";
    report.decided_at = now;
    return save_decided(sql, officer, report, act.version_seen, "report.duplicate",
                        original->number, now);
  });
}

base::Status transfer_report(const Desk& desk, const Officer& officer, const ReportAct& act,
                             std::string_view body, std::string_view reason, base::Instant now) {
  const std::string words = trimmed(reason);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto report, load_for(sql, officer, rights::kReportsWork, act.report));
    AL_TRY_DO(decide_transfer(report, body, words, *desk.law, act.version_seen));
    report.state = ReportState::Transferred;
    report.transfer_body = body;
    report.close_reason = "transferred";
    AL_TRY(const auto key, desk.vault->load_key(sql, report.id));
    report.decision_note = seal_text(key, purpose::kDecisionNote, report.id, words);
    report.decided_at = now;
    return save_decided(sql, officer, report, act.version_seen, "report.transfer",
                        std::string(body), now);
  });
}

base::Status close_report(const Desk& desk, const Officer& officer, const ReportAct& act,
                          std::string_view reason, std::string_view note, base::Instant now) {
  const std::string words = trimmed(note);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto report, load_for(sql, officer, rights::kReportsWork, act.report));
    AL_TRY_DO(decide_report_close(report, reason, words, *desk.law, act.version_seen));
    report.state = ReportState::Closed;
    report.close_reason = reason;
    AL_TRY(const auto key, desk.vault->load_key(sql, report.id));
    report.decision_note = seal_text(key, purpose::kDecisionNote, report.id, words);
    report.decided_at = now;
    return save_decided(sql, officer, report, act.version_seen, "report.close", std::string(reason),
                        now);
  });
}

base::Status answer_reporter(const Desk& desk, const Officer& officer, base::Id report_id,
                             std::string_view text, std::string_view form_token,
                             base::Instant now) {
  const std::string words = trimmed(text);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto report, load_for(sql, officer, rights::kReportsWork, report_id));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(check_message(words));
    const base::Id id = base::make_id(now, desk.random);
    AL_TRY(const auto key, desk.vault->load_key(sql, report_id));
    const Message message{id,
                          report_id,
                          now,
                          Side::Office,
                          officer.account,
                          key.seal(purpose::kMessage, id, words),
                          blind_hash(*desk.sealer, "message.token", form_token)};
    AL_TRY(const bool fresh, save_message(sql, message));
    if (!fresh) return base::ok();
    if (!report.answered_at) report.answered_at = now;
    report.waiting_since = std::nullopt;
    AL_TRY_DO(save_report_marks(sql, report));
    return store::append_audit(
        sql, people::audit_line(officer, now, "report.answer", "report", report_id));
  });
}

}  // namespace anlanh::cases
