#pragma once
// SQL of incidents and of what they did to each child. Functions run inside the caller's transaction.

#include <optional>
#include <vector>

#include "cases/incident_model.h"
#include "store/sql.h"

namespace anlanh::cases {

// False: this form's incident is there already.
base::Result<bool> save_new_incident(store::Sql& sql, const Incident& incident);
// False where the version is no longer `version_seen`.
base::Result<bool> save_incident_change(store::Sql& sql, const Incident& incident,
                                        std::int64_t version_seen);
base::Result<std::optional<Incident>> find_incident(store::Sql& sql, base::Id id);
base::Result<std::vector<Incident>> load_incidents(store::Sql& sql, base::Id case_id);

base::Status save_harm(store::Sql& sql, const Harm& harm);
base::Result<std::vector<Harm>> load_harms(store::Sql& sql, base::Id case_id);

}  // namespace anlanh::cases
