#include "app/demo_story.h"

#include <algorithm>

namespace anlanh::app {

base::Date Story::day(std::int64_t days_ago) const {
  return base::add_days(base::vietnam_date(now_), -static_cast<int>(days_ago));
}

void Story::add(std::int64_t days_ago, std::int64_t hour, std::string what, Act act) {
  const auto at = base::start_of_day(day(days_ago)) + std::chrono::hours(hour);
  // A demo loaded at six in the morning has nothing from eight o'clock yet.
  events_.push_back(
      {std::min(at, now_ - std::chrono::minutes(5)), std::move(what), std::move(act)});
}

base::Status Story::run() {
  std::stable_sort(events_.begin(), events_.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  for (const auto& event : events_) {
    if (auto done = event.act(event.at); !done)
      return base::make_error(done.error().code,
                              "demo: " + event.what + ": " + done.error().operator_text);
  }
  return base::ok();
}

std::int64_t number_or(const base::JsonView& item, std::string_view key, std::int64_t fallback) {
  return item.has(key) ? item.number(key) : fallback;
}

}  // namespace anlanh::app
