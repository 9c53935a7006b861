#pragma once
// Reads data/law/targets.json: the targets, and the periods in which they are counted.

#include <string>
#include <string_view>

#include "base/result.h"
#include "targets/indicator_model.h"
#include "targets/period_model.h"

namespace anlanh::targets {

struct TargetFile {
  TargetTable table;
  PeriodRules periods;
};

// Invalid: not JSON, or something missing or of another type; the error names file and place.
base::Result<TargetFile> parse_targets(std::string name, std::string_view json);

}  // namespace anlanh::targets
