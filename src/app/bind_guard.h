#pragma once
// Where the guard meets the settings and the lists on disk.

#include <string>
#include <vector>

#include "app/app_settings.h"
#include "catalog/publish_rules.h"
#include "guard/guard.h"

namespace anlanh::app {

// Invalid: an address in the settings that is none.
base::Result<guard::GuardSettings> guard_settings(const AppSettings& settings);

// Reads the lists of the settings. A list that cannot be read, and lines that cannot be used, are told to the
// operator; the others stay in force.
std::vector<catalog::ReadList> load_lists(const AppSettings& settings, const base::Log& log);

// Size and time of change of each list file: differs when one of them was replaced, changed, put there or taken away.
std::string stamp_lists(const AppSettings& settings);

}  // namespace anlanh::app
