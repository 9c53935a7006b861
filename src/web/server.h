#pragma once
// The HTTP/1.1 server: sockets, time limits and threads. Knows nothing of pages; asks an Application.
//
// One network thread reads and writes, a bounded pool runs handlers. What comes in has limits of size and time;
// what is refused is answered before the connection is closed, and read on for a moment so that the sender sees it.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/log.h"
#include "base/result.h"
#include "web/http_application.h"

namespace anlanh::web {

enum class TrustedProxy { No, Yes };  // Yes: the client's address is the last of X-Forwarded-For

struct ServerSettings {
  std::size_t header_bytes = 16 * 1024;
  std::chrono::milliseconds head_time{
      10'000};  // from the first byte of a request to the end of its head
  std::chrono::milliseconds body_time{20'000};  // a slow phone needs about 6 s for 64 KB
  std::chrono::milliseconds idle_time{15'000};  // between two requests
  std::chrono::milliseconds write_time{30'000};
  std::chrono::milliseconds drain_time{2'000};  // reading on after a refusal
  std::chrono::milliseconds stop_time{3'000};   // for running requests when the server stops
  std::size_t uploads = 32;  // bodies with files at one time; past it 503
  std::size_t connections = 2000;
  std::size_t workers = 8;
  std::size_t queue = 256;  // requests waiting for a worker; past it 503
  TrustedProxy trusted_proxy = TrustedProxy::No;
};

// One address with what answers there: the site, the block page.
struct Listener {
  std::string address = "127.0.0.1";   // a number; "::" and "0.0.0.0" for all
  std::uint16_t port = 0;              // 0: any free one
  Application* application = nullptr;  // outlives the server
};

class Server {
 public:
  // Binds every address before it answers any. Unavailable: an address is taken or not ours, with its name.
  static base::Result<std::unique_ptr<Server>> start(const std::vector<Listener>& listeners,
                                                     const ServerSettings& settings,
                                                     base::Clock clock, const base::Log& log);
  // Stops as stop() does.
  virtual ~Server() = default;

  // The port of the n-th listener.
  virtual std::uint16_t port(std::size_t listener = 0) const = 0;
  // Takes no new connection, ends idle ones, lets running requests finish within stop_time. Blocks until done; may
  // be called twice and from any thread but a handler's.
  virtual void stop() = 0;
};

}  // namespace anlanh::web
