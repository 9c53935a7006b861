#pragma once
// SQL of violators and measures. Functions run inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "cases/violator_model.h"
#include "store/sql.h"

namespace anlanh::cases {

// False: this form's violator is there already.
base::Result<bool> save_violator(store::Sql& sql, const Violator& violator);
// Kind, account, act and note; false where the version is no longer `version_seen`.
base::Result<bool> save_violator_change(store::Sql& sql, const Violator& violator,
                                        std::int64_t version_seen);
base::Result<std::optional<Violator>> find_violator(store::Sql& sql, base::Id id);
base::Result<std::vector<Violator>> load_violators(store::Sql& sql, base::Id case_id);

// False: this form's measure is there already.
base::Result<bool> save_measure(store::Sql& sql, const Measure& measure);
base::Result<std::vector<Measure>> load_measures(store::Sql& sql, base::Id violator);

// False: this form's step is there already.
base::Result<bool> save_measure_step(store::Sql& sql, const MeasureStep& step);
// In the order they were recorded.
base::Result<std::vector<MeasureStep>> load_measure_steps(store::Sql& sql, base::Id measure);
base::Result<std::optional<Measure>> find_measure(store::Sql& sql, base::Id id);

}  // namespace anlanh::cases
