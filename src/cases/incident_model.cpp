#include "cases/incident_model.h"

namespace anlanh::cases {

std::string_view level_code(Level level) {
  switch (level) {
    case Level::High: return "high";
    case Level::Medium: return "medium";
    case Level::Low: break;
  }
  return "low";
}

std::optional<Level> parse_level(std::string_view code) {
  for (const auto level : {Level::Low, Level::Medium, Level::High})
    if (level_code(level) == code) return level;
  return std::nullopt;
}

base::Message level_name(Level level) {
  switch (level) {
    case Level::High: return base::msg("Level: high");
    case Level::Medium: return base::msg("Level: medium");
    case Level::Low: break;
  }
  return base::msg("Level: low");
}

}  // namespace anlanh::cases
