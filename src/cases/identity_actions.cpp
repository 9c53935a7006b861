#include "cases/identity_actions.h"

#include "cases/intake_actions.h"
#include "cases/report_rules.h"
#include "cases/sealed_text.h"
#include "people/right_model.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::make_error;
using base::msg;
using people::Officer;
namespace rights = people::rights;

constexpr std::chrono::hours kOwnShown{7 * 24};

// Of one of the two rights somewhere; the record's unit is asked after it is found.
base::Status need_either(const Officer& officer) {
  if (officer.may(rights::kIdentityOpen) || officer.may(rights::kIdentityAllow)) return base::ok();
  return make_error(Code::Refused, "no identity.open and no identity.allow");
}

base::Result<RecordPlace> load_place(store::Sql& sql, const RecordRef& record) {
  AL_TRY(auto place, find_record_place(sql, record.id));
  if (!place || place->kind != record.kind)
    return make_error(Code::NotFound, "no such record " + base::id_text(record.id));
  return std::move(*place);
}

// The opening, if the officer has the right where its record belongs today.
base::Result<IdentityOpening> load_for(store::Sql& sql, const Officer& officer,
                                       std::string_view right, base::Id id) {
  AL_TRY(auto opening, find_opening(sql, id));
  if (!opening) return make_error(Code::NotFound, "no opening " + base::id_text(id));
  AL_TRY(const auto place, load_place(sql, {opening->kind, opening->record}));
  AL_TRY_DO(people::need_on(officer, right, place.unit, place.assignee));
  return std::move(*opening);
}

base::Status audit(store::Sql& sql, const Officer& officer, base::Instant now,
                   const IdentityOpening& opening, std::string action) {
  return store::append_audit(sql, people::audit_line(officer, now, std::move(action),
                                                     std::string(record_kind_code(opening.kind)),
                                                     opening.record, opening.reason_kind));
}

std::string first_action(const IdentityOpening& opening) {
  if (opening.state == OpeningState::Asked) return "identity.ask";
  return opening.danger ? "identity.override" : "identity.open";
}

base::Result<OpenedOpening> open_words(store::Sql& sql, const Desk& desk, IdentityOpening opening,
                                       std::string number) {
  OpenedOpening out{std::move(opening), std::move(number), {}, {}};
  const auto& o = out.opening;
  AL_TRY(const auto key, load_reading_key(sql, desk, o.record));
  AL_TRY(out.reason, open_text(key, purpose::kIdentityReason, o.id, o.reason));
  AL_TRY(out.decision_note, open_text(key, purpose::kIdentityDecision, o.id, o.decision_note));
  return out;
}

bool is_alive(const IdentityOpening& opening, base::Instant now) {
  if (opening.state == OpeningState::Asked || is_open(opening, now)) return true;
  return opening.state == OpeningState::Allowed && now - *opening.decided_at <= kAllowedFor;
}

base::Status fill_history(store::Sql& sql, const Desk& desk, IdentityFile& file) {
  AL_TRY(auto openings, load_openings(sql, file.record.id));
  for (auto& opening : openings) {
    AL_TRY(auto opened, open_words(sql, desk, std::move(opening), file.number));
    file.history.push_back(std::move(opened));
  }
  return base::ok();
}

base::Status fill_own(store::Sql& sql, const Desk& desk, const Officer& officer, base::Instant now,
                      IdentityFile& file) {
  AL_TRY(auto own, load_openings_of(sql, file.record.id, officer.account));
  // An open one before one that waits.
  for (const bool only_open : {true, false}) {
    for (auto& opening : own) {
      if (only_open ? !is_open(opening, now) : !is_alive(opening, now)) continue;
      AL_TRY(file.own, open_words(sql, desk, std::move(opening), file.number));
      return base::ok();
    }
  }
  return base::ok();
}

base::Result<std::vector<OpenedOpening>> open_lines(store::Sql& sql, const Desk& desk,
                                                    std::vector<OpeningLine> lines) {
  std::vector<OpenedOpening> out;
  for (auto& line : lines) {
    AL_TRY(auto opened, open_words(sql, desk, std::move(line.opening), std::move(line.number)));
    out.push_back(std::move(opened));
  }
  return out;
}

}  // namespace

base::Status ask_identity(const Desk& desk, const Officer& officer, const RecordRef& record,
                          const IdentityAsk& typed, std::string_view form_token,
                          base::Instant now) {
  IdentityAsk ask{typed.reason_kind, trimmed(typed.words), typed.danger};
  // Names in a case need no second person, so there is nothing to go around.
  if (record.kind == RecordKind::Case) ask.danger = Danger::No;
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto place, load_place(sql, record));
    AL_TRY_DO(people::need_on(officer, rights::kIdentityOpen, place.unit, place.assignee));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(check_identity_ask(ask, *desk.law));
    AL_TRY(const auto key, desk.vault->load_key(sql, record.id));
    IdentityOpening opening;
    opening.id = base::make_id(now, desk.random);
    opening.record = record.id;
    opening.kind = record.kind;
    opening.account = officer.account;
    opening.account_name = officer.name;
    opening.reason_kind = ask.reason_kind;
    opening.reason = seal_text(key, purpose::kIdentityReason, opening.id, ask.words);
    opening.danger = ask.danger == Danger::Yes;
    opening.asked_at = now;
    opening.state = first_state(record.kind, ask.danger);
    if (opening.state == OpeningState::Open) open_now(opening, now);
    opening.token = blind_hash(*desk.sealer, "identity.token", form_token);
    AL_TRY(const bool fresh, save_opening(sql, opening));
    if (!fresh) return base::ok();
    return audit(sql, officer, now, opening, first_action(opening));
  });
}

base::Status answer_identity(const Desk& desk, const Officer& officer, base::Id id, Verdict verdict,
                             std::string_view typed, base::Instant now) {
  const std::string words = trimmed(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto opening, load_for(sql, officer, rights::kIdentityAllow, id));
    AL_TRY_DO(decide_request(opening, officer.account, verdict, words));
    AL_TRY(const auto key, desk.vault->load_key(sql, opening.record));
    const bool allow = verdict == Verdict::Allow;
    opening.state = allow ? OpeningState::Allowed : OpeningState::Denied;
    opening.decided_at = now;
    opening.decided_by = officer.account;
    opening.decided_name = officer.name;
    opening.decision_note = seal_text(key, purpose::kIdentityDecision, opening.id, words);
    AL_TRY_DO(save_opening_change(sql, opening));
    return audit(sql, officer, now, opening, allow ? "identity.allow" : "identity.deny");
  });
}

base::Result<RecordRef> use_identity(const Desk& desk, const Officer& officer, base::Id id,
                                     base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<RecordRef> {
    AL_TRY(auto opening, load_for(sql, officer, rights::kIdentityOpen, id));
    AL_TRY_DO(decide_use(opening, officer.account, now));
    open_now(opening, now);
    AL_TRY_DO(save_opening_change(sql, opening));
    AL_TRY_DO(audit(sql, officer, now, opening, "identity.open"));
    return RecordRef{opening.kind, opening.record};
  });
}

base::Result<RecordRef> close_identity(const Desk& desk, const Officer& officer, base::Id id,
                                       base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<RecordRef> {
    AL_TRY(auto opening, load_for(sql, officer, rights::kIdentityOpen, id));
    AL_TRY_DO(decide_early_close(opening, officer.account, now));
    opening.state = OpeningState::Closed;
    opening.closed_at = now;
    AL_TRY_DO(save_opening_change(sql, opening));
    AL_TRY_DO(audit(sql, officer, now, opening, "identity.close"));
    return RecordRef{opening.kind, opening.record};
  });
}

base::Status see_identity(const Desk& desk, const Officer& officer, base::Id id,
                          base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto opening, load_for(sql, officer, rights::kIdentityAllow, id));
    AL_TRY_DO(decide_seen(opening, officer.account));
    opening.seen_at = now;
    opening.seen_by = officer.account;
    opening.seen_name = officer.name;
    AL_TRY_DO(save_opening_change(sql, opening));
    return audit(sql, officer, now, opening, "identity.seen");
  });
}

base::Result<IdentityFile> read_identity(const Desk& desk, const Officer& officer,
                                         const RecordRef& record, base::Instant now) {
  AL_TRY_DO(need_either(officer));
  return desk.store.write([&](store::Sql& sql) -> base::Result<IdentityFile> {
    AL_TRY(const auto place, load_place(sql, record));
    IdentityFile file;
    file.record = record;
    file.number = place.number;
    file.may_open = officer.may_on(rights::kIdentityOpen, place.unit, place.assignee);
    file.history_shown = officer.may_on(rights::kIdentityAllow, place.unit, place.assignee);
    if (!file.history_shown)
      AL_TRY_DO(people::need_on(officer, rights::kIdentityOpen, place.unit, place.assignee));
    AL_TRY_DO(fill_own(sql, desk, officer, now, file));
    if (!file.history_shown) return file;
    AL_TRY_DO(fill_history(sql, desk, file));
    AL_TRY_DO(store::append_audit(
        sql, people::audit_line(officer, now, "identity.read",
                                std::string(record_kind_code(record.kind)), record.id)));
    return file;
  });
}

base::Result<OpenedOpening> read_request(const Desk& desk, const Officer& officer, base::Id id,
                                         base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<OpenedOpening> {
    AL_TRY(auto opening, load_for(sql, officer, rights::kIdentityAllow, id));
    if (opening.account == officer.account)
      return make_error(Code::Refused, "own request",
                        msg("Somebody else has to decide on your own request."));
    AL_TRY(const auto place, load_place(sql, {opening.kind, opening.record}));
    AL_TRY_DO(audit(sql, officer, now, opening, "identity.read"));
    return open_words(sql, desk, std::move(opening), place.number);
  });
}

base::Result<IdentityDesk> list_identity(const Desk& desk, const Officer& officer,
                                         base::Instant now) {
  AL_TRY_DO(need_either(officer));
  return desk.store.write([&](store::Sql& sql) -> base::Result<IdentityDesk> {
    IdentityDesk out;
    out.may_allow = officer.may(rights::kIdentityAllow);
    AL_TRY(auto own, load_own_openings(sql, officer.account, now - kOwnShown));
    AL_TRY(out.own, open_lines(sql, desk, std::move(own)));
    if (!out.may_allow) return out;
    AL_TRY(auto waiting,
           load_waiting_openings(sql, officer.scope(rights::kIdentityAllow), officer.account));
    AL_TRY(out.waiting, open_lines(sql, desk, std::move(waiting)));
    AL_TRY_DO(store::append_audit(sql, people::audit_line(officer, now, "identity.list", "identity",
                                                          {}, std::to_string(out.waiting.size()))));
    return out;
  });
}

base::Result<std::int64_t> count_identity_waiting(const Desk& desk, const Officer& officer) {
  return desk.store.read([&](store::Sql& sql) {
    return count_waiting_openings(sql, officer.scope(rights::kIdentityAllow), officer.account);
  });
}

}  // namespace anlanh::cases
