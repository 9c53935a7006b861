#include "cases/incident_groups.h"

#include <map>

#include "cases/handling_rules.h"

namespace anlanh::cases {

Handling incident_handling(const ViolatorIncident& incident, const LawBook& law) {
  return decide_handling(incident.violator.kind, incident.measures, law);
}

std::vector<SubjectLine> group_incidents(std::vector<ViolatorIncident> incidents,
                                         const LawBook& law) {
  std::vector<SubjectLine> lines;
  std::map<base::Id, std::size_t> at;
  for (auto& incident : incidents) {
    const auto subject = incident.violator.subject;
    const auto [place, fresh] = at.emplace(subject, lines.size());
    if (fresh) lines.push_back({subject, {}, Handling::Nothing});
    lines[place->second].incidents.push_back(std::move(incident));
  }
  for (auto& line : lines) {
    std::vector<Handling> handlings;
    for (const auto& incident : line.incidents)
      handlings.push_back(incident_handling(incident, law));
    line.handling = join_handlings(handlings);
  }
  return lines;
}

}  // namespace anlanh::cases
