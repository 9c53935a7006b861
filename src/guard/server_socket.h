#pragma once
// Addresses and sockets as the rest of the room wants them: values, closed by themselves, never
// blocking.

#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anlanh::guard {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint8_t, 16>;

std::optional<Ipv4> parse_ipv4(std::string_view text);
std::optional<Ipv6> parse_ipv6(std::string_view text);

// An IPv4 or IPv6 address with a port.
struct Endpoint {
  union {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
  };
  Endpoint() : v6{} {}
  socklen_t size() const { return any.sa_family == AF_INET6 ? sizeof v6 : sizeof v4; }
  int family() const { return any.sa_family; }
  std::uint16_t port() const;
  void set_port(std::uint16_t port);
  bool is_wildcard() const;
  bool same_address(const Endpoint& other) const;
  bool operator==(const Endpoint& other) const {
    return same_address(other) && port() == other.port();
  }
};

Endpoint make_endpoint(Ipv4 address, std::uint16_t port);
Endpoint make_endpoint(Ipv6 address, std::uint16_t port);
// "127.0.0.1", "127.0.0.1:5353", "::1", "[::1]:5353", "fe80::1%eth0": addresses only, no names.
std::optional<Endpoint> parse_endpoint(std::string_view text, std::uint16_t default_port);
std::string endpoint_text(const Endpoint& endpoint);

// The nameservers of a resolv.conf, at port 53, in order; what cannot be read is left out.
std::vector<Endpoint> parse_resolv_conf(std::string_view text);
// Addresses of this machine's interfaces.
std::vector<Endpoint> local_addresses();

// Owns a file descriptor.
class Socket {
 public:
  Socket() = default;
  explicit Socket(int fd) : fd_(fd) {}
  Socket(Socket&& other) noexcept : fd_(other.release()) {}
  Socket& operator=(Socket&& other) noexcept;
  ~Socket() { reset(); }

  int fd() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  void reset();

 private:
  int release();
  int fd_ = -1;
};

enum class PortSharing { Alone, Shared };  // SO_REUSEPORT: one socket a thread on the same port

// Bound, with packet info where the address is a wildcard (the answer must leave from the address
// that was asked), without fragments of our making.
base::Result<Socket> open_udp_server(const Endpoint& at, PortSharing sharing);
base::Result<Socket> open_tcp_server(const Endpoint& at, PortSharing sharing);
// The address a socket is bound to.
Endpoint bound_endpoint(const Socket& socket);

}  // namespace anlanh::guard
