#pragma once
// Which upstream to ask next. Servers are asked in the order of the settings; one that fails three
// times running rests for a second, then two, four, at most eight, and comes back by answering one
// query.

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace anlanh::guard {

class UpstreamHealth {
 public:
  using Time = std::chrono::steady_clock::time_point;
  explicit UpstreamHealth(std::size_t count) : states_(count) {}

  // The server for try number `attempt` (from 0) of one question: the resting ones come last.
  // Absent where there is none at all. Asking a server whose rest is over renews the rest, so that
  // one query tests it, not all.
  std::optional<std::size_t> choose(std::size_t attempt, Time now);
  void answered(std::size_t server);
  void failed(std::size_t server, Time now);
  // True while every server rests.
  bool all_rest(Time now) const;

 private:
  struct State {
    int failures = 0;
    Time rests_until{};
  };
  static std::chrono::seconds rest_for(int failures);

  std::vector<State> states_;
};

}  // namespace anlanh::guard
