#pragma once
// The invented demo province: units, accounts, and what happened in the last weeks (data/demo/demo.json).

#include <string>
#include <vector>

#include "app/house.h"

namespace anlanh::app {

// All demo accounts share it; a real province never loads the demo.
inline constexpr const char* kDemoPassword = "An-Lanh-mau-2026";

struct DemoAccount {
  std::string login;
  base::Bilingual title;
};

// The accounts of the file, for the words at the start.
base::Result<std::vector<DemoAccount>> load_demo_accounts(const DataFiles& files);

// The units of law (data/units), in one transaction, where the database has none yet.
base::Status load_base_units(House& house);

// Where nobody has an account yet: loads everything and gives the return key of one report, to be shown once.
// Otherwise does nothing and gives "".
base::Result<std::string> load_demo(House& house);

}  // namespace anlanh::app
