#pragma once
// Where lessons meet their files, and the register of sessions the terms of target II.2.a.

#include <memory>

#include "app/data_files.h"
#include "learn/learn.h"
#include "targets/targets.h"

namespace anlanh::app {

// `targets` outlives what is made.
base::Result<std::unique_ptr<learn::Learn>> bind_learn(store::Store& store, base::Random random,
                                                       const DataFiles& files,
                                                       const targets::Targets& targets);

}  // namespace anlanh::app
