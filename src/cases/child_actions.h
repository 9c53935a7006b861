#pragma once
// What an officer does with child, family and incident of a case. Each act: cases.work in the case's unit, the rule of its
// state, one transaction, one audit line; a refused act changes nothing. Names are shown while an opening of the officer's
// own lasts (identity_store.h, may_show_identity), and are found by search (name_index.h).

#include <string>
#include <vector>

#include "cases/case_access.h"
#include "cases/child_rules.h"
#include "cases/child_store.h"
#include "cases/family_rules.h"
#include "cases/incident_model.h"
#include "people/unit_model.h"

namespace anlanh::cases {

enum class Names { Hidden, Open };

struct OpenedChild {
  Child child;
  FieldMap identity;  // empty while names are hidden
  FieldMap details;
  std::string residence;
  std::string school;
  // Rows in other cases that may be the same child; `joined` where an officer has decided that they are.
  struct Elsewhere {
    ChildElsewhere row;
    bool joined = false;
  };
  std::vector<Elsewhere> elsewhere;
};
struct OpenedCarer {
  Carer carer;
  FieldMap identity;  // empty while names are hidden
};
struct OpenedIncident {
  Incident incident;
  FieldMap details;
  std::string commune;
  std::vector<Harm> harms;
};
// Child, family and incident of a case, opened.
struct ChildFile {
  Case file;
  Names names = Names::Hidden;
  std::optional<base::Instant> open_until;  // of the officer's own opening
  CarerSuspected suspected = CarerSuspected::No;
  std::vector<OpenedChild> children;
  std::vector<OpenedCarer> carers;
  std::vector<OpenedIncident> incidents;
};
// Needs cases.read and fields.child. Names stay hidden unless the officer has opened them.
base::Result<ChildFile> read_children(const Desk& desk, const people::Officer& officer,
                                      base::Id case_id, base::Instant now);

// Where and in which school a child may be: today's communes, and schools.
struct PlaceChoices {
  std::vector<people::Unit> communes;
  std::vector<people::School> schools;
};
base::Result<PlaceChoices> load_place_choices(const Desk& desk, base::Instant now);

base::Status record_child(const Desk& desk, const people::Officer& officer, base::Id case_id,
                          const ChildInput& input, std::string_view form_token, base::Instant now);
// Empty names leave what is there: names are not shown to whoever mends a year of birth.
base::Status change_child(const Desk& desk, const people::Officer& officer, base::Id child,
                          const ChildInput& input, std::int64_t version_seen, base::Instant now);
// An officer's decision that two rows are one child, and its taking back.
base::Status join_children(const Desk& desk, const people::Officer& officer, base::Id child,
                           base::Id other, base::Instant now);
base::Status separate_child(const Desk& desk, const people::Officer& officer, base::Id child,
                            base::Instant now);

base::Status record_carer(const Desk& desk, const people::Officer& officer, base::Id case_id,
                          const CarerInput& input, std::string_view form_token, base::Instant now);
base::Status change_carer(const Desk& desk, const people::Officer& officer, base::Id carer,
                          const CarerInput& input, std::int64_t version_seen, base::Instant now);

struct IncidentInput {
  std::optional<base::Date> happened_on;
  std::string happened_typed;
  base::Id commune;
  std::string group;
  std::string service;
  std::string account;
  std::string place;
  std::string description;
};
base::Status record_incident(const Desk& desk, const people::Officer& officer, base::Id case_id,
                             const IncidentInput& input, std::string_view form_token,
                             base::Instant now);
struct HarmInput {
  base::Id incident;
  base::Id child;
  std::string kind;
  std::optional<Level> severity;
};
base::Status record_harm(const Desk& desk, const people::Officer& officer, base::Id case_id,
                         const HarmInput& input, base::Instant now);

// Whether a carer of the case is suspected, for pages that show the case without the family.
base::Result<CarerSuspected> load_guardian_conflict(store::Sql& sql, base::Id case_id);

}  // namespace anlanh::cases
