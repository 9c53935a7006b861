#pragma once
// From a query's bytes to the answer's: policy first, then names we answer ourselves, then the
// cache, then the upstreams. Owned by one thread; knows no socket, only the port (ReplyPort) an
// answer goes back through.

#include <mutex>

#include "guard/cache.h"
#include "guard/server_local.h"
#include "guard/upstream.h"

namespace anlanh::guard {

// The policy in force, handed over by any thread. `generation` changes with it.
class PolicySlot {
 public:
  explicit PolicySlot(std::shared_ptr<const Policy> policy) : policy_(std::move(policy)) {}
  void replace(std::shared_ptr<const Policy> policy);
  std::shared_ptr<const Policy> get() const;
  std::uint64_t generation() const { return generation_.load(std::memory_order_acquire); }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Policy> policy_;
  std::atomic<std::uint64_t> generation_{1};
};

// Written by one thread, read by all.
class Counter {
 public:
  void add() { value_.store(get() + 1, std::memory_order_relaxed); }
  std::uint64_t get() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

struct WorkerCounters {
  Counter queries, blocked, cached, forwarded, failed, local, malformed, stale;
};

class ReplyPort;

// Whom an answer is for: enough to send it when it comes later.
struct ReplyTo {
  ReplyPort* port = nullptr;
  enum class Transport { Udp, Tcp } transport = Transport::Udp;
  std::uint64_t connection = 0;  // TCP
  Endpoint peer;                 // UDP
  alignas(
      8) std::array<std::uint8_t, 64> control{};  // UDP: the address asked, as the kernel told it
  std::uint8_t control_size = 0;
};

class ReplyPort {
 public:
  virtual ~ReplyPort() = default;
  // An answer that was not ready at once; empty where the query gets none.
  virtual void send_reply(const ReplyTo& to, ByteView answer) = 0;
};

class Resolver {
 public:
  Resolver(const GuardSettings& settings, PolicySlot& slot, Loop& loop, WorkerCounters& counters,
           const base::Random& random, base::Clock clock);
  ~Resolver();

  enum class Next {
    Reply,  // the answer stands in `out`
    Later,  // the port will get it
    None,   // not to be answered
  };
  struct Handled {
    Next next;
    std::size_t size;
  };
  // `out` must hold kSafeUdpSize bytes for UDP, kMostMessage for TCP.
  Handled handle(ByteView packet, const ReplyTo& to, std::span<std::uint8_t> out);

 private:
  struct Pending;
  struct Waiter;
  using PendingKey = std::string;

  void refresh_policy();
  std::optional<std::size_t> answer_now(std::span<std::uint8_t> out, std::size_t limit,
                                        const Query& query);
  std::optional<Verdict> blocked_alias(const Query& query, const KeptAnswer& answer) const;
  std::size_t write_blocked(std::span<std::uint8_t> out, std::size_t limit, const Query& query,
                            const Verdict& verdict);
  std::size_t write_failure(std::span<std::uint8_t> out, std::size_t limit, const Query& query,
                            std::uint16_t error);
  struct Told {
    TtlRule ttl;
    std::uint16_t error;
    Counter& counter;
  };
  // The answer from `kept`, blocked where the name or its CNAME chain is.
  std::size_t write_checked(std::span<std::uint8_t> out, std::size_t limit, const Query& query,
                            const KeptAnswer& kept, const Told& told);
  std::optional<std::size_t> answer_from_cache(std::span<std::uint8_t> out, std::size_t limit,
                                               const Query& query);
  std::size_t write_stale(std::span<std::uint8_t> out, std::size_t limit, const Query& query,
                          const KeptAnswer& kept);
  const KeptAnswer* find_stale(const CacheKey& key);
  Handled forward(const Query& query, const ReplyTo& to, std::span<std::uint8_t> out);
  void wait_for_stale(const PendingKey& key, Pending& pending);
  void on_outcome(const PendingKey& key, const UpstreamOutcome& outcome);
  void on_answer(Pending& pending, const UpstreamOutcome& outcome);
  void on_failure(Pending& pending, const UpstreamOutcome& outcome);
  void remember_failure(const Pending& pending, std::uint16_t error);
  template <class Write>
  void reply_all(Pending& pending, const Write& write);

  const GuardSettings& settings_;
  PolicySlot& slot_;
  Loop& loop_;
  WorkerCounters& counters_;
  base::Clock clock_;
  std::shared_ptr<const Policy> policy_;
  std::uint64_t generation_ = 0;
  Cache cache_;
  Upstream upstream_;
  LocalAnswers local_;
  std::unordered_map<PendingKey, std::unique_ptr<Pending>> pending_;
  std::size_t waiters_ = 0;
  Bytes buffer_;
};

}  // namespace anlanh::guard
