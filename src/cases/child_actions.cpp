#include "cases/child_actions.h"

#include <algorithm>

#include "cases/case_rules.h"
#include "cases/family_store.h"
#include "cases/identity_store.h"
#include "cases/incident_store.h"
#include "cases/intake_actions.h"
#include "cases/name_index.h"
#include "cases/report_rules.h"
#include "cases/risk_actions.h"
#include "cases/sealed_text.h"
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

constexpr std::string_view kIdentity = "child.identity";
constexpr std::string_view kDetails = "child.details";
constexpr std::string_view kCarer = "carer.identity";
constexpr std::string_view kIncident = "incident.details";

base::Result<std::string> unit_name(store::Sql& sql, base::Id id) {
  if (!id) return std::string();
  AL_TRY(const auto unit, people::find_unit(sql, id));
  return unit ? unit->name : std::string();
}

base::Result<OpenedChild> open_child(store::Sql& sql, const Officer& officer,
                                     const CaseWords& words, Child child, Names names) {
  OpenedChild out;
  if (names == Names::Open) {
    AL_TRY(out.identity, words.unseal_fields(kIdentity, child.id, child.identity));
  }
  AL_TRY(out.details, words.unseal_fields(kDetails, child.id, child.details));
  AL_TRY(out.residence, unit_name(sql, child.residence));
  AL_TRY(out.school, unit_name(sql, child.school));
  AL_TRY(auto others, load_children_elsewhere(sql, officer.scope(rights::kCasesRead), child));
  for (auto& other : others) {
    const bool joined = other.child.person == child.person;
    if (joined || may_be_same(child, other.child) == Alike::Yes)
      out.elsewhere.push_back({std::move(other), joined});
  }
  out.child = std::move(child);
  return out;
}

base::Status fill_family(store::Sql& sql, const CaseWords& words, ChildFile& out) {
  AL_TRY(auto carers, load_carers(sql, out.file.id));
  out.suspected = guardian_conflict(carers);
  for (auto& carer : carers) {
    OpenedCarer opened;
    if (out.names == Names::Open) {
      AL_TRY(opened.identity, words.unseal_fields(kCarer, carer.id, carer.identity));
    }
    opened.carer = std::move(carer);
    out.carers.push_back(std::move(opened));
  }
  return base::ok();
}

base::Status fill_incidents(store::Sql& sql, const CaseWords& words, ChildFile& out) {
  AL_TRY(auto incidents, load_incidents(sql, out.file.id));
  AL_TRY(const auto harms, load_harms(sql, out.file.id));
  for (auto& incident : incidents) {
    OpenedIncident opened;
    AL_TRY(opened.details, words.unseal_fields(kIncident, incident.id, incident.details));
    AL_TRY(opened.commune, unit_name(sql, incident.commune));
    for (const auto& harm : harms)
      if (harm.incident == incident.id) opened.harms.push_back(harm);
    opened.incident = std::move(incident);
    out.incidents.push_back(std::move(opened));
  }
  return base::ok();
}

base::Result<ChildFile> open_all(store::Sql& sql, const Desk& desk, const Officer& officer,
                                 Case file, base::Instant now) {
  ChildFile out;
  AL_TRY(const auto opening, find_open_identity(sql, officer, file.id, now));
  if (opening) out.open_until = opening->open_until;
  out.names = opening ? Names::Open : Names::Hidden;
  AL_TRY(const auto words, CaseWords::open(sql, desk, file.id));
  AL_TRY(auto children, load_children(sql, file.id));
  out.file = std::move(file);
  for (auto& child : children) {
    AL_TRY(auto opened, open_child(sql, officer, words, std::move(child), out.names));
    out.children.push_back(std::move(opened));
  }
  AL_TRY_DO(fill_family(sql, words, out));
  AL_TRY_DO(fill_incidents(sql, words, out));
  return out;
}

ChildInput trimmed_input(const ChildInput& typed) {
  ChildInput out = typed;
  for (auto* text : {&out.name, &out.other_names, &out.age_typed, &out.address, &out.condition,
                     &out.needs, &out.consequences, &out.circumstances, &out.support_before})
    *text = trimmed(*text);
  return out;
}

FieldMap details_of(const ChildInput& input) {
  FieldMap fields;
  fields.emplace(child_field::kCondition, input.condition);
  fields.emplace(child_field::kNeeds, input.needs);
  fields.emplace(child_field::kConsequences, input.consequences);
  fields.emplace(child_field::kCircumstances, input.circumstances);
  fields.emplace(child_field::kSupportBefore, input.support_before);
  return fields;
}

// All the names of one person are one entry of the index: any two of their words find it.
std::string indexed_name(const FieldMap& identity) {
  return field_of(identity, child_field::kName) + " " +
         field_of(identity, child_field::kOtherNames);
}

// What is typed replaces what is there; an empty field leaves it.
void take_typed(FieldMap& fields, std::string_view name, const std::string& typed) {
  if (!typed.empty()) fields.insert_or_assign(std::string(name), typed);
}

void take_identity(const ChildInput& input, FieldMap& identity) {
  take_typed(identity, child_field::kName, input.name);
  take_typed(identity, child_field::kOtherNames, input.other_names);
  take_typed(identity, child_field::kAddress, input.address);
  if (input.birth) take_typed(identity, child_field::kBirth, base::iso_date(*input.birth));
}

void fill_child(const Desk& desk, const CaseSecret& secret, const ChildInput& input,
                const ChildAge& age, const FieldMap& identity, Child& child) {
  child.identity = secret.seal_fields(kIdentity, child.id, identity);
  child.details = secret.seal_fields(kDetails, child.id, details_of(input));
  const auto& name = field_of(identity, child_field::kName);
  child.match = name.empty() ? std::optional<base::Bytes>()
                             : blind_hash(*desk.sealer, "child.name", desk.ports.fold(name));
  child.sex = *input.sex;
  child.age_known = age.known;
  child.birth_year = age.birth_year;
  child.age_group = age.group;
  child.residence = input.residence;
  child.school = input.school;
}

struct FoundChild {
  Child child;
  Case file;
};
base::Result<FoundChild> load_child_with(store::Sql& sql, const Officer& officer,
                                         std::string_view right, base::Id id) {
  AL_TRY(auto child, find_child(sql, id));
  if (!child) return make_error(Code::NotFound, "no child " + base::id_text(id));
  AL_TRY(auto file, load_case_with(sql, officer, right, child->case_id));
  return FoundChild{std::move(*child), std::move(file)};
}

CarerInput trimmed_input(const CarerInput& typed) {
  CarerInput out = typed;
  for (auto* text : {&out.name, &out.age_typed, &out.job, &out.phone, &out.note})
    *text = trimmed(*text);
  return out;
}

void fill_carer(const CaseSecret& secret, const CarerInput& input, FieldMap& identity,
                Carer& carer) {
  take_typed(identity, carer_field::kName, input.name);
  take_typed(identity, carer_field::kJob, input.job);
  take_typed(identity, carer_field::kPhone, input.phone);
  take_typed(identity, carer_field::kNote, input.note);
  carer.identity = secret.seal_fields(kCarer, carer.id, identity);
  carer.relation = *input.relation;
  carer.age = carer_age(input);
  carer.lives_with = input.lives_with;
  carer.contact = input.suspected == Suspected::Yes ? ContactAllowed::No : input.contact;
  carer.suspected = input.suspected;
}

base::Status check_incident(const IncidentInput& input, const LawBook& law, base::Date today) {
  if (!input.happened_typed.empty() && !input.happened_on)
    return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
  if (input.happened_on && *input.happened_on > today)
    return invalid(msg("The day must not be in the future"));
  if (!law.group(input.group)) return invalid(msg("Choose the kind of incident"));
  for (const auto* text : {&input.service, &input.account, &input.place})
    AL_TRY_DO(check_length(*text, 1000));
  return check_length(input.description, 10000);
}

template <class Row>
bool holds(const std::vector<Row>& rows, base::Id id) {
  return std::any_of(rows.begin(), rows.end(), [id](const Row& row) { return row.id == id; });
}

}  // namespace

base::Result<ChildFile> read_children(const Desk& desk, const Officer& officer, base::Id case_id,
                                      base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Result<ChildFile> {
    AL_TRY(auto file, load_case_with(sql, officer, rights::kCasesRead, case_id));
    AL_TRY_DO(people::need_on(officer, rights::kFieldsChild, file.unit, file.assignee));
    AL_TRY(auto opened, open_all(sql, desk, officer, std::move(file), now));
    AL_TRY_DO(audit_in_case(sql, officer, now, "child.read", case_id,
                            opened.names == Names::Open ? "names" : ""));
    return opened;
  });
}

base::Result<PlaceChoices> load_place_choices(const Desk& desk, base::Instant now) {
  return desk.store.read([&](store::Sql& sql) -> base::Result<PlaceChoices> {
    PlaceChoices out;
    const auto today = base::vietnam_date(now);
    AL_TRY(out.communes, people::load_units(sql, people::UnitKind::Commune, today));
    AL_TRY(out.schools, people::load_schools(sql, today));
    return out;
  });
}

base::Status record_child(const Desk& desk, const Officer& officer, base::Id case_id,
                          const ChildInput& typed, std::string_view form_token, base::Instant now) {
  const auto input = trimmed_input(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(check_child(input, base::vietnam_date(now)));
    AL_TRY(const auto age, decide_child_age(input, base::vietnam_date(now)));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, case_id));
    Child child;
    child.id = base::make_id(now, desk.random);
    child.case_id = case_id;
    child.person = child.id;
    FieldMap identity;
    take_identity(input, identity);
    fill_child(desk, secret, input, age, identity, child);
    child.recorded_at = now;
    child.recorded_by = officer.account;
    child.token = blind_hash(*desk.sealer, "child.token", form_token);
    AL_TRY(const bool fresh, save_new_child(sql, child));
    if (!fresh) return base::ok();
    AL_TRY_DO(
        save_name_tokens(sql, desk, case_id, NameKind::Child, child.id, indexed_name(identity)));
    AL_TRY_DO(audit_in_case(sql, officer, now, "child.record", case_id, base::id_text(child.id)));
    return follow_facts(sql, desk, officer, case_id, now);
  });
}

base::Status change_child(const Desk& desk, const Officer& officer, base::Id id,
                          const ChildInput& typed, std::int64_t version_seen, base::Instant now) {
  const auto input = trimmed_input(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto found, load_child_with(sql, officer, rights::kCasesWork, id));
    AL_TRY_DO(decide_case_change(found.file, 0));
    AL_TRY_DO(check_child(input, base::vietnam_date(now)));
    AL_TRY(auto age, decide_child_age(input, base::vietnam_date(now)));
    if (age.known == AgeKnown::NotAtAll)
      age = {found.child.age_known, found.child.birth_year, found.child.age_group};
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, found.file.id));
    AL_TRY(auto identity, secret.unseal_fields(kIdentity, id, found.child.identity));
    take_identity(input, identity);
    fill_child(desk, secret, input, age, identity, found.child);
    AL_TRY(const bool saved, save_child_change(sql, found.child, version_seen));
    if (!saved) return stale_error("child");
    AL_TRY_DO(
        save_name_tokens(sql, desk, found.file.id, NameKind::Child, id, indexed_name(identity)));
    AL_TRY_DO(audit_in_case(sql, officer, now, "child.change", found.file.id, base::id_text(id)));
    return follow_facts(sql, desk, officer, found.file.id, now);
  });
}

base::Status join_children(const Desk& desk, const Officer& officer, base::Id id, base::Id other_id,
                           base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto found, load_child_with(sql, officer, rights::kCasesWork, id));
    AL_TRY(const auto other, load_child_with(sql, officer, rights::kCasesRead, other_id));
    if (other.file.id == found.file.id)
      return invalid(msg("Both are in this case. Only a child of another case can be joined."));
    if (may_be_same(found.child, other.child) == Alike::No)
      return invalid(msg("Sex or year of birth say that these are two children"));
    if (found.child.person == other.child.person) return base::ok();
    const bool first = other.child.recorded_at <= found.child.recorded_at;
    const auto kept = first ? other.child.person : found.child.person;
    const auto gone = first ? found.child.person : other.child.person;
    AL_TRY_DO(save_same_person(sql, gone, kept));
    return audit_in_case(sql, officer, now, "child.join", found.file.id, other.file.number);
  });
}

base::Status separate_child(const Desk& desk, const Officer& officer, base::Id id,
                            base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto found, load_child_with(sql, officer, rights::kCasesWork, id));
    if (found.child.person == id)
      return invalid(msg("This is the first record of the child. Separate the later one."));
    AL_TRY_DO(save_person(sql, id, id));
    return audit_in_case(sql, officer, now, "child.separate", found.file.id, base::id_text(id));
  });
}

base::Status record_carer(const Desk& desk, const Officer& officer, base::Id case_id,
                          const CarerInput& typed, std::string_view form_token, base::Instant now) {
  const auto input = trimmed_input(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(check_carer(input));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, case_id));
    Carer carer;
    carer.id = base::make_id(now, desk.random);
    carer.case_id = case_id;
    FieldMap identity;
    fill_carer(secret, input, identity, carer);
    carer.recorded_at = now;
    carer.recorded_by = officer.account;
    carer.token = blind_hash(*desk.sealer, "carer.token", form_token);
    AL_TRY(const bool fresh, save_new_carer(sql, carer));
    if (!fresh) return base::ok();
    AL_TRY_DO(save_name_tokens(sql, desk, case_id, NameKind::Family, carer.id,
                               field_of(identity, carer_field::kName)));
    AL_TRY_DO(audit_in_case(sql, officer, now, "family.record", case_id,
                            std::string(relation_code(carer.relation))));
    return follow_facts(sql, desk, officer, case_id, now);
  });
}

base::Status change_carer(const Desk& desk, const Officer& officer, base::Id id,
                          const CarerInput& typed, std::int64_t version_seen, base::Instant now) {
  const auto input = trimmed_input(typed);
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(auto carer, find_carer(sql, id));
    if (!carer) return make_error(Code::NotFound, "no carer " + base::id_text(id));
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, carer->case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(check_carer(input));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, file.id));
    AL_TRY(auto identity, secret.unseal_fields(kCarer, id, carer->identity));
    fill_carer(secret, input, identity, *carer);
    AL_TRY(const bool saved, save_carer_change(sql, *carer, version_seen));
    if (!saved) return stale_error("carer");
    AL_TRY_DO(save_name_tokens(sql, desk, file.id, NameKind::Family, id,
                               field_of(identity, carer_field::kName)));
    AL_TRY_DO(audit_in_case(sql, officer, now, "family.change", file.id,
                            std::string(relation_code(carer->relation))));
    return follow_facts(sql, desk, officer, file.id, now);
  });
}

base::Status record_incident(const Desk& desk, const Officer& officer, base::Id case_id,
                             const IncidentInput& input, std::string_view form_token,
                             base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY_DO(need_form_token(form_token));
    AL_TRY_DO(check_incident(input, *desk.law, base::vietnam_date(now)));
    AL_TRY(const auto secret, CaseSecret::open(sql, desk, case_id));
    Incident incident;
    incident.id = base::make_id(now, desk.random);
    incident.case_id = case_id;
    incident.happened_on = input.happened_on;
    incident.commune = input.commune;
    incident.group = input.group;
    FieldMap details;
    take_typed(details, incident_field::kService, trimmed(input.service));
    take_typed(details, incident_field::kAccount, trimmed(input.account));
    take_typed(details, incident_field::kPlace, trimmed(input.place));
    take_typed(details, incident_field::kDescription, trimmed(input.description));
    incident.details = secret.seal_fields(kIncident, incident.id, details);
    incident.recorded_at = now;
    incident.recorded_by = officer.account;
    incident.token = blind_hash(*desk.sealer, "incident.token", form_token);
    AL_TRY(const bool fresh, save_new_incident(sql, incident));
    if (!fresh) return base::ok();
    return audit_in_case(sql, officer, now, "incident.record", case_id, incident.group);
  });
}

base::Status record_harm(const Desk& desk, const Officer& officer, base::Id case_id,
                         const HarmInput& input, base::Instant now) {
  return desk.store.write([&](store::Sql& sql) -> base::Status {
    AL_TRY(const auto file, load_case_with(sql, officer, rights::kCasesWork, case_id));
    AL_TRY_DO(decide_case_change(file, 0));
    AL_TRY(const auto incidents, load_incidents(sql, case_id));
    AL_TRY(const auto children, load_children(sql, case_id));
    // Of this case and no other: an id from elsewhere is as good as none.
    if (!holds(incidents, input.incident)) return invalid(msg("Choose the incident"));
    if (!holds(children, input.child)) return invalid(msg("Choose the child"));
    if (!find_word(desk.law->case_forms.harms, input.kind))
      return invalid(msg("Choose the kind of harm"));
    if (!input.severity) return invalid(msg("Choose how serious the harm is"));
    AL_TRY_DO(save_harm(sql, {input.incident, input.child, input.kind, *input.severity}));
    return audit_in_case(sql, officer, now, "incident.harm", case_id,
                         input.kind + " " + std::string(level_code(*input.severity)));
  });
}

base::Result<CarerSuspected> load_guardian_conflict(store::Sql& sql, base::Id case_id) {
  AL_TRY(const auto carers, load_carers(sql, case_id));
  return guardian_conflict(carers);
}

}  // namespace anlanh::cases
