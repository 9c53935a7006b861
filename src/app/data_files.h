#pragma once
// Law, units, lessons and words as files. They lie in the binary; a file of the same name under <data_dir>/data takes
// its place, so that a new decree is a file and no release.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anlanh::app {

class DataFiles {
 public:
  explicit DataFiles(std::filesystem::path override_folder) : folder_(std::move(override_folder)) {}

  // `name` as in the repository below data/: "law/acts.json".
  base::Result<std::string> read(std::string_view name) const;
  // Names below a folder of data/, in order: "lessons/".
  std::vector<std::string> names(std::string_view prefix) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace anlanh::app
