#include "guard/guard.h"

#include <sys/resource.h>

#include <algorithm>
#include <thread>

#include "base/file.h"
#include "guard/bundle_watcher.h"
#include "guard/server_tcp.h"
#include "guard/server_udp.h"

namespace anlanh::guard {

namespace {

constexpr std::size_t kMostResolvConf = 64u << 10;
constexpr int kPortTries = 20;
constexpr int kMostWorkers = 64;
constexpr std::chrono::milliseconds kStopLook{100};

struct ListeningPair {
  Socket udp;
  Socket tcp;
};

base::Result<ListeningPair> open_pair(const Endpoint& at, PortSharing sharing) {
  ListeningPair pair;
  AL_TRY(pair.udp, open_udp_server(at, sharing));
  AL_TRY(pair.tcp, open_tcp_server(bound_endpoint(pair.udp), sharing));
  return pair;
}

// With port 0 the kernel names a free UDP port, which TCP may find taken: then the next one.
base::Result<ListeningPair> open_first_pair(const Endpoint& at, PortSharing sharing) {
  auto pair = open_pair(at, sharing);
  for (int i = 1; at.port() == 0 && !pair && i < kPortTries; ++i) pair = open_pair(at, sharing);
  return pair;
}

// True where a packet sent to `upstream` comes back to one of our sockets.
bool leads_to_itself(const Endpoint& upstream, const std::vector<Endpoint>& own) {
  for (const Endpoint& listening : own) {
    if (upstream.port() != listening.port()) continue;
    if (upstream.same_address(listening)) return true;
    if (!listening.is_wildcard() || upstream.family() != listening.family()) continue;
    const auto local = local_addresses();
    const bool of_this_machine =
        std::any_of(local.begin(), local.end(),
                    [&](const Endpoint& address) { return address.same_address(upstream); });
    // The whole of 127.0.0.0/8 is this machine, not only the address its interface shows.
    const bool loopback =
        upstream.family() == AF_INET && (ntohl(upstream.v4.sin_addr.s_addr) >> 24) == 127;
    if (of_this_machine || loopback || upstream.is_wildcard()) return true;
  }
  return false;
}

std::vector<Endpoint> usable_upstreams(const GuardSettings& settings,
                                       const std::vector<Endpoint>& own, const base::Log& log) {
  std::vector<Endpoint> upstreams = settings.upstreams;
  if (upstreams.empty()) {
    const auto text = base::read_file(settings.resolv_conf, kMostResolvConf);
    if (text) upstreams = parse_resolv_conf(*text);
  }
  std::erase_if(upstreams, [&](const Endpoint& upstream) {
    const bool itself = leads_to_itself(upstream, own);
    if (itself)
      log.warning("guard upstream is itself, left out", {{"upstream", endpoint_text(upstream)}});
    return itself;
  });
  if (upstreams.empty()) log.error("guard has no upstream: what is not blocked gets SERVFAIL");
  return upstreams;
}

// Each question under way holds a descriptor: take what the machine allows this process.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// One thread and all it owns. Members go in reverse: servers before the resolver, the loop last.
struct Worker {
  WorkerCounters counters;
  std::unique_ptr<Loop> loop;
  std::unique_ptr<Resolver> resolver;
  std::vector<std::unique_ptr<UdpServer>> udp;
  std::vector<std::unique_ptr<TcpServer>> tcp;
  std::thread thread;
};

}  // namespace

struct Guard::Parts {
  GuardSettings settings;
  PolicySlot slot;
  std::vector<Endpoint> endpoints;
  std::vector<std::unique_ptr<Worker>> workers;

  explicit Parts(GuardSettings given)
      : settings(std::move(given)), slot(settings.policy ? settings.policy : Policy::empty()) {}

  base::Result<std::vector<ListeningPair>> open_sockets(bool first) {
    const PortSharing sharing = settings.workers > 1 ? PortSharing::Shared : PortSharing::Alone;
    std::vector<ListeningPair> pairs;
    for (std::size_t i = 0; i < settings.listen.size(); ++i) {
      AL_TRY(ListeningPair pair, first ? open_first_pair(settings.listen[i], sharing)
                                       : open_pair(endpoints[i], sharing));
      if (first) endpoints.push_back(bound_endpoint(pair.udp));
      pairs.push_back(std::move(pair));
    }
    return pairs;
  }

  base::Status add_worker(std::vector<ListeningPair> pairs, const base::Log& log,
                          const base::Random& random, const base::Clock& clock) {
    auto worker = std::make_unique<Worker>();
    AL_TRY(worker->loop, Loop::create(log));
    Loop& loop = *worker->loop;
    worker->resolver =
        std::make_unique<Resolver>(settings, slot, loop, worker->counters, random, clock);
    const TcpLimits limits{settings.tcp_idle, settings.most_tcp_connections};
    for (ListeningPair& pair : pairs) {
      worker->udp.push_back(
          std::make_unique<UdpServer>(std::move(pair.udp), loop, *worker->resolver));
      worker->tcp.push_back(
          std::make_unique<TcpServer>(std::move(pair.tcp), limits, loop, *worker->resolver));
    }
    workers.push_back(std::move(worker));
    return base::ok();
  }
};

Guard::Guard(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Guard::~Guard() { stop(); }

base::Result<std::unique_ptr<Guard>> Guard::start(GuardSettings settings, base::Log log,
                                                  base::Random random, base::Clock clock) {
  if (settings.listen.empty()) {
    return base::make_error(base::Code::Invalid, "guard: no address to listen on");
  }
  settings.workers = std::clamp(settings.workers, 1, kMostWorkers);
  raise_descriptor_limit();
  auto parts = std::make_unique<Parts>(std::move(settings));
  std::vector<std::vector<ListeningPair>> sockets;
  for (int i = 0; i < parts->settings.workers; ++i) {
    AL_TRY(auto pairs, parts->open_sockets(i == 0));
    sockets.push_back(std::move(pairs));
  }
  parts->settings.upstreams = usable_upstreams(parts->settings, parts->endpoints, log);
  for (auto& pairs : sockets) AL_TRY_DO(parts->add_worker(std::move(pairs), log, random, clock));
  for (auto& worker : parts->workers) {
    worker->thread = std::thread([loop = worker->loop.get()] { loop->run(); });
  }
  for (const Endpoint& endpoint : parts->endpoints) {
    log.info("guard listens", {{"address", endpoint_text(endpoint)}});
  }
  return std::unique_ptr<Guard>(new Guard(std::move(parts)));
}

void Guard::replace_policy(std::shared_ptr<const Policy> policy) {
  parts_->slot.replace(policy ? std::move(policy) : Policy::empty());
}

std::shared_ptr<const Policy> Guard::policy() const { return parts_->slot.get(); }

GuardCounters Guard::counters() const {
  GuardCounters sum;
  for (const auto& worker : parts_->workers) {
    const WorkerCounters& from = worker->counters;
    sum.queries += from.queries.get();
    sum.blocked += from.blocked.get();
    sum.cached += from.cached.get();
    sum.forwarded += from.forwarded.get();
    sum.failed += from.failed.get();
    sum.local += from.local.get();
    sum.malformed += from.malformed.get();
    sum.stale += from.stale.get();
  }
  return sum;
}

const std::vector<Endpoint>& Guard::endpoints() const { return parts_->endpoints; }

void Guard::stop() {
  for (auto& worker : parts_->workers) worker->loop->stop();
  for (auto& worker : parts_->workers) {
    if (worker->thread.joinable()) worker->thread.join();
    worker->tcp.clear();
    worker->udp.clear();
  }
}

base::Status run_guard_alone(GuardSettings settings, const std::filesystem::path& bundle,
                             const std::atomic<bool>& stop, const base::Log& log,
                             const base::Random& random, const base::Clock& clock) {
  AL_TRY(settings.policy, Policy::open(bundle));
  const std::shared_ptr<const Policy> first = settings.policy;
  AL_TRY(const auto guard, Guard::start(std::move(settings), log, random, clock));
  const BundleWatcher watcher(
      bundle, first,
      [&](std::shared_ptr<const Policy> policy) { guard->replace_policy(std::move(policy)); }, log);
  while (!stop.load()) std::this_thread::sleep_for(kStopLook);
  return base::ok();
}

}  // namespace anlanh::guard
