#include "cases/join_actions.h"

#include <algorithm>

#include "cases/incident_groups.h"
#include "cases/intake_actions.h"
#include "cases/join_rules.h"
#include "cases/name_index.h"
#include "cases/name_rules.h"
#include "cases/violator_store.h"
#include "people/right_model.h"

namespace anlanh::cases {

namespace {

using base::Code;
using base::make_error;
using people::Officer;
namespace rights = people::rights;

constexpr std::int64_t kMostProposed = 20;
// One word alone ("Hùng") would propose half a province.
constexpr std::size_t kFewestWords = 2;

base::Result<std::vector<base::Id>> find_alike(store::Sql& sql, const Desk& desk,
                                               const people::Scope& scope,
                                               const OpenedViolator& opened) {
  std::vector<base::Id> out;
  const auto& violator = opened.violator;
  if (violator.account_key) {
    AL_TRY(out, load_same_account(sql, scope, *violator.account_key, violator.subject));
  }
  if (name_words(desk.ports.fold(opened.account_name)).size() < kFewestWords) return out;
  AL_TRY(const auto named,
         find_violators_by_name(sql, desk, scope, opened.account_name, kMostProposed));
  out.insert(out.end(), named.begin(), named.end());
  return out;
}

base::Result<std::vector<ViolatorIncident>> load_proposals(store::Sql& sql, const Desk& desk,
                                                           const Officer& officer,
                                                           const OpenedViolator& opened) {
  const auto scope = officer.scope(rights::kViolatorsRead);
  ViolatorIncidentFilter filter;
  AL_TRY(filter.only, find_alike(sql, desk, scope, opened));
  if (filter.only.empty()) return std::vector<ViolatorIncident>();
  AL_TRY(auto found, load_violator_incidents(sql, scope, filter));
  std::erase_if(found, [&](const ViolatorIncident& one) {
    return one.violator.subject == opened.violator.subject ||
           !may_join(opened.violator, one.violator) ||
           !officer.may_on(rights::kViolatorsWork, one.unit, one.assignee);
  });
  return found;
}

// After joins came or went: each member's subject anew.
base::Status save_subjects(store::Sql& sql, const std::vector<base::Id>& members,
                           const std::vector<ViolatorJoin>& joins) {
  std::vector<Join> pairs;
  for (const auto& join : joins) pairs.emplace_back(join.violator, join.twin);
  for (const auto& [violator, subject] : decide_subjects(members, pairs))
    AL_TRY_DO(save_subject(sql, violator, subject));
  return base::ok();
}

base::Status audit_pair(store::Sql& sql, const Officer& officer, base::Instant now,
                        const std::string& action, const ViolatorJoin& join) {
  for (const auto& [one, other] : {Join{join.violator, join.twin}, Join{join.twin, join.violator}})
    AL_TRY_DO(store::append_audit(
        sql, people::audit_line(officer, now, action, "violator", one, base::id_text(other))));
  return base::ok();
}

base::Status regroup(store::Sql& sql, base::Id one, base::Id other) {
  AL_TRY(auto members, load_subject_members(sql, one));
  AL_TRY(auto joins, load_joins(sql, one));
  if (other != one) {
    AL_TRY(const auto more, load_subject_members(sql, other));
    members.insert(members.end(), more.begin(), more.end());
    AL_TRY(const auto more_joins, load_joins(sql, other));
    joins.insert(joins.end(), more_joins.begin(), more_joins.end());
  }
  return save_subjects(sql, members, joins);
}

}  // namespace

base::Bytes account_key(const Desk& desk, std::string_view platform, std::string_view account) {
  return blind_hash(*desk.sealer, "violator.account",
                    std::string(platform) + "\n" + std::string(account));
}

base::Status fill_joined(store::Sql& sql, const Desk& desk, const Officer& officer,
                         ViolatorFile& file) {
  const auto& violator = file.opened.violator;
  ViolatorIncidentFilter filter;
  filter.subject = violator.subject;
  AL_TRY(auto all, load_violator_incidents(sql, officer.scope(rights::kViolatorsRead), filter));
  const auto lines = group_incidents(all, *desk.law);
  file.joined = lines.empty() ? file.opened.handling : lines.front().handling;
  const auto shown = [&](base::Id id) {
    return std::any_of(all.begin(), all.end(),
                       [id](const ViolatorIncident& one) { return one.violator.id == id; });
  };
  AL_TRY(auto joins, load_joins(sql, violator.subject));
  std::erase_if(
      joins, [&](const ViolatorJoin& join) { return !shown(join.violator) || !shown(join.twin); });
  file.joins = std::move(joins);
  std::erase_if(all, [&](const ViolatorIncident& one) { return one.violator.id == violator.id; });
  file.others = std::move(all);
  if (officer.may_on(rights::kViolatorsWork, file.file.unit, file.file.assignee)) {
    AL_TRY(file.proposals, load_proposals(sql, desk, officer, file.opened));
  }
  return base::ok();
}

base::Status join_violators(const Desk& desk, const Officer& officer, base::Id violator,
                            base::Id twin, std::string_view form_token, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto one, load_violator_for(sql, officer, rights::kViolatorsWork, violator));
    AL_TRY(const auto other, load_violator_for(sql, officer, rights::kViolatorsWork, twin));
    AL_TRY_DO(need_form_token(form_token));
    if (one.violator.subject == other.violator.subject) return base::ok();  // pressed twice
    AL_TRY_DO(may_join(one.violator, other.violator));
    const ViolatorJoin join{base::make_id(now, desk.random),
                            violator,
                            twin,
                            now,
                            officer.account,
                            blind_hash(*desk.sealer, "violator_join.token", form_token)};
    AL_TRY(const bool fresh, save_join(sql, join));
    if (!fresh) return base::ok();
    AL_TRY_DO(regroup(sql, one.violator.subject, other.violator.subject));
    return audit_pair(sql, officer, now, "violator.join", join);
  });
}

base::Result<base::Id> undo_join(const Desk& desk, const Officer& officer, base::Id id,
                                 base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<base::Id> {
    AL_TRY(const auto join, find_join(sql, id));
    if (!join) return make_error(Code::NotFound, "no join " + base::id_text(id));
    AL_TRY(const auto one, load_violator_for(sql, officer, rights::kViolatorsWork, join->violator));
    AL_TRY_DO(load_violator_for(sql, officer, rights::kViolatorsWork, join->twin));
    AL_TRY(const bool undone, save_join_undone(sql, id, now, officer.account));
    if (!undone) return join->violator;
    AL_TRY_DO(regroup(sql, one.violator.subject, one.violator.subject));
    AL_TRY_DO(audit_pair(sql, officer, now, "violator.part", *join));
    return join->violator;
  });
}

}  // namespace anlanh::cases
