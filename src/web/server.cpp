#include "web/server.h"

#include <sys/resource.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <future>
#include <list>
#include <mutex>
#include <thread>

#include "web/http_connection.h"

namespace anlanh::web {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

base::Error cannot_listen(const Listener& listener, const error_code& error) {
  return base::make_error(base::Code::Unavailable, "cannot listen on " + listener.address +
                                                       " port " + std::to_string(listener.port) +
                                                       ": " + error.message());
}

// Each connection is a file to the system; its usual 1024 would be spent before our own limit.
void raise_descriptor_limit(std::size_t connections) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = connections + 512;
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

struct Door {
  tcp::acceptor acceptor;
  Application* application;
};

class AsioServer : public Server {
 public:
  AsioServer(const ServerSettings& settings, base::Clock clock, const base::Log& log)
      : pool_(settings.workers, settings.queue), pause_(context_) {
    shared_.settings = settings;
    shared_.clock = std::move(clock);
    shared_.log = &log;
    shared_.pool = &pool_;
  }
  ~AsioServer() override { stop(); }

  base::Status open(const Listener& listener) {
    error_code error;
    const auto address = asio::ip::make_address(listener.address, error);
    if (error) return cannot_listen(listener, error);
    tcp::acceptor acceptor(context_);
    const tcp::endpoint endpoint(address, listener.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && address.is_v6()) acceptor.set_option(asio::ip::v6_only(false), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error) return cannot_listen(listener, error);
    ports_.push_back(acceptor.local_endpoint(error).port());
    doors_.push_back({std::move(acceptor), listener.application});
    return base::ok();
  }

  void run() {
    for (auto& door : doors_) accept(door);
    thread_ = std::thread([this] { context_.run(); });
  }

  std::uint16_t port(std::size_t listener) const override { return ports_.at(listener); }

  void stop() override {
    const std::lock_guard lock(stop_mutex_);
    if (!thread_.joinable()) return;
    shared_.stopping = true;
    on_network_thread([this] { close_doors(); });
    const auto end = std::chrono::steady_clock::now() + shared_.settings.stop_time;
    while (shared_.open > 0 && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      on_network_thread([this] { finish_all(); });
    }
    if (shared_.open > 0)
      shared_.log->warning("stopped with requests running",
                           {{"connections", std::to_string(shared_.open)}});
    on_network_thread([this] { abort_all(); });
    // A handler that still runs is waited for: its write has been accepted and must not be lost.
    pool_.stop();
    work_.reset();
    context_.stop();
    thread_.join();
  }

 private:
  template <class F>
  void on_network_thread(F function) {
    std::promise<void> done;
    asio::post(context_, [&] {
      function();
      done.set_value();
    });
    done.get_future().wait();
  }

  void accept(Door& door) {
    door.acceptor.async_accept([this, &door](const error_code& error, tcp::socket socket) {
      if (shared_.stopping || error == asio::error::operation_aborted) return;
      if (error) return accept_later(door, error);
      welcome(door, std::move(socket));
      accept(door);
    });
  }

  // Out of descriptors: asking again at once would only burn the processor.
  void accept_later(Door& door, const error_code& error) {
    shared_.log->warning("connection not accepted", {{"why", error.message()}});
    pause_.expires_after(std::chrono::milliseconds(100));
    pause_.async_wait([this, &door](const error_code& cancelled) {
      if (!cancelled && !shared_.stopping) accept(door);
    });
  }

  void welcome(Door& door, tcp::socket socket) {
    connections_.remove_if([](const auto& connection) { return connection.expired(); });
    if (shared_.open >= shared_.settings.connections) finish_all();  // idle ones go first
    if (shared_.open >= shared_.settings.connections) return;        // closed by its destructor
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    connections_.push_back(start_connection(std::move(socket), *door.application, shared_));
  }

  void close_doors() {
    error_code ignored;
    for (auto& door : doors_) door.acceptor.close(ignored);
    pause_.cancel();
  }

  void finish_all() {
    for (const auto& connection : connections_)
      if (const auto alive = connection.lock()) finish_connection(*alive);
  }

  void abort_all() {
    for (const auto& connection : connections_)
      if (const auto alive = connection.lock()) abort_connection(*alive);
  }

  // Jobs of the pool point to connections, connections to `shared_`: the pool ends first, in stop().
  HttpShared shared_;
  asio::io_context context_{1};
  asio::executor_work_guard<asio::io_context::executor_type> work_ =
      asio::make_work_guard(context_);
  WorkerPool pool_;
  asio::steady_timer pause_;
  std::list<Door> doors_;
  std::vector<std::uint16_t> ports_;
  std::list<std::weak_ptr<HttpConnection>> connections_;
  std::thread thread_;
  std::mutex stop_mutex_;
};

}  // namespace

base::Result<std::unique_ptr<Server>> Server::start(const std::vector<Listener>& listeners,
                                                    const ServerSettings& settings,
                                                    base::Clock clock, const base::Log& log) {
  raise_descriptor_limit(settings.connections);
  auto server = std::make_unique<AsioServer>(settings, std::move(clock), log);
  for (const auto& listener : listeners) {
    AL_CHECK(listener.application != nullptr);
    AL_TRY_DO(server->open(listener));
  }
  server->run();
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace anlanh::web
