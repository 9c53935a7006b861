#include "web/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <thread>

namespace anlanh::web {
namespace {

using namespace std::chrono_literals;

// Says what it was asked; "/cham" waits until it is let go.
class Echo : public Application {
 public:
  std::size_t body_limit(const Request& head) const override {
    return head.path == "/lon" ? 1 << 20 : 64 * 1024;
  }
  Response answer(Request request) override {
    ++answered;
    if (request.path == "/cham") {
      ++waiting;
      gate_future.wait();
    }
    std::string out = request.method == Method::Post ? "POST " : "GET ";
    out += request.path + " " + request.host + " " + request.client + " " +
           std::to_string(request.body.size());
    return plain_text(std::move(out));
  }
  Response refuse(const Request&, int status, const base::Error&) override {
    auto out = plain_text("refused");
    out.status = status;
    return out;
  }

  std::atomic<int> answered{0};
  std::atomic<int> waiting{0};
  std::promise<void> gate;
  std::shared_future<void> gate_future = gate.get_future().share();
};

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void done_sending() { ::shutdown(socket_, SHUT_WR); }

  // All until the other side closes.
  std::string rest() {
    std::string out;
    while (more(out, 8000)) {
    }
    return out;
  }
  // Until `text` has come, or 5 s.
  std::string until(std::string_view text) {
    std::string out;
    while (out.find(text) == std::string::npos && more(out, 5000)) {
    }
    return out;
  }

 private:
  bool more(std::string& out, int millis) {
    pollfd ready{socket_, POLLIN, 0};
    if (::poll(&ready, 1, millis) <= 0) {
      out += "[nothing came]";
      return false;
    }
    char buffer[65536];
    const auto got = ::recv(socket_, buffer, sizeof buffer, 0);
    if (got < 0) out += "[reset]";
    if (got <= 0) return false;
    out.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  int socket_;
  bool connected_ = false;
};

class HttpServer : public testing::Test {
 protected:
  void SetUp() override { start({}); }
  void TearDown() override {
    if (!open_) echo_.gate.set_value();
    server_.reset();
  }
  void start(ServerSettings settings, int listeners = 1) {
    server_.reset();
    std::vector<Listener> all(static_cast<std::size_t>(listeners), Listener{.application = &echo_});
    auto started = Server::start(all, settings, base::system_now, log_);
    ASSERT_TRUE(started.has_value());
    server_ = std::move(started).value();
  }
  void open_gate() {
    echo_.gate.set_value();
    open_ = true;
  }
  std::string one(std::string_view bytes) {
    Client client(server_->port());
    client.send(bytes);
    return client.rest();
  }
  static std::string status(const std::string& answer) {
    return answer.substr(0, answer.find("\r\n"));
  }
  template <class F>
  static bool soon(F condition) {
    for (int i = 0; i < 500 && !condition(); ++i) std::this_thread::sleep_for(10ms);
    return condition();
  }

  base::Log log_ = base::silent_log();
  Echo echo_;
  std::unique_ptr<Server> server_;
  bool open_ = false;
};

TEST_F(HttpServer, Answers) {
  const auto answer = one("GET /a?b=1 HTTP/1.1\r\nHost: Vi-Du.vn:80\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status(answer), "HTTP/1.1 200 OK");
  EXPECT_NE(answer.find("GET /a vi-du.vn 127.0.0.1 0"), std::string::npos);
}

TEST_F(HttpServer, HeadHasNoBody) {
  const auto answer = one("HEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status(answer), "HTTP/1.1 200 OK");
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
  EXPECT_NE(answer.find("Content-Length: 20\r\n"), std::string::npos) << answer;
}

TEST_F(HttpServer, KeepsAliveAndTakesPipelinedRequestsInOrder) {
  Client client(server_->port());
  client.send(
      "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto answer = client.until("/3");
  const auto first = answer.find("GET /1"), second = answer.find("POST /2 a 127.0.0.1 3"),
             third = answer.find("GET /3");
  EXPECT_LT(first, second);
  EXPECT_LT(second, third);
  EXPECT_NE(third, std::string::npos);
  client.send("GET /4 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_NE(client.until("/4").find("GET /4"), std::string::npos);
}

TEST_F(HttpServer, ByteByByteIsRead) {
  Client client(server_->port());
  for (const char c : std::string_view(
           "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"))
    client.send(std::string_view(&c, 1));
  EXPECT_NE(client.rest().find("POST /x a 127.0.0.1 2"), std::string::npos);
}

TEST_F(HttpServer, ChunksAreRead) {
  const auto answer = one(
      "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_NE(answer.find("POST /x a 127.0.0.1 5"), std::string::npos);
}

struct BadCase {
  const char* name;
  std::string bytes;
  const char* status;
};

class HttpServerBad : public HttpServer, public testing::WithParamInterface<BadCase> {};

TEST_P(HttpServerBad, IsRefusedWithAnAnswer) {
  const auto answer = one(GetParam().bytes);
  EXPECT_EQ(status(answer).substr(0, 12), std::string("HTTP/1.1 ") + GetParam().status)
      << answer.substr(0, 300);
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  EXPECT_EQ(answer.find("[reset]"), std::string::npos);
  EXPECT_EQ(echo_.answered, 0);
  EXPECT_EQ(status(one("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")),
            "HTTP/1.1 200 OK");
}

INSTANTIATE_TEST_SUITE_P(
    Malformed, HttpServerBad,
    testing::Values(
        BadCase{"Garbage", "\x16\x03\x01\x02\x00hello\r\n\r\n", "400"},
        BadCase{"NoHost", "GET / HTTP/1.1\r\n\r\n", "400"},
        BadCase{"TwoHosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
        BadCase{"OddHost", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400"},
        BadCase{"Version2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "400"},
        BadCase{"Traversal", "GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
        BadCase{"EncodedTraversal", "GET /%2e%2e/etc HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
        BadCase{"NotUtf8Path", "GET /%FF HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
        BadCase{"BadLength", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "400"},
        BadCase{"NegativeLength", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "400"},
        BadCase{"TwoLengths",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "400"},
        BadCase{
            "LengthAndChunks",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "400"},
        BadCase{"OtherCoding",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "400"},
        BadCase{"BadChunk",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400"},
        BadCase{"SpaceInHeader", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400"},
        BadCase{"Method", "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
        BadCase{"LargeHead",
                "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20000, 'x') + "\r\n\r\n", "431"},
        BadCase{"LongTarget", "GET /" + std::string(20000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "431"},
        BadCase{"TenMegabytes",
                "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n" +
                    std::string(10000000, 'x'),
                "413"},
        BadCase{"TenMegabytesInChunks",
                "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n989680\r\n" +
                    std::string(10000000, 'x') + "\r\n0\r\n\r\n",
                "413"},
        BadCase{"HugeLength",
                "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551615\r\n\r\n",
                "413"}),
    [](const auto& c) { return c.param.name; });

TEST_F(HttpServer, BodyLimitIsTheRoutes) {
  const std::string body(200000, 'x');
  const auto head = [&](const char* path) {
    return std::string("POST ") + path +
           " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n";
  };
  EXPECT_EQ(status(one(head("/nho") + body)), "HTTP/1.1 413 Content Too Large");
  EXPECT_EQ(status(one(head("/lon") + body)), "HTTP/1.1 200 OK");
}

TEST_F(HttpServer, ContinueIsSaidOrRefusedBeforeTheBody) {
  Client client(server_->port());
  client.send(
      "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
  EXPECT_NE(client.until("\r\n\r\n").find("HTTP/1.1 100 Continue"), std::string::npos);
  client.send("hi");
  EXPECT_NE(client.rest().find("POST /x a 127.0.0.1 2"), std::string::npos);
  const auto refused = one(
      "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(status(refused), "HTTP/1.1 413 Content Too Large");
}

TEST_F(HttpServer, SlowHeadIsToldAndDropped) {
  start({.head_time = 200ms, .drain_time = 200ms});
  Client client(server_->port());
  client.send("GET / HTTP/1.1\r\nHost:");
  EXPECT_EQ(status(client.rest()), "HTTP/1.1 408 Request Timeout");
}

TEST_F(HttpServer, DrippingHeadIsDroppedToo) {
  start({.head_time = 300ms, .drain_time = 200ms});
  Client client(server_->port());
  const auto begun = std::chrono::steady_clock::now();
  std::thread dripping([&] {
    for (int i = 0; i < 20; ++i) {
      client.send(i == 0 ? "GET / HTTP/1.1\r\n" : "X: y\r\n");
      std::this_thread::sleep_for(50ms);
    }
  });
  const auto answer = client.rest();
  const auto took = std::chrono::steady_clock::now() - begun;
  dripping.join();
  EXPECT_NE(answer.find("408"), std::string::npos);
  EXPECT_LT(took, 900ms);
}

TEST_F(HttpServer, SlowBodyIsToldAndDropped) {
  start({.body_time = 200ms, .drain_time = 200ms});
  Client client(server_->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_EQ(status(client.rest()), "HTTP/1.1 408 Request Timeout");
  EXPECT_EQ(echo_.answered, 0);
}

TEST_F(HttpServer, IdleConnectionsEnd) {
  start({.idle_time = 200ms});
  Client client(server_->port());
  EXPECT_EQ(client.rest(), "");
}

TEST_F(HttpServer, HalfARequestIsNoRequest) {
  Client client(server_->port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
  client.done_sending();
  client.rest();
  EXPECT_EQ(echo_.answered, 0);
}

TEST_F(HttpServer, FullQueueIsToldAtOnce) {
  start({.workers = 1, .queue = 1});
  Client first(server_->port()), second(server_->port());
  first.send("GET /cham HTTP/1.1\r\nHost: a\r\n\r\n");
  ASSERT_TRUE(soon([&] { return echo_.waiting == 1; }));
  second.send("GET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
  std::string third;
  ASSERT_TRUE(soon([&] {
    third = one("GET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    return !third.empty();
  }));
  EXPECT_EQ(status(third), "HTTP/1.1 503 Service Unavailable");
  EXPECT_NE(third.find("Retry-After: 5"), std::string::npos);
  open_gate();
  EXPECT_NE(first.until("/cham").find("200 OK"), std::string::npos);
  EXPECT_NE(second.until("/2").find("200 OK"), std::string::npos);
}

TEST_F(HttpServer, IdleConnectionsMakeRoom) {
  start({.connections = 3});
  Client a(server_->port()), b(server_->port()), c(server_->port());
  ASSERT_TRUE(a.connected() && b.connected() && c.connected());
  std::this_thread::sleep_for(50ms);
  ASSERT_TRUE(soon([&] {
    return one("GET /moi HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").find("200 OK") !=
           std::string::npos;
  }));
}

TEST_F(HttpServer, ProxyIsBelievedOnlyWhenTrusted) {
  const std::string request =
      "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 8.8.8.8\r\nX-Forwarded-For: 9.9.9.9, 203.0.113.7\r\nConnection: close\r\n\r\n";
  EXPECT_NE(one(request).find("127.0.0.1"), std::string::npos);
  start({.trusted_proxy = TrustedProxy::Yes});
  EXPECT_NE(one(request).find("203.0.113.7"), std::string::npos);
}

TEST_F(HttpServer, StopLetsRunningRequestsFinish) {
  Client running(server_->port()), idle(server_->port());
  running.send("GET /cham HTTP/1.1\r\nHost: a\r\n\r\n");
  ASSERT_TRUE(soon([&] { return echo_.waiting == 1; }));
  auto stopped = std::async(std::launch::async, [&] { server_->stop(); });
  EXPECT_EQ(idle.rest(), "");
  EXPECT_FALSE(Client(server_->port()).connected());
  open_gate();
  const auto answer = running.rest();
  EXPECT_EQ(status(answer), "HTTP/1.1 200 OK");
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  EXPECT_EQ(stopped.wait_for(2s), std::future_status::ready);
}

TEST_F(HttpServer, StopDoesNotWaitForSlowSenders) {
  start({.stop_time = 300ms});
  Client slow(server_->port());
  slow.send("GET / HTTP/1.1\r\n");
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  server_->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
}

TEST_F(HttpServer, ListensOnSeveralAddresses) {
  start({}, 2);
  for (const std::size_t i : {0u, 1u}) {
    Client client(server_->port(i));
    client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status(client.rest()), "HTTP/1.1 200 OK");
  }
}

TEST_F(HttpServer, ATakenPortIsSaid) {
  const auto taken = Server::start({Listener{.port = server_->port(), .application = &echo_}}, {},
                                   base::system_now, log_);
  ASSERT_FALSE(taken);
  EXPECT_NE(taken.error().operator_text.find(std::to_string(server_->port())), std::string::npos);
  EXPECT_FALSE(Server::start({Listener{.address = "localhost", .application = &echo_}}, {},
                             base::system_now, log_));
}

TEST_F(HttpServer, ManyClientsAtOnce) {
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i)
        if (one("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").find("200 OK") !=
            std::string::npos)
          ++good;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 400);
}

}  // namespace
}  // namespace anlanh::web
