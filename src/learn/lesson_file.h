#pragma once
// Reads one lesson of data/lessons. Every fault names file, step and field.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "learn/lesson_model.h"

namespace anlanh::learn {

// Invalid: not JSON, a field missing or of another type, or a lesson that does not hold together
// (find_lesson_fault in learn/lesson_rules.h).
base::Result<Lesson> parse_lesson(std::string name, std::string_view json);

}  // namespace anlanh::learn
