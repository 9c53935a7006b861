#include "guard/server_socket.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

namespace anlanh::guard {

namespace {

constexpr int kBacklog = 256;
constexpr int kUdpBuffer = 4 << 20;
constexpr std::size_t kMostAddressText = 64;
constexpr std::size_t kMostNameservers = 8;

template <class T>
std::optional<T> parse_address(int family, std::string_view text) {
  T address;
  char zero_ended[kMostAddressText];
  if (text.size() >= sizeof zero_ended || text.find('\0') != text.npos) return std::nullopt;
  std::memcpy(zero_ended, text.data(), text.size());
  zero_ended[text.size()] = '\0';
  if (::inet_pton(family, zero_ended, address.data()) != 1) return std::nullopt;
  return address;
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return port;
}

// "fe80::1%eth0": the zone names an interface (RFC 4007 section 11).
std::optional<Endpoint> parse_v6(std::string_view text, std::uint16_t port) {
  const std::size_t percent = text.find('%');
  const auto address = parse_ipv6(text.substr(0, percent));
  if (!address) return std::nullopt;
  Endpoint endpoint = make_endpoint(*address, port);
  if (percent != text.npos) {
    endpoint.v6.sin6_scope_id = ::if_nametoindex(std::string(text.substr(percent + 1)).c_str());
    if (endpoint.v6.sin6_scope_id == 0) return std::nullopt;
  }
  return endpoint;
}

base::Error failed(const char* what, const Endpoint& at) {
  const int error = errno;
  return base::make_error(
      base::Code::Unavailable,
      std::string("guard: ") + what + " " + endpoint_text(at) + ": " + std::strerror(error));
}

bool set_option(const Socket& socket, int level, int name, int value) {
  return ::setsockopt(socket.fd(), level, name, &value, sizeof value) == 0;
}

base::Result<Socket> open_bound(const Endpoint& at, int type, PortSharing sharing) {
  Socket socket(::socket(at.family(), type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!socket) return failed("no socket for", at);
  if (at.family() == AF_INET6 && !set_option(socket, IPPROTO_IPV6, IPV6_V6ONLY, 1)) {
    return failed("IPv6 only on", at);
  }
  if (type == SOCK_STREAM) set_option(socket, SOL_SOCKET, SO_REUSEADDR, 1);
  if (sharing == PortSharing::Shared && !set_option(socket, SOL_SOCKET, SO_REUSEPORT, 1)) {
    return failed("cannot share the port of", at);
  }
  if (::bind(socket.fd(), &at.any, at.size()) != 0) return failed("cannot bind", at);
  return socket;
}

void ask_for_packet_info(const Socket& socket, int family) {
  if (family == AF_INET6)
    set_option(socket, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
  else
    set_option(socket, IPPROTO_IP, IP_PKTINFO, 1);
}

}  // namespace

std::optional<Ipv4> parse_ipv4(std::string_view text) { return parse_address<Ipv4>(AF_INET, text); }
std::optional<Ipv6> parse_ipv6(std::string_view text) {
  return parse_address<Ipv6>(AF_INET6, text);
}

std::uint16_t Endpoint::port() const {
  return ntohs(family() == AF_INET6 ? v6.sin6_port : v4.sin_port);
}

void Endpoint::set_port(std::uint16_t port) {
  (family() == AF_INET6 ? v6.sin6_port : v4.sin_port) = htons(port);
}

bool Endpoint::is_wildcard() const {
  if (family() == AF_INET6) return IN6_IS_ADDR_UNSPECIFIED(&v6.sin6_addr);
  return v4.sin_addr.s_addr == htonl(INADDR_ANY);
}

bool Endpoint::same_address(const Endpoint& other) const {
  if (family() != other.family()) return false;
  if (family() == AF_INET6) return IN6_ARE_ADDR_EQUAL(&v6.sin6_addr, &other.v6.sin6_addr);
  return v4.sin_addr.s_addr == other.v4.sin_addr.s_addr;
}

Endpoint make_endpoint(Ipv4 address, std::uint16_t port) {
  Endpoint endpoint;
  endpoint.v4 = {};
  endpoint.v4.sin_family = AF_INET;
  std::memcpy(&endpoint.v4.sin_addr, address.data(), address.size());
  endpoint.set_port(port);
  return endpoint;
}

Endpoint make_endpoint(Ipv6 address, std::uint16_t port) {
  Endpoint endpoint;
  endpoint.v6.sin6_family = AF_INET6;
  std::memcpy(&endpoint.v6.sin6_addr, address.data(), address.size());
  endpoint.set_port(port);
  return endpoint;
}

std::optional<Endpoint> parse_endpoint(std::string_view text, std::uint16_t default_port) {
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == text.npos) return std::nullopt;
    const std::string_view address = text.substr(1, close - 1), rest = text.substr(close + 1);
    if (rest.empty()) return parse_v6(address, default_port);
    const auto port = rest.front() == ':' ? parse_port(rest.substr(1)) : std::nullopt;
    return port ? parse_v6(address, *port) : std::nullopt;
  }
  const std::size_t colon = text.find(':');
  if (colon != text.npos && text.find(':', colon + 1) != text.npos) {
    return parse_v6(text, default_port);
  }
  const auto address = parse_ipv4(text.substr(0, colon));
  const auto port =
      colon == text.npos ? std::optional(default_port) : parse_port(text.substr(colon + 1));
  if (!address || !port) return std::nullopt;
  return make_endpoint(*address, *port);
}

std::string endpoint_text(const Endpoint& endpoint) {
  char address[INET6_ADDRSTRLEN] = "";
  const bool six = endpoint.family() == AF_INET6;
  const void* bytes = six ? static_cast<const void*>(&endpoint.v6.sin6_addr)
                          : static_cast<const void*>(&endpoint.v4.sin_addr);
  ::inet_ntop(endpoint.family(), bytes, address, sizeof address);
  const std::string port = std::to_string(endpoint.port());
  return six ? "[" + std::string(address) + "]:" + port : std::string(address) + ":" + port;
}

std::vector<Endpoint> parse_resolv_conf(std::string_view text) {
  constexpr std::string_view kWord = "nameserver", kBlank = " \t\r";
  std::vector<Endpoint> found;
  while (!text.empty() && found.size() < kMostNameservers) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.starts_with(kWord)) continue;
    line.remove_prefix(kWord.size());
    const std::size_t start = line.find_first_not_of(kBlank);
    if (start == 0 || start == line.npos) continue;
    line.remove_prefix(start);
    line = line.substr(0, line.find_first_of(kBlank));
    if (const auto endpoint = parse_endpoint(line, 53)) found.push_back(*endpoint);
  }
  return found;
}

std::vector<Endpoint> local_addresses() {
  std::vector<Endpoint> found;
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) return found;
  for (const ifaddrs* at = list; at != nullptr; at = at->ifa_next) {
    if (at->ifa_addr == nullptr) continue;
    Endpoint endpoint;
    if (at->ifa_addr->sa_family == AF_INET) {
      std::memcpy(&endpoint.v4, at->ifa_addr, sizeof endpoint.v4);
    } else if (at->ifa_addr->sa_family == AF_INET6) {
      std::memcpy(&endpoint.v6, at->ifa_addr, sizeof endpoint.v6);
    } else {
      continue;
    }
    found.push_back(endpoint);
  }
  ::freeifaddrs(list);
  return found;
}

Socket& Socket::operator=(Socket&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = other.release();
  }
  return *this;
}

void Socket::reset() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

int Socket::release() { return std::exchange(fd_, -1); }

base::Result<Socket> open_udp_server(const Endpoint& at, PortSharing sharing) {
  AL_TRY(Socket socket, open_bound(at, SOCK_DGRAM, sharing));
  set_option(socket, SOL_SOCKET, SO_RCVBUF, kUdpBuffer);
  set_option(socket, SOL_SOCKET, SO_SNDBUF, kUdpBuffer);
  if (at.is_wildcard()) ask_for_packet_info(socket, at.family());
  // Do not believe in path MTUs that anybody can forge; answers of 1,232 bytes never need them.
  if (at.family() == AF_INET6)
    set_option(socket, IPPROTO_IPV6, IPV6_MTU_DISCOVER, IPV6_PMTUDISC_OMIT);
  else
    set_option(socket, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_OMIT);
  return socket;
}

base::Result<Socket> open_tcp_server(const Endpoint& at, PortSharing sharing) {
  AL_TRY(Socket socket, open_bound(at, SOCK_STREAM, sharing));
  set_option(socket, IPPROTO_TCP, TCP_FASTOPEN, kBacklog);
  if (::listen(socket.fd(), kBacklog) != 0) return failed("cannot listen on", at);
  return socket;
}

Endpoint bound_endpoint(const Socket& socket) {
  Endpoint endpoint;
  socklen_t size = sizeof endpoint.v6;
  ::getsockname(socket.fd(), &endpoint.any, &size);
  return endpoint;
}

}  // namespace anlanh::guard
