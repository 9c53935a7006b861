#include "learn/awareness_actions.h"

#include <algorithm>

#include "learn/awareness_rules.h"
#include "people/unit_store.h"

namespace anlanh::learn {

using base::Code;
using base::Id;
using base::make_error;
using base::msg;
using base::Result;
using people::Officer;
namespace rights = people::rights;

namespace {

using Outcome = RecordAnswer::Outcome;

base::Error no_session() {
  return make_error(Code::NotFound, "no such awareness session",
                    msg("There is no such session, or it is not one that you may see."));
}

Result<people::School> find_known_school(store::Sql& sql, Id unit) {
  AL_TRY(auto school, people::find_school(sql, unit));
  if (!school) {
    return make_error(Code::NotFound, "not a school: " + base::id_text(unit),
                      msg("There is no such school or care facility."));
  }
  return std::move(*school);
}

std::string session_detail(const AwarenessSession& s) {
  return "unit=" + base::id_text(s.unit) + " day=" + base::iso_date(s.held_on) +
         " lesson=" + (s.lesson.empty() ? "other" : s.lesson) +
         " pupils=" + std::to_string(s.pupils);
}

RecordAnswer answer(Outcome outcome, Id id) { return {outcome, id, {}}; }

}  // namespace

AwarenessActions::AwarenessActions(store::Store& store, base::Random random, LearnPorts ports,
                                   std::vector<std::string> lessons)
    : store_(store),
      random_(std::move(random)),
      ports_(std::move(ports)),
      lessons_(std::move(lessons)) {}

Result<std::vector<people::School>> AwarenessActions::load_recordable(const Officer& officer,
                                                                      base::Date today,
                                                                      Id commune) const {
  const people::Scope& scope = officer.scope(rights::kSessionsRecord);
  AL_TRY(auto schools,
         store_.read([&](store::Sql& sql) { return people::load_schools(sql, today, commune); }));
  std::erase_if(schools, [&](const people::School& s) { return !scope.covers(s.unit.id); });
  return schools;
}

Result<people::School> AwarenessActions::open_school(const Officer& officer, Id unit) const {
  AL_TRY_DO(people::need(officer, rights::kSessionsRecord, unit));
  return store_.read([&](store::Sql& sql) { return find_known_school(sql, unit); });
}

Result<std::vector<people::Unit>> AwarenessActions::load_communes(const Officer& officer,
                                                                  base::Date today) const {
  AL_TRY(const auto schools, load_recordable(officer, today));
  AL_TRY(auto communes, store_.read([&](store::Sql& sql) {
    return people::load_units(sql, people::UnitKind::Commune, today);
  }));
  std::erase_if(communes, [&](const people::Unit& commune) {
    return std::none_of(schools.begin(), schools.end(), [&](const people::School& school) {
      return school.unit.parent == commune.id;
    });
  });
  return communes;
}

Result<RecordAnswer> AwarenessActions::record(const Officer& officer, const SessionDraft& draft,
                                              base::Instant now) const {
  AL_TRY_DO(people::need(officer, rights::kSessionsRecord, draft.unit));
  auto recorded =
      store_.write([&](store::Sql& sql) { return record_in(sql, officer, draft, now); });
  const bool raced = !recorded && recorded.error().code == Code::Conflict;
  if (!raced) return recorded;
  // The same session came in from another hand between our look and our insert.
  return store_.write([&](store::Sql& sql) { return record_in(sql, officer, draft, now); });
}

Result<RecordAnswer> AwarenessActions::record_in(store::Sql& sql, const Officer& officer,
                                                 const SessionDraft& draft,
                                                 base::Instant now) const {
  AL_TRY(const auto school, find_known_school(sql, draft.unit));
  AL_TRY(const auto before, find_session_by_submission(sql, draft.submission));
  if (before) {
    if (before->unit == draft.unit) return answer(Outcome::SentTwice, before->id);
    return base::invalid(msg("This form has been used already. Please open a new one."));
  }
  DraftVerdict verdict = decide_draft(draft, school, base::vietnam_date(now), lessons_);
  if (!verdict.faults.empty()) return RecordAnswer{Outcome::Faults, {}, std::move(verdict.faults)};
  AL_TRY(const auto same, find_same_session(sql, verdict.session));
  if (same) return answer(Outcome::SameExists, same->id);

  AwarenessSession& session = verdict.session;
  session.id = base::make_id(now, random_);
  session.recorded_at = now;
  session.recorded_by = officer.account;
  session.recorder = officer.name;
  AL_TRY_DO(save_session(sql, session));
  AL_TRY_DO(store::append_audit(
      sql, people::audit_line(officer, now, "awareness.record", "awareness_session", session.id,
                              session_detail(session))));
  return answer(Outcome::Recorded, session.id);
}

Result<SessionPage> AwarenessActions::load(const Officer& officer, Id unit, std::int64_t offset,
                                           std::int64_t most) const {
  return store_.read([&](store::Sql& sql) {
    return load_sessions(sql, officer.scope(rights::kSessionsRead), unit, offset, most);
  });
}

Result<SessionView> AwarenessActions::open(const Officer& officer, Id id) const {
  return store_.read([&](store::Sql& sql) -> Result<SessionView> {
    AL_TRY(auto session, find_session(sql, id));
    if (!session || !officer.may_in(rights::kSessionsRead, session->unit)) return no_session();
    AL_TRY(auto unit, people::find_unit(sql, session->unit));
    SessionView view;
    AL_TRY(view.standing, standing_in(sql, session->unit, session->held_on));
    const bool may = officer.may_in(rights::kSessionsRecord, session->unit);
    view.withdrawable = may && !session->withdrawal ? SessionView::Withdrawable::Yes
                                                    : SessionView::Withdrawable::No;
    view.listed = {std::move(*session), unit ? unit->name : std::string()};
    return view;
  });
}

Result<std::optional<Standing>> AwarenessActions::load_standing(const Officer& officer, Id unit,
                                                                base::Date day) const {
  AL_TRY_DO(people::need(officer, rights::kSessionsRead, unit));
  return store_.read([&](store::Sql& sql) { return standing_in(sql, unit, day); });
}

Result<std::optional<Standing>> AwarenessActions::standing_in(store::Sql& sql, Id unit,
                                                              base::Date day) const {
  const auto term = ports_.find_term ? ports_.find_term(day) : std::nullopt;
  if (!term) return std::optional<Standing>();
  AL_TRY(const auto held, count_held(sql, unit, term->from, term->to));
  return std::optional(Standing{*term, held});
}

Result<std::optional<base::Message>> AwarenessActions::withdraw(const Officer& officer, Id id,
                                                                const std::string& reason,
                                                                base::Instant now) const {
  using Refusal = std::optional<base::Message>;
  return store_.write([&](store::Sql& sql) -> Result<Refusal> {
    AL_TRY(const auto session, find_session(sql, id));
    if (!session || !officer.may_in(rights::kSessionsRead, session->unit)) return no_session();
    AL_TRY_DO(people::need(officer, rights::kSessionsRecord, session->unit));
    if (auto refused = refuse_withdrawal(*session, reason)) return refused;
    AL_TRY(const bool changed, save_withdrawal(sql, id, {now, officer.name, reason}));
    if (!changed) return Refusal(msg("This session has been withdrawn already."));
    AL_TRY_DO(store::append_audit(
        sql, people::audit_line(officer, now, "awareness.withdraw", "awareness_session", id)));
    return Refusal();
  });
}

}  // namespace anlanh::learn
