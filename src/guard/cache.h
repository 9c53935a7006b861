#pragma once
// Answers of upstreams by name, type and the DO and CD bits, bounded in bytes; the one used longest
// ago goes first. An answer lives its TTL (RFC 2308 for negative ones); after that it is kept for a
// while as a stale one, for when no upstream answers (RFC 8767). One thread owns a cache.

#include <vector>

#include "base/time.h"
#include "guard/wire_response.h"

namespace anlanh::guard {

struct CacheKey {
  const WireName& name;  // lower case
  std::uint16_t type = 0;
  bool dnssec_ok = false;
  bool checking_disabled = false;
};

class Cache {
 public:
  // `seed` keeps strangers from choosing names that meet in one chain.
  Cache(std::size_t most_bytes, std::chrono::seconds keep_stale, std::uint64_t seed);

  enum class Freshness { Fresh, Stale };
  struct Hit {
    const KeptAnswer* answer;  // until the next put or erase
    std::uint32_t age;         // seconds since it was put
    Freshness freshness;
  };
  // A clock that went back makes an answer stale rather than longer-lived.
  std::optional<Hit> find(const CacheKey& key, base::Instant now);
  // Replaces what stood there. An answer larger than an eighth of the cache is not kept.
  // REQUIRES: the answer's question is the key's.
  void put(const CacheKey& key, KeptAnswer answer, base::Instant now);
  void erase(const CacheKey& key);

  std::size_t bytes() const { return bytes_; }
  std::size_t entries() const { return count_; }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  struct Entry {
    std::uint64_t hash = 0;
    base::Instant stored{};
    KeptAnswer answer;
    std::uint32_t next = kNone;   // in the chain, or in the list of free entries
    std::uint32_t older = kNone;  // by use
    std::uint32_t newer = kNone;
    std::uint16_t type = 0;
    std::uint8_t bits = 0;
  };

  std::uint64_t hash_of(const CacheKey& key) const;
  bool is_of(const Entry& entry, const CacheKey& key, std::uint64_t hash) const;
  std::uint32_t place_of(const CacheKey& key, std::uint64_t hash) const;
  std::uint32_t take_entry();
  void link_newest(std::uint32_t at);
  void unlink_use(std::uint32_t at);
  void remove(std::uint32_t at);
  void grow_heads();
  static std::size_t cost(const Entry& entry);

  std::size_t most_bytes_;
  base::Millis keep_stale_;
  std::uint64_t seed_;
  std::vector<std::uint32_t> heads_;
  std::vector<Entry> entries_;
  std::uint32_t free_ = kNone;
  std::uint32_t newest_ = kNone;
  std::uint32_t oldest_ = kNone;
  std::size_t bytes_ = 0;
  std::size_t count_ = 0;
};

}  // namespace anlanh::guard
