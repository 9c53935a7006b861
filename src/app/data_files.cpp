#include "app/data_files.h"

#include <algorithm>
#include <set>

#include "app/embedded.h"
#include "base/file.h"

namespace anlanh::app {

namespace {
constexpr std::string_view kPrefix = "app/data/";
constexpr std::size_t kMostBytes = 16 << 20;
}  // namespace

base::Result<std::string> DataFiles::read(std::string_view name) const {
  auto own = base::read_file(folder_ / name, kMostBytes);
  if (own || own.error().code != base::Code::NotFound) return own;
  for (const auto& file : embedded_files())
    if (file.name.starts_with(kPrefix) && file.name.substr(kPrefix.size()) == name)
      return std::string(file.bytes);
  return base::make_error(base::Code::NotFound, "no data file " + std::string(name));
}

std::vector<std::string> DataFiles::names(std::string_view prefix) const {
  std::set<std::string> found;
  for (const auto& file : embedded_files()) {
    if (!file.name.starts_with(kPrefix)) continue;
    const auto name = file.name.substr(kPrefix.size());
    if (name.starts_with(prefix)) found.emplace(name);
  }
  std::error_code ignored;
  for (const auto& own : std::filesystem::directory_iterator(folder_ / prefix, ignored))
    found.insert(std::string(prefix) + own.path().filename().string());
  return {found.begin(), found.end()};
}

}  // namespace anlanh::app
