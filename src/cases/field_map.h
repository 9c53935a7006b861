#pragma once
// Several answers kept in one sealed field: names and values, written as JSON before they are sealed.

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace anlanh::cases {

using FieldMap = std::map<std::string, std::string, std::less<>>;

// "" where the map lacks the name.
const std::string& field_of(const FieldMap& fields, std::string_view name);

// Empty values are left out.
std::string write_fields(const FieldMap& fields);
// Invalid: not what write_fields has written. At most 4 MiB.
base::Result<FieldMap> parse_fields(std::string_view text);

}  // namespace anlanh::cases
