#pragma once
// The door of the room: a DNS server that answers what the policy blocks with the block page and
// forwards the rest.
//
//   AL_TRY(auto guard, Guard::start(settings, log, random, clock));
//   guard->replace_policy(policy);     // in force for the next query, cached names included
//   …
//   guard->stop();
//
// It needs no database, no web server and no disk once it runs.

#include <atomic>
#include <memory>

#include "base/log.h"
#include "base/random.h"
#include "guard/policy.h"
#include "guard/server_socket.h"

namespace anlanh::guard {

enum class BypassNames { Refuse, Forward };

struct GuardSettings {
  // UDP and TCP on each. Port 0 takes a free one, the same for both.
  std::vector<Endpoint> listen;
  // Asked in this order; empty: the nameservers of `resolv_conf`.
  std::vector<Endpoint> upstreams;
  std::filesystem::path resolv_conf = "/etc/resolv.conf";
  // Where blocked names lead. Without an address of a family, the answer is "no such data".
  std::optional<Ipv4> block_page_v4;
  std::optional<Ipv6> block_page_v6;
  // Answers with the block page's address and TXT "anlanh": tells a device that it asks this guard.
  std::string health_name = "lan.anlanh.internal";
  // Names by which programs ask whether they may go round the local resolver (Firefox's canary,
  // Apple's relay): Refuse says that they may not.
  BypassNames bypass_names = BypassNames::Refuse;
  std::shared_ptr<const Policy> policy;  // null: blocks nothing

  int workers = 1;  // threads, each with its own sockets, cache and upstream questions
  std::size_t cache_bytes = 32u << 20;  // of all workers together
  std::chrono::seconds keep_stale{86400};
  std::chrono::milliseconds stale_after{1800};  // RFC 8767 section 5: the client's patience
  std::chrono::milliseconds upstream_first_timeout{700};
  std::chrono::milliseconds upstream_total_timeout{4500};
  std::chrono::milliseconds tcp_idle{10'000};  // RFC 7766 section 6.2.3
  std::size_t most_tcp_connections = 256;      // of each worker
  std::size_t most_in_flight = 256;            // upstream questions of each worker
};

// Since the start, all workers together. Each query is counted once in `queries` and in one of the
// others; `stale` counts a part of `cached`.
struct GuardCounters {
  std::uint64_t queries = 0;
  std::uint64_t blocked = 0;
  std::uint64_t cached = 0;
  std::uint64_t forwarded = 0;  // answered by an upstream
  std::uint64_t failed = 0;     // answered with SERVFAIL
  std::uint64_t local = 0;      // answered by ourselves: health name, localhost, refused kinds
  std::uint64_t malformed = 0;
  std::uint64_t stale = 0;
};

class Guard {
 public:
  // Fails (Unavailable) where an address cannot be bound. Without a usable upstream it starts and
  // says so in the log: blocking works, the rest is SERVFAIL. Addresses of its own are struck from
  // the upstreams.
  static base::Result<std::unique_ptr<Guard>> start(GuardSettings settings, base::Log log,
                                                    base::Random random, base::Clock clock);
  ~Guard();  // stops

  // From any thread; never waits for queries. Null is taken as "blocks nothing". After it returned,
  // no answer follows the old policy.
  void replace_policy(std::shared_ptr<const Policy> policy);
  std::shared_ptr<const Policy> policy() const;
  GuardCounters counters() const;
  // Where it listens, with real ports, in the order of the settings.
  const std::vector<Endpoint>& endpoints() const;
  std::uint16_t port() const { return endpoints().front().port(); }
  // Ends the threads; queries not yet answered stay unanswered. May be called twice.
  void stop();

 private:
  struct Parts;
  explicit Guard(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// `anlanh guard --bundle FILE`: runs until `stop` is true (looked at every 100 ms). The bundle is
// read again when it changes; a damaged one is reported and the last good one stays. Fails where
// the first bundle cannot be used.
base::Status run_guard_alone(GuardSettings settings, const std::filesystem::path& bundle,
                             const std::atomic<bool>& stop, const base::Log& log,
                             const base::Random& random, const base::Clock& clock);

}  // namespace anlanh::guard
