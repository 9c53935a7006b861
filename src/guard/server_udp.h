#pragma once
// UDP in batches: up to 64 queries by one recvmmsg, their answers by one sendmmsg.

#include "guard/server_resolver.h"

namespace anlanh::guard {

class UdpServer : public ReplyPort {
 public:
  // Watches the socket until destroyed. `resolver` and `loop` outlive it.
  UdpServer(Socket socket, Loop& loop, Resolver& resolver);
  ~UdpServer() override;

  void send_reply(const ReplyTo& to, ByteView answer) override;

 private:
  struct Batch;
  void on_ready();
  int receive();
  int answer_all(int received);
  void send_all(int count);

  Socket socket_;
  Loop& loop_;
  Resolver& resolver_;
  std::unique_ptr<Batch> batch_;
  Loop::Handle watch_ = 0;
};

}  // namespace anlanh::guard
