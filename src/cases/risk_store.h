#pragma once
// SQL of risks that a person has set. Functions run inside the caller's transaction.

#include <cstdint>
#include <vector>

#include "cases/risk_model.h"
#include "store/sql.h"

namespace anlanh::cases {

enum class RiskOf { Report, Case };

base::Status save_override(store::Sql& sql, RiskOf kind, const RiskOverride& row);
base::Result<bool> has_override(store::Sql& sql, const base::Bytes& token);
base::Result<std::vector<RiskOverride>> load_overrides(store::Sql& sql, RiskOf kind,
                                                       base::Id subject);
// The effective value of a report; false where its version is no longer `version_seen`.
base::Result<bool> save_report_risk(store::Sql& sql, base::Id report, int risk,
                                    std::int64_t version_seen);

}  // namespace anlanh::cases
