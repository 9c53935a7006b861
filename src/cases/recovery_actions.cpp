#include "cases/recovery_actions.h"

#include "cases/assessment_actions.h"
#include "cases/case_rules.h"
#include "cases/case_store.h"
#include "cases/family_rules.h"
#include "cases/family_store.h"
#include "cases/report_rules.h"
#include "cases/step_actions.h"
#include "cases/text_rules.h"
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

constexpr std::string_view kWords = "visit.words";
constexpr std::string_view kReason = "reopening.reason";
constexpr std::int64_t kMostListed = 200;

struct FoundVisit {
  Visit visit;
  Case file;
};
base::Result<FoundVisit> load_visit_with(store::Sql& sql, const Officer& officer, base::Id id) {
  AL_TRY(auto visit, find_visit(sql, id));
  if (!visit) return make_error(Code::NotFound, "no visit " + base::id_text(id));
  AL_TRY(auto file, load_case_with(sql, officer, rights::kCasesWork, visit->case_id));
  return FoundVisit{std::move(*visit), std::move(file)};
}

base::Status save_changed(store::Sql& sql, const Officer& officer, const FoundVisit& found,
                          std::int64_t version_seen, std::string action, base::Instant now) {
  AL_TRY(const bool saved, save_visit_change(sql, found.visit, version_seen, officer.account, now));
  if (!saved) return stale_error("visit");
  return audit_in_case(sql, officer, now, std::move(action), found.file.id,
                       std::to_string(found.visit.month));
}

base::Status fill_words(store::Sql& sql, const CaseWords& opener, RecoveryFile& out) {
  AL_TRY(auto visits, load_visits(sql, out.file.id));
  for (auto& visit : visits) {
    OpenedVisit opened;
    if (visit.words) {
      AL_TRY(const auto words, opener.unseal_fields(kWords, visit.id, *visit.words));
      opened.notes = field_of(words, "notes");
      opened.own_words = field_of(words, "own_words");
    }
    opened.visit = std::move(visit);
    out.visits.push_back(std::move(opened));
  }
  AL_TRY(auto reopenings, load_reopenings(sql, out.file.id));
  for (auto& reopening : reopenings) {
    AL_TRY(auto reason, opener.unseal(kReason, reopening.id, reopening.reason));
    out.reopenings.push_back({std::move(reopening), std::move(reason)});
  }
  return base::ok();
}

}  // namespace

base::Result<RecoveryFile> read_recovery(const Desk& desk, const Officer& officer, base::Id case_id,
                                         base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<RecoveryFile> {
    RecoveryFile out;
    AL_TRY(out.file, load_case_with(sql, officer, rights::kCasesRead, case_id));
    AL_TRY_DO(people::need_on(officer, rights::kFieldsChild, out.file.unit, out.file.assignee));
    AL_TRY_DO(audit_in_case(sql, officer, now, "recovery.read", case_id));
    AL_TRY(out.children, load_children(sql, case_id));
    AL_TRY(out.carers, load_carers(sql, case_id));
    out.suspected = guardian_conflict(out.carers);
    AL_TRY(const auto words, CaseWords::open(sql, desk, case_id));
    AL_TRY_DO(fill_words(sql, words, out));
    return out;
  });
}

base::Status record_visit(const Desk& desk, const Officer& officer, const VisitAct& act,
                          const VisitInput& typed, base::Instant now) {
  auto input = typed;
  input.notes = trimmed(typed.notes);
  input.own_words = trimmed(typed.own_words);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto found, load_visit_with(sql, officer, act.visit));
    AL_TRY(const auto carers, load_carers(sql, found.file.id));
    auto& visit = found.visit;
    AL_TRY_DO(check_visit(visit, input, carers, desk.law->case_forms, base::vietnam_date(now),
                          act.version_seen));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, found.file.id));
    visit.state = VisitState::Done;
    visit.done_on = input.done_on;
    visit.way = *input.way;
    visit.with = *input.with;
    visit.carer = *input.with == VisitWith::Carer ? input.carer : base::Id{};
    visit.scale = write_scale(input, desk.law->case_forms);
    visit.words = secret.seal_fields(kWords, visit.id,
                                     {{"notes", input.notes}, {"own_words", input.own_words}});
    return save_changed(sql, officer, found, act.version_seen, "recovery.record", now);
  });
}

base::Status record_attempt(const Desk& desk, const Officer& officer, const VisitAct& act,
                            base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto found, load_visit_with(sql, officer, act.visit));
    AL_TRY_DO(decide_attempt(found.visit, act.version_seen));
    ++found.visit.attempts;
    return save_changed(sql, officer, found, act.version_seen, "recovery.attempt", now);
  });
}

base::Status record_lost(const Desk& desk, const Officer& officer, const VisitAct& act,
                         base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto found, load_visit_with(sql, officer, act.visit));
    AL_TRY_DO(decide_lost(found.visit, act.version_seen));
    found.visit.state = VisitState::Lost;
    return save_changed(sql, officer, found, act.version_seen, "recovery.lost", now);
  });
}

base::Status reopen_case(const Desk& desk, const Officer& officer, base::Id case_id,
                         std::int64_t version_seen, std::string_view reason, base::Instant now) {
  const std::string words = trimmed(reason);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto file, load_case_with(sql, officer, rights::kCasesClose, case_id));
    if (file.state != CaseState::Closed || file.version != version_seen) return stale_error("case");
    if (words.empty()) return invalid(msg("Say why the case is opened again"));
    AL_TRY_DO(check_length(words, 4000));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, case_id));
    Reopening reopening{
        base::make_id(now, desk.random), case_id, now, officer.account, officer.name, {}};
    reopening.reason = secret.seal(kReason, reopening.id, words);
    AL_TRY_DO(save_reopening(sql, reopening));
    AL_TRY_DO(save_visits_dropped(sql, case_id));
    file.state = CaseState::Open;
    file.closed_at.reset();
    file.close_reason.clear();
    file.close_note.reset();
    AL_TRY(const bool saved, save_case_change(sql, file, version_seen));
    if (!saved) return stale_error("case");
    AL_TRY_DO(audit_in_case(sql, officer, now, "case.reopen", case_id));
    return begin_steps_again(sql, desk, officer, file, now);
  });
}

base::Status save_follow_up(store::Sql& sql, const Desk& desk, base::Id case_id,
                            base::Instant now) {
  AL_TRY(const auto children, load_children(sql, case_id));
  std::vector<base::Id> each;
  for (const auto& child : children) each.push_back(child.id);
  if (each.empty()) each.push_back({});
  for (const auto child : each)
    for (const int month : desk.law->case_forms.follow_up_months) {
      Visit visit;
      visit.id = base::make_id(now, desk.random);
      visit.case_id = case_id;
      visit.child = child;
      visit.month = month;
      visit.due_on = add_months(base::vietnam_date(now), month);
      AL_TRY_DO(save_new_visit(sql, visit));
    }
  return base::ok();
}

base::Result<base::Instant> last_opened(store::Sql& sql, base::Id case_id) {
  AL_TRY(const auto reopenings, load_reopenings(sql, case_id));
  return reopenings.empty() ? base::Instant{} : reopenings.back().at;
}

base::Result<bool> closing_is_lawful(store::Sql& sql, base::Id case_id) {
  AL_TRY(const auto since, last_opened(sql, case_id));
  return reviews_allow_closing(sql, case_id, since);
}

base::Result<VisitList> list_due_visits(const Desk& desk, const Officer& officer,
                                        base::Instant now) {
  AL_TRY_DO(need_somewhere(officer, rights::kCasesRead));
  const auto& scope = officer.scope(rights::kCasesRead);
  const auto today = base::vietnam_date(now);
  return desk.store.read([&](store::Sql& sql) -> base::Result<VisitList> {
    VisitList out;
    const auto until = base::add_days(today, kDaysAhead);
    AL_TRY(auto due, load_due_visits(sql, scope, until, kMostListed));
    for (auto& each : due) {
      VisitLine line{std::move(each), ""};
      if (line.due.unit) {
        AL_TRY(const auto unit, people::find_unit(sql, line.due.unit));
        if (unit) line.unit_name = unit->name;
      }
      out.lines.push_back(std::move(line));
    }
    AL_TRY(out.total, count_due_visits(sql, scope, until));
    AL_TRY(out.overdue, count_due_visits(sql, scope, base::add_days(today, -1)));
    return out;
  });
}

}  // namespace anlanh::cases
