#pragma once
// The demo province's events, each with the moment it happens, told through the same acts an officer does.
//
// Every act goes through the rooms' own actions with its rights, rules and audit lines: what the demo shows is what
// the program does.

#include <functional>
#include <string>
#include <vector>

#include "base/json_view.h"
#include "base/result.h"
#include "base/time.h"

namespace anlanh::app {

// Collects events in any order and runs them by time.
class Story {
 public:
  using Act = std::function<base::Status(base::Instant now)>;

  explicit Story(base::Instant now) : now_(now) {}

  // `days_ago` whole days before today at `hour` (Viet Nam), never in the future. Of one moment, the first added
  // runs first.
  void add(std::int64_t days_ago, std::int64_t hour, std::string what, Act act);
  // Stops at the first act that is refused and names it.
  base::Status run();

  base::Instant now() const { return now_; }
  base::Date day(std::int64_t days_ago) const;

 private:
  struct Event {
    base::Instant at;
    std::string what;
    Act act;
  };
  base::Instant now_;
  std::vector<Event> events_;
};

std::int64_t number_or(const base::JsonView& item, std::string_view key, std::int64_t fallback);

}  // namespace anlanh::app
