#include "guard/server_resolver.h"

#include <algorithm>

namespace anlanh::guard {

namespace {

constexpr std::uint32_t kStaleTtl = 30;     // RFC 8767 section 4
constexpr std::uint32_t kFailureTtl = 2;    // RFC 9520 section 3.2: at least one second
constexpr std::size_t kMostWaiters = 8192;  // about 6 MB

std::size_t limit_for(const Query& query, ReplyTo::Transport transport) {
  if (transport == ReplyTo::Transport::Tcp) return kMostMessage;
  return query.has_edns ? std::min<std::size_t>(query.udp_size, kSafeUdpSize) : kClassicUdpSize;
}

CacheKey cache_key(const Query& query) {
  return {query.key, query.type, query.dnssec_ok, query.checking_disabled()};
}

// Answers about the name; all others are about the server that was asked.
bool speaks_of_name(std::uint16_t rcode) {
  return rcode == response_code::kNoError || rcode == response_code::kNxDomain ||
         rcode == response_code::kYxDomain;
}

std::uint16_t fault_code(QueryFault fault) {
  if (fault == QueryFault::NotImp) return response_code::kNotImp;
  if (fault == QueryFault::BadVers) return response_code::kBadVers;
  return response_code::kFormErr;
}

std::string pending_key(const Query& query) {
  std::string key(base::as_text(query.key.bytes()));
  key += static_cast<char>(query.type >> 8);
  key += static_cast<char>(query.type);
  key += static_cast<char>((query.dnssec_ok ? 1 : 0) | (query.checking_disabled() ? 2 : 0));
  return key;
}

UpstreamSettings upstream_settings(const GuardSettings& settings) {
  UpstreamSettings upstream;
  upstream.servers = settings.upstreams;
  upstream.first_timeout = settings.upstream_first_timeout;
  upstream.total_timeout = settings.upstream_total_timeout;
  upstream.most_in_flight = settings.most_in_flight;
  return upstream;
}

std::size_t cache_share(const GuardSettings& settings) {
  return settings.cache_bytes / static_cast<std::size_t>(std::max(settings.workers, 1));
}

}  // namespace

void PolicySlot::replace(std::shared_ptr<const Policy> policy) {
  const std::lock_guard lock(mutex_);
  policy_.swap(policy);
  generation_.fetch_add(1, std::memory_order_acq_rel);
}

std::shared_ptr<const Policy> PolicySlot::get() const {
  const std::lock_guard lock(mutex_);
  return policy_;
}

struct Resolver::Waiter {
  Query query;
  ReplyTo to;
};

// One question under way upstream, and all who asked it meanwhile (RFC 5452 section 5: never ask
// twice at once).
struct Resolver::Pending {
  std::vector<Waiter> waiters;
  WireName name;
  std::uint16_t type = 0;
  bool dnssec_ok = false;
  bool checking_disabled = false;
  Loop::Handle stale_timer = 0;

  CacheKey key() const { return {name, type, dnssec_ok, checking_disabled}; }
};

Resolver::Resolver(const GuardSettings& settings, PolicySlot& slot, Loop& loop,
                   WorkerCounters& counters, const base::Random& random, base::Clock clock)
    : settings_(settings),
      slot_(slot),
      loop_(loop),
      counters_(counters),
      clock_(std::move(clock)),
      cache_(cache_share(settings), settings.keep_stale, base::random_u64(random)),
      upstream_(upstream_settings(settings), loop, random),
      local_(settings),
      buffer_(kMostMessage) {
  refresh_policy();
}

Resolver::~Resolver() = default;

// One atomic read a query; the lock is taken only after a replacement.
void Resolver::refresh_policy() {
  const std::uint64_t generation = slot_.generation();
  if (generation == generation_) return;
  policy_ = slot_.get();
  generation_ = generation;
}

Resolver::Handled Resolver::handle(ByteView packet, const ReplyTo& to,
                                   std::span<std::uint8_t> out) {
  counters_.queries.add();
  Query query;
  const QueryFault fault = parse_query(packet, query);
  if (fault == QueryFault::Drop) {
    counters_.malformed.add();
    return {Next::None, 0};
  }
  const std::size_t limit = limit_for(query, to.transport);
  if (fault != QueryFault::None) {
    counters_.malformed.add();
    return {Next::Reply, AnswerWriter(out, limit, query).finish(fault_code(fault))};
  }
  if (const auto size = answer_now(out, limit, query)) return {Next::Reply, *size};
  return forward(query, to, out);
}

std::optional<std::size_t> Resolver::answer_now(std::span<std::uint8_t> out, std::size_t limit,
                                                const Query& query) {
  refresh_policy();
  if (const auto size = local_.answer(out, limit, query)) {
    counters_.local.add();
    return size;
  }
  const auto verdict = policy_->decide(query.key);
  if (verdict && verdict->action == Action::Block) {
    counters_.blocked.add();
    return write_blocked(out, limit, query, *verdict);
  }
  if (!query.wants_recursion()) {
    // Without RD the question is what the cache holds: what others asked is nobody's business.
    counters_.local.add();
    AnswerWriter writer(out, limit, query);
    return writer.finish(response_code::kRefused, {extended_error::kNotAuthoritative, {}});
  }
  return answer_from_cache(out, limit, query);
}

std::size_t Resolver::write_blocked(std::span<std::uint8_t> out, std::size_t limit,
                                    const Query& query, const Verdict& verdict) {
  AnswerWriter writer(out, limit, query);
  local_.add_block_page(writer, query, verdict.labels_left);
  const Category* category = policy_->speaking_category(verdict.categories);
  if (category == nullptr)
    return writer.finish(response_code::kNoError, {extended_error::kBlocked, {}});
  return writer.finish(response_code::kNoError, {category->error_code, category->slug});
}

std::size_t Resolver::write_failure(std::span<std::uint8_t> out, std::size_t limit,
                                    const Query& query, std::uint16_t error) {
  counters_.failed.add();
  return AnswerWriter(out, limit, query).finish(response_code::kServFail, {error, {}});
}

// A name that is allowed by a rule of its own stays allowed whatever its chain leads through.
std::optional<Verdict> Resolver::blocked_alias(const Query& query, const KeptAnswer& answer) const {
  if (answer.alias_count() == 0 || policy_->decide(query.key)) return std::nullopt;
  for (std::size_t i = 0; i < answer.alias_count(); ++i) {
    auto verdict = policy_->decide(answer.alias(i));
    if (!verdict || verdict->action != Action::Block) continue;
    verdict->labels_left = 0;  // the listed name is not a suffix of the question
    return verdict;
  }
  return std::nullopt;
}

std::size_t Resolver::write_checked(std::span<std::uint8_t> out, std::size_t limit,
                                    const Query& query, const KeptAnswer& kept, const Told& told) {
  if (const auto verdict = blocked_alias(query, kept)) {
    counters_.blocked.add();
    return write_blocked(out, limit, query, *verdict);
  }
  told.counter.add();
  return write_kept(out, limit, query, kept, told.ttl, {told.error, {}});
}

std::optional<std::size_t> Resolver::answer_from_cache(std::span<std::uint8_t> out,
                                                       std::size_t limit, const Query& query) {
  const CacheKey key = cache_key(query);
  const auto hit = cache_.find(key, clock_());
  if (!hit) return std::nullopt;
  if (hit->freshness == Cache::Freshness::Fresh) {
    return write_checked(out, limit, query, *hit->answer,
                         {{hit->age, {}}, hit->answer->error_code(), counters_.cached});
  }
  if (!upstream_.is_down() || !speaks_of_name(hit->answer->rcode())) return std::nullopt;
  return write_stale(out, limit, query, *hit->answer);
}

std::size_t Resolver::write_stale(std::span<std::uint8_t> out, std::size_t limit,
                                  const Query& query, const KeptAnswer& kept) {
  counters_.stale.add();
  const std::uint16_t error = kept.rcode() == response_code::kNxDomain
                                  ? extended_error::kStaleNxDomain
                                  : extended_error::kStaleAnswer;
  return write_checked(out, limit, query, kept, {{0, kStaleTtl}, error, counters_.cached});
}

const KeptAnswer* Resolver::find_stale(const CacheKey& key) {
  const auto hit = cache_.find(key, clock_());
  return hit && speaks_of_name(hit->answer->rcode()) ? hit->answer : nullptr;
}

Resolver::Handled Resolver::forward(const Query& query, const ReplyTo& to,
                                    std::span<std::uint8_t> out) {
  if (waiters_ >= kMostWaiters) {
    const std::size_t limit = limit_for(query, to.transport);
    return {Next::Reply, write_failure(out, limit, query, extended_error::kNetworkError)};
  }
  const PendingKey key = pending_key(query);
  const auto [found, fresh] = pending_.try_emplace(key);
  if (fresh) found->second = std::make_unique<Pending>();
  Pending& pending = *found->second;
  pending.waiters.push_back({query, to});
  ++waiters_;
  if (!fresh) return {Next::Later, 0};
  pending.name = query.key;
  pending.type = query.type;
  pending.dnssec_ok = query.dnssec_ok;
  pending.checking_disabled = query.checking_disabled();
  wait_for_stale(key, pending);
  upstream_.ask({query.key, query.type, query.dnssec_ok, query.checking_disabled()},
                [this, key](const UpstreamOutcome& outcome) { on_outcome(key, outcome); });
  return {Next::Later, 0};
}

// Where an old answer is at hand, clients wait for the new one only so long; the question itself
// goes on.
void Resolver::wait_for_stale(const PendingKey& key, Pending& pending) {
  if (find_stale(pending.key()) == nullptr) return;
  pending.stale_timer = loop_.start_timer(settings_.stale_after, [this, key] {
    const auto found = pending_.find(key);
    if (found == pending_.end()) return;
    Pending& late = *found->second;
    late.stale_timer = 0;
    const KeptAnswer* stale = find_stale(late.key());
    if (stale == nullptr) return;
    reply_all(late, [&](std::size_t limit, const Query& query) {
      return write_stale(buffer_, limit, query, *stale);
    });
  });
}

void Resolver::on_outcome(const PendingKey& key, const UpstreamOutcome& outcome) {
  const auto found = pending_.find(key);
  if (found == pending_.end()) return;
  const std::unique_ptr<Pending> pending = std::move(found->second);
  pending_.erase(found);
  loop_.stop_timer(pending->stale_timer);
  if (outcome.facts != nullptr && speaks_of_name(outcome.facts->rcode))
    on_answer(*pending, outcome);
  else
    on_failure(*pending, outcome);
}

void Resolver::on_answer(Pending& pending, const UpstreamOutcome& outcome) {
  KeptAnswer kept(outcome.message, *outcome.facts);
  const base::Instant now = clock_();
  reply_all(pending, [&](std::size_t limit, const Query& query) {
    return write_checked(buffer_, limit, query, kept, {{}, kept.error_code(), counters_.forwarded});
  });
  if (kept.ttl() > 0)
    cache_.put(pending.key(), std::move(kept), now);
  else
    cache_.erase(pending.key());
}

void Resolver::on_failure(Pending& pending, const UpstreamOutcome& outcome) {
  if (const KeptAnswer* stale = find_stale(pending.key())) {
    return reply_all(pending, [&](std::size_t limit, const Query& query) {
      return write_stale(buffer_, limit, query, *stale);
    });
  }
  std::uint16_t error = outcome.error;
  if (outcome.facts != nullptr) error = outcome.facts->error_code;
  if (error == ExtendedError::kNone) error = extended_error::kNoReachableAuthority;
  reply_all(pending, [&](std::size_t limit, const Query& query) {
    return write_failure(buffer_, limit, query, error);
  });
  if (outcome.error != extended_error::kNetworkError) remember_failure(pending, error);
}

// RFC 9520: who asks again at once is not worth another round upstream.
void Resolver::remember_failure(const Pending& pending, std::uint16_t error) {
  Query query;
  query.name = query.key = pending.name;
  query.type = pending.type;
  query.klass = kClassIn;
  query.has_question = true;
  const std::size_t size =
      AnswerWriter(buffer_, kClassicUdpSize, query).finish(response_code::kServFail);
  const ByteView message = ByteView(buffer_).first(size);
  auto facts = parse_response(message);
  AL_CHECK(facts.has_value());
  facts->ttl = kFailureTtl;
  facts->error_code = error;
  cache_.put(pending.key(), KeptAnswer(message, *facts), clock_());
}

template <class Write>
void Resolver::reply_all(Pending& pending, const Write& write) {
  refresh_policy();
  // Decided again: the policy may have changed while the question was under way.
  const auto verdict = policy_->decide(pending.name);
  const bool blocked = verdict && verdict->action == Action::Block;
  for (const Waiter& waiter : std::exchange(pending.waiters, {})) {
    --waiters_;
    const std::size_t limit = limit_for(waiter.query, waiter.to.transport);
    if (blocked) counters_.blocked.add();
    const std::size_t size = blocked ? write_blocked(buffer_, limit, waiter.query, *verdict)
                                     : write(limit, waiter.query);
    waiter.to.port->send_reply(waiter.to, ByteView(buffer_).first(size));
  }
}

}  // namespace anlanh::guard
