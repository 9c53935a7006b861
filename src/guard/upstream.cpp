#include "guard/upstream.h"

#include <netinet/tcp.h>
#include <sys/epoll.h>

#include <cerrno>
#include <cstring>

namespace anlanh::guard {

namespace {

using std::chrono::steady_clock;

// Answers that speak about the server rather than the name: another one may know better.
bool is_server_trouble(std::uint16_t rcode) {
  return rcode != response_code::kNoError && rcode != response_code::kNxDomain;
}

// How a server without EDNS answers it (RFC 6891 section 7).
bool refuses_edns(const ResponseFacts& facts) {
  return facts.rcode == response_code::kFormErr || facts.rcode == response_code::kNotImp ||
         facts.rcode == response_code::kBadVers;
}

}  // namespace

struct Upstream::Exchange {
  ExchangeId key = 0;  // its own place in exchanges_
  Question question;
  Done done;
  Loop::Time give_up{};
  int tries = 0;
  bool started = false;
  Edns edns = Edns::With;
  std::optional<std::size_t> stay_with;  // the server the next try must go to
  std::size_t server = 0;
  std::uint16_t id = 0;
  bool over_tcp = false;
  Socket socket;
  Loop::Handle watch = 0;
  Loop::Handle timer = 0;
  Bytes tcp_out;
  Bytes tcp_in;
  Bytes last_trouble;  // a SERVFAIL or so, told on where nobody knows better
  std::uint16_t error = extended_error::kNoReachableAuthority;
};

Upstream::Upstream(UpstreamSettings settings, Loop& loop, base::Random random)
    : settings_(std::move(settings)),
      loop_(loop),
      random_(std::move(random)),
      health_(settings_.servers.size()),
      buffer_(kMostMessage) {}

Upstream::~Upstream() {
  for (auto& [id, exchange] : exchanges_) drop_socket(*exchange);
}

Upstream::Exchange* Upstream::find(ExchangeId id) {
  const auto found = exchanges_.find(id);
  return found == exchanges_.end() ? nullptr : found->second.get();
}

bool Upstream::is_down() const { return health_.all_rest(steady_clock::now()); }

void Upstream::ask(const Question& question, Done done) {
  if (waiting_.size() >= settings_.most_waiting) {
    done({{}, nullptr, extended_error::kNetworkError});
    return;
  }
  const ExchangeId id = next_id_++;
  auto exchange = std::make_unique<Exchange>();
  exchange->key = id;
  exchange->question = question;
  exchange->done = std::move(done);
  exchange->give_up = steady_clock::now() + settings_.total_timeout;
  exchanges_.emplace(id, std::move(exchange));
  waiting_.push_back(id);
  start_waiting();
}

// A question that fails at once comes back here through finish(): the flag keeps the stack flat.
void Upstream::start_waiting() {
  if (std::exchange(starting_, true)) return;
  while (!waiting_.empty() && in_flight_ < settings_.most_in_flight) {
    const ExchangeId id = waiting_.front();
    waiting_.pop_front();
    if (Exchange* exchange = find(id)) {
      exchange->started = true;
      ++in_flight_;
      next_try(id);
    }
  }
  starting_ = false;
}

// While all servers fail, each is asked once a question: clients hear of it soon, and the first
// sign of life is still seen. A name whose own servers are dead must not silence a healthy upstream
// for other names.
int Upstream::tries_allowed(Loop::Time now) const {
  const int servers = static_cast<int>(settings_.servers.size());
  return health_.all_rest(now) ? std::min(servers, settings_.most_tries) : settings_.most_tries;
}

void Upstream::next_try(ExchangeId id) {
  Exchange& exchange = *exchanges_.at(id);
  drop_socket(exchange);
  exchange.over_tcp = false;
  const auto now = steady_clock::now();
  if (exchange.tries >= tries_allowed(now) || now >= exchange.give_up) return finish_failed(id);
  auto wait = settings_.first_timeout;
  for (int i = 0; i < exchange.tries; ++i) wait += wait / 2;
  const auto server = exchange.stay_with
                          ? exchange.stay_with
                          : health_.choose(static_cast<std::size_t>(exchange.tries), now);
  exchange.stay_with.reset();
  if (!server) return finish_failed(id);
  exchange.server = *server;
  ++exchange.tries;
  const auto left = std::chrono::duration_cast<Loop::Millis>(exchange.give_up - now);
  exchange.timer = loop_.start_timer(std::min(wait, left), [this, id] {
    if (Exchange* late = find(id)) late->timer = 0;
    try_failed(id, extended_error::kNoReachableAuthority);
  });
  if (!send_udp(exchange)) try_failed(id, extended_error::kNetworkError);
}

// A fresh id for each packet (RFC 5452 section 9.2).
std::size_t Upstream::write_packet(Exchange& exchange, Packet& packet) {
  exchange.id = static_cast<std::uint16_t>(base::random_u64(random_));
  const Question& question = exchange.question;
  return write_query(packet, exchange.id,
                     {question.name, question.type, question.dnssec_ok, question.checking_disabled},
                     exchange.edns);
}

bool Upstream::send_udp(Exchange& exchange) {
  const Endpoint& server = settings_.servers[exchange.server];
  exchange.socket = Socket(::socket(server.family(), SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  // Connected, so the kernel lets in this server's datagrams only and tells when its port is
  // closed.
  if (!exchange.socket || ::connect(exchange.socket.fd(), &server.any, server.size()) != 0) {
    return false;
  }
  Packet packet;
  const std::size_t size = write_packet(exchange, packet);
  if (::send(exchange.socket.fd(), packet.data(), size, 0) != static_cast<ssize_t>(size)) {
    return false;
  }
  const ExchangeId id = exchange.key;
  exchange.watch =
      loop_.watch(exchange.socket.fd(), EPOLLIN, [this, id](std::uint32_t) { on_udp(id); });
  return exchange.watch != 0;
}

std::optional<ResponseFacts> Upstream::accept(const Exchange& exchange, ByteView message) const {
  auto facts = parse_response(message);
  const Question& question = exchange.question;
  if (!facts || facts->id != exchange.id) return std::nullopt;
  if (facts->type != question.type || facts->klass != kClassIn || !(facts->name == question.name)) {
    return std::nullopt;
  }
  return facts;
}

void Upstream::on_udp(ExchangeId id) {
  for (;;) {
    Exchange* exchange = find(id);
    if (exchange == nullptr || exchange->over_tcp || !exchange->socket) return;
    const ssize_t size = ::recv(exchange->socket.fd(), buffer_.data(), buffer_.size(), 0);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (size < 0) return try_failed(id, extended_error::kNetworkError);
    const ByteView message = ByteView(buffer_).first(static_cast<std::size_t>(size));
    // What does not fit the question may be forged: go on waiting for the true one.
    if (const auto facts = accept(*exchange, message)) return take_reply(id, message, *facts);
  }
}

void Upstream::take_reply(ExchangeId id, ByteView message, const ResponseFacts& facts) {
  Exchange& exchange = *exchanges_.at(id);
  if (exchange.edns == Edns::With && refuses_edns(facts)) {
    exchange.edns = Edns::Without;
    exchange.stay_with = exchange.server;
    return next_try(id);
  }
  if (facts.truncated() && !exchange.over_tcp) {
    if (start_tcp(exchange)) return;
    return try_failed(id, extended_error::kNetworkError);
  }
  health_.answered(exchange.server);
  if (!is_server_trouble(facts.rcode)) {
    return finish(id, {message, &facts, ExtendedError::kNone});
  }
  // The server lives but cannot tell: ask the others once before believing it.
  exchange.last_trouble.assign(message.begin(), message.end());
  if (exchange.tries < static_cast<int>(settings_.servers.size())) return next_try(id);
  finish(id, {message, &facts, ExtendedError::kNone});
}

void Upstream::try_failed(ExchangeId id, std::uint16_t error) {
  Exchange* exchange = find(id);
  if (exchange == nullptr) return;
  exchange->error = error;
  health_.failed(exchange->server, steady_clock::now());
  next_try(id);
}

bool Upstream::start_tcp(Exchange& exchange) {
  drop_socket(exchange);
  exchange.over_tcp = true;
  const Endpoint& server = settings_.servers[exchange.server];
  exchange.socket =
      Socket(::socket(server.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!exchange.socket) return false;
  const int one = 1;
  ::setsockopt(exchange.socket.fd(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (::connect(exchange.socket.fd(), &server.any, server.size()) != 0 && errno != EINPROGRESS) {
    return false;
  }
  Packet packet;
  const std::size_t size = write_packet(exchange, packet);
  exchange.tcp_out.resize(2);
  save_u16(exchange.tcp_out.data(), size);
  exchange.tcp_out.insert(exchange.tcp_out.end(), packet.begin(),
                          packet.begin() + static_cast<std::ptrdiff_t>(size));
  exchange.tcp_in.clear();
  const ExchangeId id = exchange.key;
  exchange.watch = loop_.watch(exchange.socket.fd(), EPOLLOUT,
                               [this, id](std::uint32_t events) { on_tcp(id, events); });
  exchange.timer = loop_.start_timer(settings_.first_timeout * 3, [this, id] {
    if (Exchange* late = find(id)) late->timer = 0;
    try_failed(id, extended_error::kNoReachableAuthority);
  });
  return exchange.watch != 0;
}

void Upstream::on_tcp(ExchangeId id, std::uint32_t events) {
  Exchange* exchange = find(id);
  if (exchange == nullptr || !exchange->over_tcp) return;
  const bool well = !exchange->tcp_out.empty() ? send_tcp(*exchange)
                    : (events & EPOLLIN) == 0  ? false
                                               : read_tcp(*exchange);
  if (!well) return try_failed(id, extended_error::kNetworkError);
  const Bytes& in = exchange->tcp_in;
  if (in.size() < 2 || in.size() < 2u + load_u16(in, 0)) return;
  const Bytes message(in.begin() + 2, in.begin() + 2 + load_u16(in, 0));
  const auto facts = accept(*exchange, message);
  // On a connection of our own a wrong message is no forger's but a broken server's.
  if (!facts) return try_failed(id, extended_error::kNetworkError);
  take_reply(id, message, *facts);
}

bool Upstream::send_tcp(Exchange& exchange) {
  Bytes& out = exchange.tcp_out;
  const ssize_t sent = ::send(exchange.socket.fd(), out.data(), out.size(), MSG_NOSIGNAL);
  if (sent < 0) return errno == EAGAIN || errno == EINTR;
  out.erase(out.begin(), out.begin() + sent);
  if (out.empty()) loop_.change(exchange.watch, EPOLLIN);
  return true;
}

bool Upstream::read_tcp(Exchange& exchange) {
  const ssize_t size = ::recv(exchange.socket.fd(), buffer_.data(), buffer_.size(), 0);
  if (size < 0) return errno == EAGAIN || errno == EINTR;
  if (size == 0) return false;
  exchange.tcp_in.insert(exchange.tcp_in.end(), buffer_.begin(), buffer_.begin() + size);
  return exchange.tcp_in.size() <= 2 + kMostMessage;
}

void Upstream::drop_socket(Exchange& exchange) {
  loop_.unwatch(std::exchange(exchange.watch, 0));
  loop_.stop_timer(std::exchange(exchange.timer, 0));
  exchange.socket.reset();
}

void Upstream::finish(ExchangeId id, const UpstreamOutcome& outcome) {
  const auto found = exchanges_.find(id);
  const std::unique_ptr<Exchange> exchange = std::move(found->second);
  exchanges_.erase(found);
  drop_socket(*exchange);
  if (exchange->started) --in_flight_;
  exchange->done(outcome);
  start_waiting();
}

void Upstream::finish_failed(ExchangeId id) {
  const Exchange& exchange = *exchanges_.at(id);
  const Bytes trouble = exchange.last_trouble;
  const auto facts = trouble.empty() ? std::nullopt : parse_response(trouble);
  if (facts)
    finish(id, {trouble, &*facts, ExtendedError::kNone});
  else
    finish(id, {{}, nullptr, exchange.error});
}

}  // namespace anlanh::guard
