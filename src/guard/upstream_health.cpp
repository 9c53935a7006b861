#include "guard/upstream_health.h"

#include <algorithm>

namespace anlanh::guard {

namespace {
constexpr int kFailuresToRest = 3;
constexpr int kMostDoublings = 3;
}  // namespace

std::chrono::seconds UpstreamHealth::rest_for(int failures) {
  return std::chrono::seconds(1 << std::min(failures - kFailuresToRest, kMostDoublings));
}

std::optional<std::size_t> UpstreamHealth::choose(std::size_t attempt, Time now) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (states_[i].rests_until <= now) order.push_back(i);
  }
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (states_[i].rests_until > now) order.push_back(i);
  }
  if (order.empty()) return std::nullopt;
  const std::size_t server = order[attempt % order.size()];
  State& state = states_[server];
  if (state.failures >= kFailuresToRest && state.rests_until <= now) {
    state.rests_until = now + rest_for(state.failures);
  }
  return server;
}

void UpstreamHealth::answered(std::size_t server) { states_[server] = State{}; }

void UpstreamHealth::failed(std::size_t server, Time now) {
  State& state = states_[server];
  if (++state.failures >= kFailuresToRest) state.rests_until = now + rest_for(state.failures);
}

bool UpstreamHealth::all_rest(Time now) const {
  return std::all_of(states_.begin(), states_.end(),
                     [now](const State& state) { return state.rests_until > now; });
}

}  // namespace anlanh::guard
