#pragma once
// What owns words and a key of its own: a report or a case.

#include <string_view>

namespace anlanh::cases {

enum class RecordKind { Report, Case };
constexpr std::string_view record_kind_code(RecordKind kind) {
  return kind == RecordKind::Case ? "case" : "report";
}

}  // namespace anlanh::cases
