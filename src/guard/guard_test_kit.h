#pragma once
// For this room's tests only: questions and answers as bytes, a client, and an upstream on the
// loopback that answers as a script says.

#include <gtest/gtest.h>
#include <poll.h>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "guard/guard.h"
#include "guard/wire_response.h"

namespace anlanh::guard::test {

struct Ask {
  std::string name;
  std::uint16_t type = record_type::kA;
  std::uint16_t id = 0x1234;
  bool edns = true;
  std::uint16_t udp_size = 1232;
  bool dnssec_ok = false;
  std::uint16_t flags = header_flag::kRd;
  std::uint16_t klass = kClassIn;
  std::uint8_t edns_version = 0;
};

inline void append_u16(Bytes& out, std::size_t value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8));
  out.push_back(static_cast<std::uint8_t>(value));
}
inline void append_name(Bytes& out, std::string_view text) {
  const auto name = parse_name_text(text);
  ASSERT_TRUE(name) << text;
  out.insert(out.end(), name->octets.begin(), name->octets.begin() + name->size);
}
inline void append_bytes(Bytes& out, ByteView bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

inline Bytes query_bytes(const Ask& ask) {
  Bytes out;
  for (const std::size_t word : {std::size_t{ask.id}, std::size_t{ask.flags}, std::size_t{1},
                                 std::size_t{0}, std::size_t{0}, std::size_t{ask.edns ? 1u : 0u}}) {
    append_u16(out, word);
  }
  append_name(out, ask.name);
  append_u16(out, ask.type);
  append_u16(out, ask.klass);
  if (!ask.edns) return out;
  out.push_back(0);
  append_u16(out, record_type::kOpt);
  append_u16(out, ask.udp_size);
  out.push_back(0);
  out.push_back(ask.edns_version);
  append_u16(out, ask.dnssec_ok ? kEdnsDnssecOk : 0);
  append_u16(out, 0);
  return out;
}

// One record to put into an answer; the owner is written out in full.
struct Rr {
  std::string owner;
  std::uint16_t type = record_type::kA;
  std::uint32_t ttl = 300;
  Bytes data;
};
inline Rr a_record(std::string owner, Ipv4 address, std::uint32_t ttl = 300) {
  return {std::move(owner), record_type::kA, ttl, Bytes(address.begin(), address.end())};
}
inline Rr cname_record(std::string owner, std::string_view target, std::uint32_t ttl = 300) {
  Rr record{std::move(owner), record_type::kCname, ttl, {}};
  append_name(record.data, target);
  return record;
}
inline Rr soa_record(std::string owner, std::uint32_t ttl, std::uint32_t minimum) {
  Rr record{std::move(owner), record_type::kSoa, ttl, {0, 0}};
  for (const std::uint32_t number : {1u, 2u, 3u, 4u, minimum}) {
    append_u16(record.data, number >> 16);
    append_u16(record.data, number & 0xffff);
  }
  return record;
}

struct Script {
  std::vector<Rr> answers = {};
  std::vector<Rr> authorities = {};
  std::uint16_t rcode = 0;
  bool truncated = false;
  bool opt = true;
};

// The answer to `query` (its id and question are taken over).
inline Bytes answer_bytes(ByteView query, const Script& script) {
  Query parsed;
  parse_query(query, parsed);
  Bytes out;
  append_u16(out, parsed.id);
  append_u16(out, header_flag::kQr | header_flag::kRd | header_flag::kRa | (script.rcode & 0xf) |
                      (script.truncated ? header_flag::kTc : 0));
  append_u16(out, 1);
  append_u16(out, script.answers.size());
  append_u16(out, script.authorities.size());
  append_u16(out, script.opt ? 1 : 0);
  append_bytes(out, parsed.name.bytes());
  append_u16(out, parsed.type);
  append_u16(out, kClassIn);
  for (const auto* section : {&script.answers, &script.authorities}) {
    for (const Rr& record : *section) {
      append_name(out, record.owner);
      append_u16(out, record.type);
      append_u16(out, kClassIn);
      append_u16(out, record.ttl >> 16);
      append_u16(out, record.ttl & 0xffff);
      append_u16(out, record.data.size());
      append_bytes(out, record.data);
    }
  }
  if (script.opt) append_bytes(out, Bytes{0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0});
  return out;
}

inline bool wait_readable(int fd, int millis) {
  pollfd waiting{fd, POLLIN, 0};
  return ::poll(&waiting, 1, millis) == 1;
}

inline bool read_all(int fd, std::uint8_t* out, std::size_t size, int millis = 3000) {
  while (size > 0) {
    if (!wait_readable(fd, millis)) return false;
    const ssize_t got = ::recv(fd, out, size, 0);
    if (got <= 0) return false;
    out += got, size -= static_cast<std::size_t>(got);
  }
  return true;
}

inline std::optional<Bytes> read_framed(int fd, int millis = 3000) {
  std::uint8_t length[2];
  if (!read_all(fd, length, 2, millis)) return std::nullopt;
  Bytes message(load_u16(length, 0));
  if (!read_all(fd, message.data(), message.size(), millis)) return std::nullopt;
  return message;
}

inline void send_framed(int fd, ByteView message) {
  Bytes out;
  append_u16(out, message.size());
  append_bytes(out, message);
  ::send(fd, out.data(), out.size(), MSG_NOSIGNAL);
}

// Answers on 127.0.0.1, UDP and TCP. The script gives the packets to send; none: silence.
class FakeUpstream {
 public:
  using Answers = std::function<std::vector<Bytes>(ByteView query, bool over_tcp)>;

  explicit FakeUpstream(Answers answers) : answers_(std::move(answers)) {
    for (int i = 0; i < 50; ++i) {
      auto udp = open_udp_server(make_endpoint(Ipv4{127, 0, 0, 1}, 0), PortSharing::Alone);
      udp_ = std::move(udp).value();
      auto tcp = open_tcp_server(bound_endpoint(udp_), PortSharing::Alone);
      if (!tcp) continue;
      tcp_ = std::move(tcp).value();
      break;
    }
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
  }

  Endpoint endpoint() const { return bound_endpoint(udp_); }
  int asked() const { return asked_; }
  int asked_over_tcp() const { return asked_over_tcp_; }

 private:
  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      pollfd waiting[] = {{udp_.fd(), POLLIN, 0}, {tcp_.fd(), POLLIN, 0}};
      if (::poll(waiting, 2, 20) <= 0) continue;
      if (waiting[0].revents) answer_udp();
      if (waiting[1].revents) answer_tcp();
    }
  }
  void answer_udp() {
    Bytes buffer(4096);
    Endpoint from;
    socklen_t size = sizeof from.v6;
    const ssize_t got = ::recvfrom(udp_.fd(), buffer.data(), buffer.size(), 0, &from.any, &size);
    if (got <= 0) return;
    ++asked_;
    for (const Bytes& answer :
         answers_(ByteView(buffer).first(static_cast<std::size_t>(got)), false)) {
      ::sendto(udp_.fd(), answer.data(), answer.size(), 0, &from.any, from.size());
    }
  }
  void answer_tcp() {
    const Socket client(::accept(tcp_.fd(), nullptr, nullptr));
    const auto query = read_framed(client.fd());
    if (!query) return;
    ++asked_;
    ++asked_over_tcp_;
    for (const Bytes& answer : answers_(*query, true)) send_framed(client.fd(), answer);
  }

  Answers answers_;
  Socket udp_;
  Socket tcp_;
  std::atomic<int> asked_{0};
  std::atomic<int> asked_over_tcp_{0};
  std::jthread thread_;
};

// A connected UDP socket.
class Client {
 public:
  explicit Client(const Endpoint& server) : socket_(::socket(server.family(), SOCK_DGRAM, 0)) {
    EXPECT_EQ(::connect(socket_.fd(), &server.any, server.size()), 0);
  }
  void send(ByteView packet) { ::send(socket_.fd(), packet.data(), packet.size(), 0); }
  std::optional<Bytes> receive(int millis = 3000) {
    if (!wait_readable(socket_.fd(), millis)) return std::nullopt;
    Bytes buffer(65536);
    const ssize_t got = ::recv(socket_.fd(), buffer.data(), buffer.size(), 0);
    if (got < 0) return std::nullopt;
    buffer.resize(static_cast<std::size_t>(got));
    return buffer;
  }
  std::optional<Bytes> ask(const Ask& ask) {
    send(query_bytes(ask));
    return receive();
  }
  int fd() const { return socket_.fd(); }

 private:
  Socket socket_;
};

inline Socket connect_tcp(const Endpoint& server) {
  Socket socket(::socket(server.family(), SOCK_STREAM, 0));
  EXPECT_EQ(::connect(socket.fd(), &server.any, server.size()), 0);
  return socket;
}

// What a test wants to know of an answer.
struct Seen {
  std::uint16_t id = 0, flags = 0, rcode = 0;
  std::size_t answers = 0, authorities = 0, additional = 0;
  std::uint16_t error = ExtendedError::kNone;
  std::string error_text;
  std::vector<std::string> addresses;
  std::uint32_t first_ttl = 0;
  bool has_opt = false;
  bool truncated() const { return (flags & header_flag::kTc) != 0; }
};

inline void see_options(ByteView options, Seen& seen) {
  while (options.size() >= 4) {
    const std::size_t size = load_u16(options, 2);
    if (load_u16(options, 0) == kOptionExtendedError) {
      seen.error = load_u16(options, 4);
      seen.error_text = std::string(base::as_text(options.subspan(6, size - 2)));
    }
    options = options.subspan(4 + size);
  }
}

inline Seen see(ByteView message) {
  Seen seen;
  if (message.size() < kHeaderSize) return seen;
  seen.id = load_u16(message, 0);
  seen.flags = load_u16(message, 2);
  seen.rcode = seen.flags & 0xf;
  seen.answers = load_u16(message, 6);
  seen.authorities = load_u16(message, 8);
  seen.additional = load_u16(message, 10);
  std::size_t at = kHeaderSize;
  if (load_u16(message, 4) == 1) at = *skip_name(message, at) + 4;
  for (std::size_t i = 0; i < seen.answers + seen.authorities + seen.additional; ++i) {
    at = *skip_name(message, at);
    const std::uint16_t type = load_u16(message, at);
    const std::size_t size = load_u16(message, at + 8);
    if (i == 0) seen.first_ttl = load_u32(message, at + 4);
    const ByteView data = message.subspan(at + 10, size);
    if (type == record_type::kOpt) {
      seen.has_opt = true;
      seen.rcode = static_cast<std::uint16_t>(seen.rcode | (message[at + 4] << 4));
      see_options(data, seen);
    }
    if (type == record_type::kA && size == 4) {
      seen.addresses.push_back(std::to_string(data[0]) + "." + std::to_string(data[1]) + "." +
                               std::to_string(data[2]) + "." + std::to_string(data[3]));
    }
    at += 10 + size;
  }
  EXPECT_EQ(at, message.size()) << "bytes behind the message";
  return seen;
}

inline std::shared_ptr<const Policy> policy_of(const std::vector<PolicyEntry>& entries) {
  PolicySource source;
  source.categories = {{"gambling", {"Cờ bạc", "Gambling"}, 17, 2},
                       {"abuse", {"Xâm hại", "Abuse"}, 15, 4}};
  source.lists = {"province", "hosts"};
  source.entries = entries;
  auto bytes = compile_policy(source);
  EXPECT_TRUE(bytes.has_value());
  auto policy = Policy::from_bytes(std::move(bytes).value());
  EXPECT_TRUE(policy.has_value());
  return std::move(policy).value();
}

// A log that keeps its lines.
struct KeptLog {
  std::shared_ptr<std::vector<std::string>> lines = std::make_shared<std::vector<std::string>>();
  base::Log log() {
    return base::Log(
        base::system_now, base::Level::Debug,
        [lines = lines, mutex = std::make_shared<std::mutex>()](std::string_view line) {
          const std::lock_guard lock(*mutex);
          lines->emplace_back(line);
        });
  }
};

}  // namespace anlanh::guard::test
