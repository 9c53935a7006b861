#include "web/limit.h"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace anlanh::web {

namespace {

// "2001:db8:1:2:…" to its first four groups. An address shortened before them is taken as it is written: asio
// prints one address always in one way.
std::string_view network_of(std::string_view client) {
  std::size_t colons = 0;
  for (std::size_t i = 0; i < client.size(); ++i)
    if (client[i] == ':' && ++colons == 4) return client.substr(0, i);
  return client;
}

double refilled(double tokens, base::Millis passed, double burst, base::Millis each) {
  const double gained = static_cast<double>(std::max<std::int64_t>(passed.count(), 0)) /
                        static_cast<double>(each.count());
  return std::min(burst, tokens + gained);
}

base::Millis wait_for_one(double tokens, base::Millis each) {
  return base::Millis{
      static_cast<std::int64_t>(std::ceil((1 - tokens) * static_cast<double>(each.count())))};
}

}  // namespace

Limiter::Limiter(const std::array<LimitRule, kLimitKinds>& rules, const base::Random& random,
                 std::size_t most_clients)
    : rules_(rules), most_clients_(most_clients) {
  static_assert(crypto_shorthash_KEYBYTES == 16);
  random(salt_);
  for (std::size_t i = 0; i < kLimitKinds; ++i) {
    crowd_[i] = {rules_[i].burst, base::Instant{}};
    site_[i] = {rules_[i].site_burst, base::Instant{}};
  }
}

Limiter::Key Limiter::key_of(LimitKind kind, std::string_view client) const {
  const auto network = network_of(client);
  std::string input(1, static_cast<char>(kind));
  input += network;
  std::uint8_t out[crypto_shorthash_BYTES];
  crypto_shorthash(out, reinterpret_cast<const std::uint8_t*>(input.data()), input.size(),
                   salt_.data());
  Key key = 0;
  for (const auto byte : out) key = key << 8 | byte;
  return key;
}

void Limiter::forget_full(base::Instant now) {
  for (std::size_t i = 0; i < kLimitKinds; ++i) {
    const auto& rule = rules_[i];
    std::erase_if(clients_[i], [&](const auto& entry) {
      const auto& bucket = entry.second;
      return refilled(bucket.tokens, now - bucket.at, rule.burst, rule.each) >= rule.burst;
    });
  }
}

Limiter::Bucket& Limiter::bucket_for(LimitKind kind, Key key, base::Instant now) {
  const auto index = static_cast<std::size_t>(kind);
  auto& table = clients_[index];
  if (const auto found = table.find(key); found != table.end()) return found->second;
  if (table.size() >= most_clients_) {
    // Clearing walks the whole table, so a flood of new addresses pays for it once a second at most.
    if (now - swept_at_ >= std::chrono::seconds(1)) {
      forget_full(now);
      swept_at_ = now;
    }
    if (table.size() >= most_clients_) return crowd_[index];
  }
  return table.emplace(key, Bucket{rules_[index].burst, now}).first->second;
}

std::optional<base::Millis> Limiter::take(LimitKind kind, std::string_view client,
                                          base::Instant now) {
  const auto index = static_cast<std::size_t>(kind);
  const auto& rule = rules_[index];
  const std::lock_guard lock(mutex_);
  auto& own = bucket_for(kind, key_of(kind, client), now);
  auto& site = site_[index];
  own = {refilled(own.tokens, now - own.at, rule.burst, rule.each), now};
  site = {refilled(site.tokens, now - site.at, rule.site_burst, rule.site_each), now};
  // A client past its own limit must not use up what is left for the others.
  if (own.tokens < 1) return wait_for_one(own.tokens, rule.each);
  if (site.tokens < 1) return wait_for_one(site.tokens, rule.site_each);
  own.tokens -= 1;
  site.tokens -= 1;
  return std::nullopt;
}

std::size_t Limiter::held() const {
  const std::lock_guard lock(mutex_);
  std::size_t count = 0;
  for (const auto& table : clients_) count += table.size();
  return count;
}

}  // namespace anlanh::web
