#pragma once
// Parts of a ZIP container in memory, read within a budget. The only file that knows libzip.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace anlanh::people {

// `bytes` outlives it. Used by one thread.
class ZipParts {
 public:
  // Invalid: not a ZIP. `unpacked` is the sum of all parts that may be read.
  static base::Result<ZipParts> open(std::string_view bytes, std::size_t unpacked);

  // Absent: no such part. TooLarge: over the budget, whatever the directory claims. Invalid:
  // encrypted or broken.
  base::Result<std::optional<std::string>> read(const std::string& name);

 private:
  struct Closer {
    void operator()(void* archive) const;
  };
  ZipParts(void* archive, std::size_t left) : archive_(archive), left_(left) {}

  std::unique_ptr<void, Closer> archive_;
  std::size_t left_;
};

}  // namespace anlanh::people
