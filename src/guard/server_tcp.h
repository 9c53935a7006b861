#pragma once
// DNS over TCP (RFC 7766): several questions on one connection, answered as they become ready, idle
// connections closed, their number bounded.

#include <unordered_map>

#include "guard/server_resolver.h"

namespace anlanh::guard {

struct TcpLimits {
  std::chrono::milliseconds idle{10'000};
  std::size_t most_connections = 256;
};

class TcpServer : public ReplyPort {
 public:
  TcpServer(Socket listener, TcpLimits limits, Loop& loop, Resolver& resolver);
  ~TcpServer() override;

  void send_reply(const ReplyTo& to, ByteView answer) override;
  std::size_t connections() const { return connections_.size(); }

 private:
  struct Connection;
  using ConnectionId = std::uint64_t;

  void on_listener();
  void rest_listener();
  void add(Socket socket);
  bool make_room();
  void on_ready(ConnectionId id, std::uint32_t events);
  void settle(ConnectionId id);
  bool read(Connection& connection);
  void take_queries(ConnectionId id, Connection& connection);
  void queue(Connection& connection, ByteView answer);
  bool flush(Connection& connection);
  void watch_for(Connection& connection);
  void sweep();

  Socket listener_;
  TcpLimits limits_;
  Loop& loop_;
  Resolver& resolver_;
  Loop::Handle watch_ = 0;
  Loop::Handle sweep_timer_ = 0;
  Loop::Handle rest_timer_ = 0;
  ConnectionId next_id_ = 1;
  std::unordered_map<ConnectionId, std::unique_ptr<Connection>> connections_;
  Bytes buffer_;
};

}  // namespace anlanh::guard
