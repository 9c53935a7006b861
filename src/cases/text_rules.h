#pragma once
// Lengths of what officers write. Pure.

#include <string_view>

#include "base/result.h"

namespace anlanh::cases {

// Invalid, with both numbers, over `most` letters (code points).
base::Status check_length(std::string_view text, std::size_t most);

}  // namespace anlanh::cases
