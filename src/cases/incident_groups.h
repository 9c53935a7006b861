#pragma once
// Incidents of one violator taken together: what list, search, count and figure show. Pure.

#include <vector>

#include "cases/lawbook_model.h"
#include "cases/violator_incident_store.h"

namespace anlanh::cases {

struct SubjectLine {
  base::Id subject;
  std::vector<ViolatorIncident> incidents;  // never empty, as they came
  Handling handling = Handling::Nothing;
};

Handling incident_handling(const ViolatorIncident& incident, const LawBook& law);
// In the order of each one's first incident in the list.
std::vector<SubjectLine> group_incidents(std::vector<ViolatorIncident> incidents,
                                         const LawBook& law);

}  // namespace anlanh::cases
