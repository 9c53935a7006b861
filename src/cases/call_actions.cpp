#include "cases/call_actions.h"

#include "cases/call_text.h"
#include "cases/identity_store.h"
#include "cases/report_store.h"
#include "cases/sealed_text.h"
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

constexpr std::chrono::days kCountedDays{30};

base::Status need_desk(const Officer& officer) {
  if (officer.may(rights::kCallsRecord)) return base::ok();
  return make_error(Code::Refused, "no " + std::string(rights::kCallsRecord));
}

// A colleague's draft reads the same as one that does not exist.
base::Result<CallNote> load_own(store::Sql& sql, const Officer& officer, base::Id id) {
  AL_TRY_DO(need_desk(officer));
  AL_TRY(auto note, find_call(sql, id));
  if (!note || note->account != officer.account)
    return make_error(Code::NotFound, "no call " + base::id_text(id));
  return std::move(*note);
}

base::Result<CallForm> open_form(const Desk& desk, const CallNote& note) {
  if (!note.sealed) return CallForm{};
  AL_TRY(const auto text, desk.sealer->unseal(purpose::kCallDraft, note.id, *note.sealed));
  return parse_call_text(text);
}

base::Bytes seal_form(const Desk& desk, base::Id id, const CallForm& form) {
  return desk.sealer->seal(purpose::kCallDraft, id, call_text(form));
}

base::Status save_changed(store::Sql& sql, const CallNote& note, std::int64_t version_seen) {
  AL_TRY(const bool saved, save_call(sql, note, version_seen));
  if (saved) return base::ok();
  return make_error(Code::Conflict, "call was saved elsewhere");
}

// What a draft needs only while it is one is dropped with it.
base::Status end_draft(const Desk& desk, const Officer& officer, const CallAct& act,
                       const std::function<void(CallNote&)>& change, std::string action,
                       std::string detail, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto note, load_own(sql, officer, act.id));
    AL_TRY_DO(decide_draft(note, act.version_seen));
    note.sealed = std::nullopt;
    note.saved_at = now;
    change(note);
    AL_TRY_DO(save_changed(sql, note, act.version_seen));
    return store::append_audit(sql, people::audit_line(officer, now, std::move(action), "call",
                                                       note.id, std::move(detail)));
  });
}

void take_heads(CallNote& note, const CallForm& form) {
  note.source = parse_intake_source(form.source).value_or(note.source);
  note.caller = parse_caller(form.caller).value_or(Caller::Unsaid);
}

// In the transaction that files the report: the draft ends, the record is kept.
base::Status keep_filed(store::Sql& sql, const Desk& desk, const Officer& officer,
                        const CallAct& act, const CallForm& form, const Report& report,
                        base::Instant now) {
  AL_TRY(auto note, load_own(sql, officer, act.id));
  AL_TRY_DO(decide_draft(note, act.version_seen));
  take_heads(note, form);
  note.state = CallState::Filed;
  note.saved_at = now;
  note.report = report.id;
  note.sealed = std::nullopt;
  AL_TRY_DO(save_changed(sql, note, act.version_seen));
  if (!is_empty(form.record)) {
    AL_TRY(const auto key, desk.vault->load_key(sql, report.id));
    AL_TRY_DO(save_record(
        sql, {report.id, key.seal(purpose::kIntakeRecord, report.id, record_text(form.record)), now,
              officer.account}));
  }
  return store::append_audit(
      sql, people::audit_line(officer, now, "call.file", "call", note.id, report.number));
}

}  // namespace

base::Result<base::Id> start_call(const Desk& desk, const Officer& officer, IntakeSource source,
                                  base::Instant now) {
  AL_TRY_DO(need_desk(officer));
  if (source == IntakeSource::Web || source == IntakeSource::Api)
    return invalid(msg("Choose how the report comes: by telephone, in person or on paper"));
  CallNote note;
  note.id = base::make_id(now, desk.random);
  note.account = officer.account;
  note.unit = officer.unit.id;
  note.source = source;
  note.started_at = note.saved_at = now;
  CallForm form;
  form.source = intake_source_code(source);
  const std::string at = base::vietnam_time_text(now);  // "14:05 01/08/2026"
  form.time = at.substr(0, at.find(' '));
  form.day = at.substr(at.find(' ') + 1);
  form.token = new_form_token(desk.random);
  note.sealed = seal_form(desk, note.id, form);
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY_DO(save_new_call(sql, note));
    AL_TRY_DO(
        store::append_audit(sql, people::audit_line(officer, now, "call.start", "call", note.id,
                                                    std::string(intake_source_code(source)))));
    return note.id;
  });
}

base::Result<CallFile> read_call(const Desk& desk, const Officer& officer, base::Id id) {
  return desk.store.read([&](store::Sql& sql) -> base::Result<CallFile> {
    CallFile file;
    AL_TRY(file.note, load_own(sql, officer, id));
    AL_TRY(file.form, open_form(desk, file.note));
    if (file.note.report) {
      AL_TRY(const auto report, find_report(sql, file.note.report));
      if (report) file.report_number = report->number;
    }
    return file;
  });
}

base::Result<CallDesk> read_call_desk(const Desk& desk, const Officer& officer, base::Instant now) {
  AL_TRY_DO(need_desk(officer));
  return desk.store.read([&](store::Sql& sql) -> base::Result<CallDesk> {
    CallDesk out;
    AL_TRY(out.drafts, load_drafts(sql, officer.account));
    AL_TRY(out.counts, count_calls(sql, officer.scope(rights::kCallsRecord), now - kCountedDays));
    return out;
  });
}

base::Status save_draft(const Desk& desk, const Officer& officer, const CallAct& act,
                        const CallForm& form, base::Instant now) {
  if (const auto faults = check_call(form); !faults.empty()) return invalid(faults.front().text);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto note, load_own(sql, officer, act.id));
    AL_TRY_DO(decide_draft(note, act.version_seen));
    AL_TRY(const auto before, open_form(desk, note));
    CallForm kept = form;
    kept.token = before.token;  // never from the page
    take_heads(note, kept);
    note.saved_at = now;
    note.sealed = seal_form(desk, note.id, kept);
    return save_changed(sql, note, act.version_seen);
  });
}

base::Result<std::vector<Fault>> check_filing(const Desk& desk, const CallForm& form,
                                              base::Instant now) {
  auto faults = check_call(form);
  if (const auto at = decide_received_at(form.day, form.time, now); !at)
    faults.push_back({"day", at.error().reader, FaultKind::Kind});
  if (!makes_report(parse_caller(form.caller).value_or(Caller::Unsaid)))
    faults.push_back(
        {"caller", msg("A silent or prank call is counted, not filed"), FaultKind::Kind});
  const auto answers = answers_of_call(form, base::Lang::Vi);
  if (is_empty(answers))
    faults.push_back({"story", msg("Say in a few words what happened"), FaultKind::Kind});
  AL_TRY(auto more, check_report(desk, answers, now));
  for (auto& fault : more) faults.push_back(std::move(fault));
  return faults;
}

base::Result<Receipt> file_call(const Desk& desk, const Officer& officer, const CallAct& act,
                                const CallForm& form, base::Instant now) {
  AL_TRY_DO(need_desk(officer));
  AL_TRY(const auto faults, check_filing(desk, form, now));
  if (!faults.empty()) return invalid(faults.front().text);
  AL_TRY(const auto before, read_call(desk, officer, act.id));
  AL_TRY_DO(decide_draft(before.note, act.version_seen));
  AL_TRY(const auto received, decide_received_at(form.day, form.time, now));
  const auto answers = answers_of_call(form, base::Lang::Vi);
  Door door;
  door.source = parse_intake_source(form.source).value_or(IntakeSource::Phone);
  door.received_at = received;
  door.account = officer.account;
  door.actor = officer.name;
  door.other_answers = SentOtherwise::Refused;
  door.also = [&](store::Sql& sql, const Report& report) {
    return keep_filed(sql, desk, officer, act, form, report, now);
  };
  return receive_report_by(desk, answers, before.form.token, door, now);
}

base::Status count_call(const Desk& desk, const Officer& officer, const CallAct& act, Caller caller,
                        base::Instant now) {
  if (makes_report(caller)) return invalid(msg("Choose whether the call was silent or a prank"));
  return end_draft(
      desk, officer, act,
      [&](CallNote& note) {
        note.state = CallState::Counted;
        note.caller = caller;
      },
      "call.count", std::string(caller_code(caller)), now);
}

base::Status discard_call(const Desk& desk, const Officer& officer, const CallAct& act,
                          DiscardReason reason, base::Instant now) {
  if (reason == DiscardReason::Unsaid) return invalid(msg("Choose why the draft is dropped"));
  return end_draft(
      desk, officer, act,
      [&](CallNote& note) {
        note.state = CallState::Discarded;
        note.discard_reason = reason;
      },
      "call.discard", std::string(discard_reason_code(reason)), now);
}

base::Result<std::optional<IntakeRecord>> read_record(const Desk& desk, const Officer& officer,
                                                      base::Id report, base::Instant now) {
  using Found = std::optional<IntakeRecord>;
  return desk.store.write([&](store::Sql& sql) -> base::Result<Found> {
    AL_TRY(const auto known, find_report(sql, report));
    if (!known) return make_error(Code::NotFound, "no report " + base::id_text(report));
    AL_TRY_DO(people::need(officer, rights::kReportsRead, known->commune));
    AL_TRY(const auto row, find_record(sql, report));
    if (!row) return Found();
    AL_TRY(const bool open, may_show_identity(sql, officer, report, now));
    if (!open)
      return make_error(Code::Refused, "the identity of the report is not open",
                        msg("Names are closed. Open the identity of this report first, with a "
                            "reason; then come back."));
    AL_TRY(const auto key, desk.vault->load_key(sql, report));
    AL_TRY(const auto text, key.unseal(purpose::kIntakeRecord, report, row->sealed));
    AL_TRY(auto record, parse_record_text(text));
    AL_TRY_DO(store::append_audit(
        sql, people::audit_line(officer, now, "report.record_read", "report", report)));
    return Found(std::move(record));
  });
}

base::Result<bool> has_record(const Desk& desk, base::Id report) {
  return desk.store.read([&](store::Sql& sql) -> base::Result<bool> {
    AL_TRY(const auto row, find_record(sql, report));
    return row.has_value();
  });
}

}  // namespace anlanh::cases
