#pragma once
// Asks the upstream resolvers: over UDP with a fresh random id and a fresh socket (so a fresh
// random port) for every try, over TCP where the answer did not fit (RFC 5452, 7766). A reply
// counts only from the server that was asked, with that id and that question. Owned by one thread.

#include <memory>
#include <unordered_map>

#include "base/random.h"
#include "guard/server_loop.h"
#include "guard/upstream_health.h"
#include "guard/wire_response.h"

namespace anlanh::guard {

struct UpstreamSettings {
  std::vector<Endpoint> servers;
  std::chrono::milliseconds first_timeout{
      700};  // of one try; each further try waits half as long again
  std::chrono::milliseconds total_timeout{4500};
  int most_tries = 4;
  std::size_t most_in_flight = 256;  // open sockets; more questions wait in line
  std::size_t most_waiting = 4096;   // beyond, a question fails at once
};

// What came of a question. Without an answer, `error` says why (RFC 8914 code).
struct UpstreamOutcome {
  ByteView message;                      // empty: no answer at all
  const ResponseFacts* facts = nullptr;  // of the message
  std::uint16_t error = ExtendedError::kNone;
};

class Upstream {
 public:
  using Done = std::function<void(const UpstreamOutcome&)>;
  struct Question {
    WireName name;  // lower case
    std::uint16_t type = 0;
    bool dnssec_ok = false;
    bool checking_disabled = false;
  };

  Upstream(UpstreamSettings settings, Loop& loop, base::Random random);
  ~Upstream();

  // Calls `done` once, later or before returning.
  void ask(const Question& question, Done done);
  // Every server rests: an answer is not to be expected soon.
  bool is_down() const;

 private:
  struct Exchange;
  using ExchangeId = std::uint64_t;

  void start_waiting();
  int tries_allowed(Loop::Time now) const;
  void next_try(ExchangeId id);
  using Packet = std::array<std::uint8_t, kClassicUdpSize>;
  std::size_t write_packet(Exchange& exchange, Packet& packet);
  bool send_udp(Exchange& exchange);
  bool start_tcp(Exchange& exchange);
  void on_udp(ExchangeId id);
  void on_tcp(ExchangeId id, std::uint32_t events);
  bool send_tcp(Exchange& exchange);
  bool read_tcp(Exchange& exchange);
  void try_failed(ExchangeId id, std::uint16_t error);
  void take_reply(ExchangeId id, ByteView message, const ResponseFacts& facts);
  std::optional<ResponseFacts> accept(const Exchange& exchange, ByteView message) const;
  void finish(ExchangeId id, const UpstreamOutcome& outcome);
  void finish_failed(ExchangeId id);
  void drop_socket(Exchange& exchange);
  Exchange* find(ExchangeId id);

  UpstreamSettings settings_;
  Loop& loop_;
  base::Random random_;
  UpstreamHealth health_;
  ExchangeId next_id_ = 1;
  std::unordered_map<ExchangeId, std::unique_ptr<Exchange>> exchanges_;
  std::deque<ExchangeId> waiting_;
  std::size_t in_flight_ = 0;
  bool starting_ = false;
  Bytes buffer_;
};

}  // namespace anlanh::guard
