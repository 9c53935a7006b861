#pragma once
// Rate limits: token buckets in memory, one a client and one for the whole site.
//
// A client is known only by a keyed hash of its address under a salt made at each start, so a memory dump or a
// log of this table names nobody. IPv6 addresses count by their /64, which one household holds.

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/random.h"
#include "base/time.h"

namespace anlanh::web {

enum class LimitKind { SignIn, Report, ReturnKey };
inline constexpr std::size_t kLimitKinds = 3;

struct LimitRule {
  double burst;       // tries at once
  base::Millis each;  // one try comes back after this time
  double site_burst;  // the same for all clients together
  base::Millis site_each;
};

// A school behind one address may report and sign in together; guessing must still be slow. The whole-site
// buckets are wide: they slow a distributed guesser and must not let one person shut out a province.
inline constexpr std::array<LimitRule, kLimitKinds> kUsualLimits{{
    {.burst = 10,
     .each = std::chrono::seconds(30),
     .site_burst = 300,
     .site_each = std::chrono::milliseconds(200)},
    {.burst = 20,
     .each = std::chrono::seconds(60),
     .site_burst = 600,
     .site_each = std::chrono::milliseconds(200)},
    {.burst = 10,
     .each = std::chrono::seconds(60),
     .site_burst = 200,
     .site_each = std::chrono::milliseconds(500)},
}};

// Thread-safe.
class Limiter {
 public:
  Limiter(const std::array<LimitRule, kLimitKinds>& rules, const base::Random& random,
          std::size_t most_clients = 50000);

  // Takes one try. Absent: go on. A time: too many, and after it one more try is there.
  std::optional<base::Millis> take(LimitKind kind, std::string_view client, base::Instant now);

  // How many client buckets are held, for tests and metrics.
  std::size_t held() const;

 private:
  struct Bucket {
    double tokens;
    base::Instant at;
  };
  using Key = std::uint64_t;

  Key key_of(LimitKind kind, std::string_view client) const;
  Bucket& bucket_for(LimitKind kind, Key key, base::Instant now);
  void forget_full(base::Instant now);

  std::array<LimitRule, kLimitKinds> rules_;
  std::array<std::uint8_t, 16> salt_{};
  std::size_t most_clients_;
  mutable std::mutex mutex_;
  std::array<std::unordered_map<Key, Bucket>, kLimitKinds> clients_;
  // Clients that found the table full share one bucket a kind.
  std::array<Bucket, kLimitKinds> crowd_;
  std::array<Bucket, kLimitKinds> site_;
  base::Instant swept_at_{};
};

}  // namespace anlanh::web
