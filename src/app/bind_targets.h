#pragma once
// Where the four targets meet the rooms that hold their rows.

#include <functional>
#include <memory>
#include <string_view>

#include "app/data_files.h"
#include "base/time.h"
#include "cases/lawbook_model.h"
#include "targets/targets.h"

namespace anlanh::app {

// What counting needs beside the rows.
struct TargetWitness {
  base::Clock clock;
  std::shared_ptr<const cases::LawBook> law;
  // Is the name blocked by the guard right now? Target II.2.d counts what is in force, not what was decided.
  std::function<bool(std::string_view host)> is_blocked;
};

base::Result<std::unique_ptr<targets::Targets>> bind_targets(store::Store& store,
                                                             const DataFiles& files,
                                                             TargetWitness witness);

}  // namespace anlanh::app
