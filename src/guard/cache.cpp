#include "guard/cache.h"

#include <algorithm>
#include <cstring>

#include "guard/policy_hash.h"

namespace anlanh::guard {

namespace {

constexpr std::size_t kFirstHeads = 1024;
constexpr std::size_t kAllocationOverhead = 16;

std::uint8_t bits_of(const CacheKey& key) {
  return static_cast<std::uint8_t>((key.dnssec_ok ? 1 : 0) | (key.checking_disabled ? 2 : 0));
}

}  // namespace

Cache::Cache(std::size_t most_bytes, std::chrono::seconds keep_stale, std::uint64_t seed)
    : most_bytes_(most_bytes), keep_stale_(keep_stale), seed_(seed), heads_(kFirstHeads, kNone) {}

std::uint64_t Cache::hash_of(const CacheKey& key) const {
  const std::uint64_t salt = (std::uint64_t{key.type} << 8) | bits_of(key);
  std::uint64_t hash = seed_ ^ salt;
  ByteView left = key.name.bytes();
  for (; left.size() > 64; left = left.subspan(64)) hash = hash_label(hash, left.first(64));
  return hash_label(hash, left);
}

// Names end with the empty label, so equal bytes of one length are equal names.
bool Cache::is_of(const Entry& entry, const CacheKey& key, std::uint64_t hash) const {
  const ByteView message = entry.answer.message();
  return entry.hash == hash && entry.type == key.type && entry.bits == bits_of(key) &&
         message.size() >= kHeaderSize + key.name.size &&
         std::memcmp(message.data() + kHeaderSize, key.name.octets.data(), key.name.size) == 0;
}

std::uint32_t Cache::place_of(const CacheKey& key, std::uint64_t hash) const {
  std::uint32_t at = heads_[hash & (heads_.size() - 1)];
  while (at != kNone && !is_of(entries_[at], key, hash)) at = entries_[at].next;
  return at;
}

std::optional<Cache::Hit> Cache::find(const CacheKey& key, base::Instant now) {
  const std::uint32_t at = place_of(key, hash_of(key));
  if (at == kNone) return std::nullopt;
  const Entry& entry = entries_[at];
  const base::Millis age = now - entry.stored;
  const base::Millis life = std::chrono::seconds(entry.answer.ttl());
  if (age > life + keep_stale_) {
    remove(at);
    return std::nullopt;
  }
  if (newest_ != at) {
    unlink_use(at);
    link_newest(at);
  }
  const bool fresh = age.count() >= 0 && age < life;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
  return Hit{&entry.answer, static_cast<std::uint32_t>(std::max<std::int64_t>(0, seconds)),
             fresh ? Freshness::Fresh : Freshness::Stale};
}

std::size_t Cache::cost(const Entry& entry) {
  return sizeof(Entry) + sizeof(std::uint32_t) + kAllocationOverhead + entry.answer.bytes();
}

void Cache::put(const CacheKey& key, KeptAnswer answer, base::Instant now) {
  erase(key);
  if (answer.bytes() > most_bytes_ / 8) return;
  const std::uint64_t hash = hash_of(key);
  const std::uint32_t at = take_entry();
  Entry& entry = entries_[at];
  entry.hash = hash;
  entry.stored = now;
  entry.answer = std::move(answer);
  entry.type = key.type;
  entry.bits = bits_of(key);
  bytes_ += cost(entry);
  if (++count_ > heads_.size()) grow_heads();
  std::uint32_t& head = heads_[hash & (heads_.size() - 1)];
  entry.next = head;
  head = at;
  link_newest(at);
  while (bytes_ > most_bytes_ && oldest_ != at) remove(oldest_);
}

void Cache::erase(const CacheKey& key) {
  const std::uint32_t at = place_of(key, hash_of(key));
  if (at != kNone) remove(at);
}

std::uint32_t Cache::take_entry() {
  if (free_ == kNone) {
    entries_.emplace_back();
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  const std::uint32_t at = free_;
  free_ = entries_[at].next;
  return at;
}

void Cache::link_newest(std::uint32_t at) {
  entries_[at].older = newest_;
  entries_[at].newer = kNone;
  if (newest_ != kNone) entries_[newest_].newer = at;
  newest_ = at;
  if (oldest_ == kNone) oldest_ = at;
}

void Cache::unlink_use(std::uint32_t at) {
  Entry& entry = entries_[at];
  (entry.older == kNone ? oldest_ : entries_[entry.older].newer) = entry.newer;
  (entry.newer == kNone ? newest_ : entries_[entry.newer].older) = entry.older;
}

void Cache::remove(std::uint32_t at) {
  std::uint32_t* link = &heads_[entries_[at].hash & (heads_.size() - 1)];
  while (*link != at) link = &entries_[*link].next;
  *link = entries_[at].next;
  unlink_use(at);
  bytes_ -= cost(entries_[at]);
  --count_;
  entries_[at] = Entry{};
  entries_[at].next = free_;
  free_ = at;
}

void Cache::grow_heads() {
  std::vector<std::uint32_t> grown(heads_.size() * 2, kNone);
  for (const std::uint32_t head : heads_) {
    for (std::uint32_t at = head; at != kNone;) {
      const std::uint32_t next = entries_[at].next;
      std::uint32_t& target = grown[entries_[at].hash & (grown.size() - 1)];
      entries_[at].next = target;
      target = at;
      at = next;
    }
  }
  heads_ = std::move(grown);
}

}  // namespace anlanh::guard
