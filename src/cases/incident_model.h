#pragma once
// What happened (sự việc), apart from the child: one incident may harm several children, one child be harmed in several.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"

namespace anlanh::cases {

enum class Level { Low, Medium, High };

struct Incident {
  base::Id id;
  base::Id case_id;
  std::optional<base::Date> happened_on;  // the first day
  base::Id commune;                       // where it happened; none: online only, or not known
  std::string group;                      // data/law/harm-groups.json
  base::Bytes details;                    // sealed: service, account, place, description
  std::int64_t version = 1;
  base::Instant recorded_at;
  base::Id recorded_by;
  base::Bytes token;
};

namespace incident_field {
inline constexpr std::string_view kService = "service";
inline constexpr std::string_view kAccount = "account";
inline constexpr std::string_view kPlace = "place";
inline constexpr std::string_view kDescription = "description";
}  // namespace incident_field

// What one incident did to one child. Written again, it replaces the severity.
struct Harm {
  base::Id incident;
  base::Id child;
  std::string kind;  // data/law/case-forms.json, "harms"
  Level severity = Level::Low;
};

std::string_view level_code(Level level);
std::optional<Level> parse_level(std::string_view code);
base::Message level_name(Level level);

}  // namespace anlanh::cases
