#pragma once
// SQL of assessments and emergency measures. Functions run inside the caller's transaction.

#include <optional>
#include <vector>

#include "cases/assessment_model.h"
#include "store/sql.h"

namespace anlanh::cases {

// False: this form's assessment is there already.
base::Result<bool> save_new_assessment(store::Sql& sql, const Assessment& assessment);
// False where it is final or the version is no longer `version_seen`.
base::Result<bool> save_assessment_change(store::Sql& sql, const Assessment& assessment,
                                          std::int64_t version_seen);
base::Result<std::optional<Assessment>> find_assessment(store::Sql& sql, base::Id id);
// Oldest first.
base::Result<std::vector<Assessment>> load_assessments(store::Sql& sql, base::Id case_id,
                                                       AssessmentKind kind);

base::Result<bool> save_new_emergency(store::Sql& sql, const Emergency& emergency);
base::Result<bool> save_emergency_end(store::Sql& sql, const Emergency& emergency,
                                      std::int64_t version_seen);
base::Result<std::optional<Emergency>> find_emergency(store::Sql& sql, base::Id id);
base::Result<std::vector<Emergency>> load_emergencies(store::Sql& sql, base::Id case_id);

}  // namespace anlanh::cases
