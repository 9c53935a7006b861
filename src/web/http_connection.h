#pragma once
// One connection of the HTTP server. Seen by server.cpp only: it shows the network library's types.

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <functional>
#include <memory>

#include "web/server.h"
#include "web/worker_pool.h"

namespace anlanh::web {

class HttpConnection;

// What the connections of one server share. Outlives them all.
struct HttpShared {
  ServerSettings settings;
  base::Clock clock;
  const base::Log* log = nullptr;
  WorkerPool* pool = nullptr;
  std::atomic<std::size_t> open{0};  // connections
  std::atomic<std::size_t> running{
      0};  // requests between their last byte in and their last byte out
  std::atomic<std::size_t> uploads{0};  // bodies with files under way
  std::atomic<bool> stopping{false};
};

// Reads requests one after the other and answers each, until one side has had enough. Only the network thread
// touches it; a worker thread sees the request and hands back bytes.
std::shared_ptr<HttpConnection> start_connection(boost::asio::ip::tcp::socket socket,
                                                 Application& application, HttpShared& shared);
// Closes it where it is waiting for a request; a running one is finished first.
void finish_connection(HttpConnection& connection);
// Closes it wherever it is.
void abort_connection(HttpConnection& connection);

}  // namespace anlanh::web
