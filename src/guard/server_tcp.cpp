#include "guard/server_tcp.h"

#include <netinet/tcp.h>
#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>

namespace anlanh::guard {

namespace {

using std::chrono::steady_clock;

constexpr std::size_t kMostPending = 100;        // questions of one connection under way
constexpr std::size_t kMostQueued = 256u << 10;  // bytes a slow reader may leave with us
constexpr std::size_t kReadAtOnce = 16u << 10;
constexpr Loop::Millis kListenerRest{100};

}  // namespace

struct TcpServer::Connection {
  Socket socket;
  Loop::Handle watch = 0;
  std::uint32_t watched = 0;
  Bytes in;
  Bytes out;
  std::size_t out_at = 0;
  std::size_t pending = 0;
  bool peer_done = false;  // the client has closed its side; answers still go out
  bool broken = false;
  steady_clock::time_point last_use = steady_clock::now();

  bool idle() const { return pending == 0 && out.empty(); }
  bool may_read() const {
    return !peer_done && pending < kMostPending && out.size() - out_at < kMostQueued;
  }
};

TcpServer::TcpServer(Socket listener, TcpLimits limits, Loop& loop, Resolver& resolver)
    : listener_(std::move(listener)),
      limits_(limits),
      loop_(loop),
      resolver_(resolver),
      buffer_(kMostMessage) {
  watch_ = loop_.watch(listener_.fd(), EPOLLIN, [this](std::uint32_t) { on_listener(); });
  sweep_timer_ = loop_.start_timer(limits_.idle / 4, [this] { sweep(); });
}

TcpServer::~TcpServer() {
  loop_.unwatch(watch_);
  loop_.stop_timer(sweep_timer_);
  loop_.stop_timer(rest_timer_);
  for (auto& [id, connection] : connections_) loop_.unwatch(connection->watch);
}

void TcpServer::on_listener() {
  for (int i = 0; i < 64; ++i) {
    Socket socket(::accept4(listener_.fd(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (socket) {
      if (make_room()) add(std::move(socket));
      continue;
    }
    if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) rest_listener();
    if (errno != EINTR && errno != ECONNABORTED) return;
  }
}

// Without descriptors the listener stays ready for ever: look again a little later instead of
// spinning.
void TcpServer::rest_listener() {
  loop_.change(watch_, 0);
  rest_timer_ = loop_.start_timer(kListenerRest, [this] {
    rest_timer_ = 0;
    loop_.change(watch_, EPOLLIN);
  });
}

// At the limit the connection that has been idle longest makes room; where all are busy, the new
// one goes.
bool TcpServer::make_room() {
  if (connections_.size() < limits_.most_connections) return true;
  auto longest = connections_.end();
  for (auto at = connections_.begin(); at != connections_.end(); ++at) {
    if (!at->second->idle()) continue;
    if (longest == connections_.end() || at->second->last_use < longest->second->last_use)
      longest = at;
  }
  if (longest == connections_.end()) return false;
  loop_.unwatch(longest->second->watch);
  connections_.erase(longest);
  return true;
}

void TcpServer::add(Socket socket) {
  const int one = 1;
  ::setsockopt(socket.fd(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  const ConnectionId id = next_id_++;
  auto connection = std::make_unique<Connection>();
  connection->watched = EPOLLIN;
  connection->watch =
      loop_.watch(socket.fd(), EPOLLIN, [this, id](std::uint32_t events) { on_ready(id, events); });
  if (connection->watch == 0) return;
  connection->socket = std::move(socket);
  connections_.emplace(id, std::move(connection));
}

void TcpServer::on_ready(ConnectionId id, std::uint32_t events) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  Connection& connection = *found->second;
  if (events & (EPOLLERR | EPOLLHUP)) connection.broken = true;
  if (!connection.broken && (events & EPOLLOUT) && !flush(connection)) connection.broken = true;
  if (!connection.broken && (events & EPOLLIN) && connection.may_read()) {
    if (!read(connection)) connection.broken = true;
  }
  settle(id);
}

// Takes what has been read, sends what is ready, closes what is over.
void TcpServer::settle(ConnectionId id) {
  auto found = connections_.find(id);
  if (found == connections_.end()) return;
  Connection& connection = *found->second;
  if (!connection.broken) take_queries(id, connection);
  if (!connection.broken && !flush(connection)) connection.broken = true;
  if (connection.broken || (connection.peer_done && connection.idle())) {
    loop_.unwatch(connection.watch);
    connections_.erase(found);
    return;
  }
  watch_for(connection);
}

bool TcpServer::read(Connection& connection) {
  const std::size_t start = connection.in.size();
  connection.in.resize(start + kReadAtOnce);
  const ssize_t size = ::recv(connection.socket.fd(), connection.in.data() + start, kReadAtOnce, 0);
  connection.in.resize(start + static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  if (size == 0) connection.peer_done = true;
  return size >= 0 || errno == EAGAIN || errno == EINTR;
}

void TcpServer::take_queries(ConnectionId id, Connection& connection) {
  ReplyTo to;
  to.port = this;
  to.transport = ReplyTo::Transport::Tcp;
  to.connection = id;
  std::size_t at = 0;
  const ByteView in(connection.in);
  while (in.size() - at >= 2 && connection.pending < kMostPending &&
         connection.out.size() - connection.out_at < kMostQueued) {
    const std::size_t size = load_u16(in, at);
    if (in.size() - at < 2 + size) break;
    // Counted before: an answer may come back while handle() still runs.
    ++connection.pending;
    const auto handled = resolver_.handle(in.subspan(at + 2, size), to, buffer_);
    at += 2 + size;
    connection.last_use = steady_clock::now();
    if (handled.next == Resolver::Next::Later) continue;
    --connection.pending;
    if (handled.next == Resolver::Next::Reply)
      queue(connection, ByteView(buffer_).first(handled.size));
    else
      connection.broken = true;  // not DNS: RFC 7766 section 8 lets us close
    if (connection.broken) return;
  }
  connection.in.erase(connection.in.begin(),
                      connection.in.begin() + static_cast<std::ptrdiff_t>(at));
}

void TcpServer::queue(Connection& connection, ByteView answer) {
  std::uint8_t length[2];
  save_u16(length, answer.size());
  connection.out.insert(connection.out.end(), length, length + 2);
  connection.out.insert(connection.out.end(), answer.begin(), answer.end());
}

bool TcpServer::flush(Connection& connection) {
  while (connection.out_at < connection.out.size()) {
    const ssize_t sent = ::send(connection.socket.fd(), connection.out.data() + connection.out_at,
                                connection.out.size() - connection.out_at, MSG_NOSIGNAL);
    if (sent < 0) return errno == EAGAIN || errno == EINTR;
    connection.out_at += static_cast<std::size_t>(sent);
    connection.last_use = steady_clock::now();
  }
  connection.out.clear();
  connection.out_at = 0;
  return true;
}

void TcpServer::watch_for(Connection& connection) {
  const std::uint32_t events = (connection.may_read() ? std::uint32_t{EPOLLIN} : 0u) |
                               (connection.out.empty() ? 0u : std::uint32_t{EPOLLOUT});
  if (events == connection.watched) return;
  connection.watched = events;
  loop_.change(connection.watch, events);
}

void TcpServer::send_reply(const ReplyTo& to, ByteView answer) {
  const auto found = connections_.find(to.connection);
  if (found == connections_.end()) return;
  Connection& connection = *found->second;
  --connection.pending;
  queue(connection, answer);
  // Sent by the next round of the loop: this may run inside take_queries().
  connection.watched = EPOLLIN | EPOLLOUT;
  loop_.change(connection.watch, connection.watched);
}

void TcpServer::sweep() {
  sweep_timer_ = loop_.start_timer(limits_.idle / 4, [this] { sweep(); });
  const auto now = steady_clock::now();
  std::erase_if(connections_, [&](const auto& entry) {
    const Connection& connection = *entry.second;
    if (connection.pending > 0 || now - connection.last_use < limits_.idle) return false;
    loop_.unwatch(connection.watch);
    return true;
  });
}

}  // namespace anlanh::guard
