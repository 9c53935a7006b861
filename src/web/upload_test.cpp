// A form with files, from the socket to the handler and back: what is kept, what is read past, what is refused.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "support/test_store.h"
#include "web/byte_range.h"
#include "web/dispatch.h"
#include "web/server.h"

namespace anlanh::web {
namespace {

using namespace std::chrono_literals;

// Remembers what came; refuses what begins with "MZ"; its count tells whether anything was left behind.
class MemorySink : public FileSink {
 public:
  explicit MemorySink(std::atomic<int>& alive) : alive_(alive) { ++alive_; }
  ~MemorySink() override { --alive_; }
  base::Status begin(const FilePart&) override {
    files.emplace_back();
    return base::ok();
  }
  base::Status write(std::string_view bytes) override {
    largest = std::max(largest, bytes.size());
    if (files.back().empty() && bytes.starts_with("MZ"))
      return base::invalid(base::msg("no programs"));
    files.back() += bytes;
    return base::ok();
  }
  base::Status end() override { return base::ok(); }
  void drop() override { files.pop_back(); }

  std::vector<std::string> files;
  std::size_t largest = 0;

 private:
  std::atomic<int>& alive_;
};

class Numbers : public BodySource {
 public:
  std::uint64_t size() const override { return 300000; }
  base::Result<std::string> read(std::uint64_t offset, std::size_t most) override {
    std::string out;
    for (auto i = offset; i < size() && out.size() < most; ++i)
      out += static_cast<char>('0' + i % 10);
    return out;
  }
};

class UploadOverSockets : public testing::Test {
 protected:
  void SetUp() override {
    Router router;
    router.add({.method = Method::Get,
                .pattern = "/ma",
                .access = Access::public_(),
                .help = "",
                .handler = [](Visit& visit) -> base::Result<Response> {
                  return page("<i>" + visit.view.csrf + "</i>");
                }});
    router.add({.method = Method::Get,
                .pattern = "/so",
                .access = Access::public_(),
                .help = "",
                .handler = [](Visit& visit) -> base::Result<Response> {
                  return streamed(visit.request, std::make_shared<Numbers>(), "image/png");
                }});
    add_upload(router, "/gui", Access::public_());
    add_upload(router, "/rieng", Access::right("x"));
    SiteParts parts;
    parts.catalogue = *base::Catalogue::open("");
    parts.clock = base::system_now;
    parts.random = test::test_random();
    parts.log = &log_;
    parts.key = base::Bytes(32, 3);
    site_ = std::make_unique<Site>(std::move(router), SiteSettings{}, std::move(parts));
    ServerSettings settings;
    settings.workers = 2;
    server_ = std::move(Server::start({Listener{.application = site_.get()}}, settings,
                                      base::system_now, log_))
                  .value();
    const auto page = ask("GET /ma HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    token_ = between(page, "<i>", "</i>");
    cookie_ = between(page, "Set-Cookie: ", ";");
  }

  void add_upload(Router& router, const std::string& path, Access access) {
    FileRules rules;
    rules.fields = {"files"};
    rules.most_files = 2;
    rules.file_bytes = 1 << 20;
    rules.time = 3s;
    rules.least_rate = 1000;
    rules.open = [this](Visit& visit) -> base::Result<std::shared_ptr<FileSink>> {
      if (visit.request.form.get("note") == "no disk")
        return base::make_error(base::Code::Unavailable, "full", base::msg("the disk is full"));
      return std::shared_ptr<FileSink>(std::make_shared<MemorySink>(alive_));
    };
    router.add({.method = Method::Post,
                .pattern = path,
                .access = access,
                .help = "",
                .fields = {"note"},
                .body_kind = BodyKind::Multipart,
                .files = std::move(rules),
                .handler = [](Visit& visit) -> base::Result<Response> {
                  std::string out = "note=" + visit.request.form.get("note");
                  for (const auto& file : visit.request.files)
                    out += "|" + file.part.name + " " + std::to_string(file.bytes) + " " +
                           (file.fault ? file.fault->reader.id : "ok");
                  if (visit.request.sink) {
                    auto& sink = static_cast<MemorySink&>(*visit.request.sink);
                    out += "|kept " + std::to_string(sink.files.size()) + " pieces up to " +
                           (sink.largest <= 64 * 1024 ? "64K" : "more");
                  }
                  return plain_text(out);
                }});
  }

  static std::string between(const std::string& text, const std::string& a, const std::string& b) {
    const auto at = text.find(a);
    if (at == text.npos) return "";
    return text.substr(at + a.size(), text.find(b, at + a.size()) - at - a.size());
  }

  static std::string field(const std::string& name, const std::string& value) {
    return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
  static std::string file(const std::string& name, const std::string& bytes) {
    return "--XX\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name +
           "\"\r\nContent-Type: image/png\r\n\r\n" + bytes + "\r\n";
  }
  std::string head(const std::string& path, std::uint64_t length,
                   const std::string& more = "") const {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nCookie: " + cookie_ +
           "\r\nContent-Type: multipart/form-data; boundary=XX\r\n" + more +
           "Content-Length: " + std::to_string(length) + "\r\nConnection: close\r\n\r\n";
  }
  std::string post(const std::string& path, const std::string& parts) {
    const std::string body = parts + "--XX--\r\n";
    return ask(head(path, body.size()) + body);
  }

  int connect() {
    const int s = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server_->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(s, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    return s;
  }
  static void send_all(int s, std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(s, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  static std::string receive_all(int s) {
    std::string out;
    char buffer[65536];
    pollfd ready{s, POLLIN, 0};
    while (::poll(&ready, 1, 10000) > 0) {
      const auto got = ::recv(s, buffer, sizeof buffer, 0);
      if (got <= 0) break;
      out.append(buffer, static_cast<std::size_t>(got));
    }
    ::close(s);
    return out;
  }
  std::string ask(const std::string& bytes) {
    const int s = connect();
    send_all(s, bytes);
    return receive_all(s);
  }
  bool nothing_left() {
    for (int i = 0; i < 300 && alive_ != 0; ++i) std::this_thread::sleep_for(10ms);
    return alive_ == 0;
  }

  base::Log log_ = base::silent_log();
  std::atomic<int> alive_{0};
  std::unique_ptr<Site> site_;
  std::unique_ptr<Server> server_;
  std::string token_;
  std::string cookie_;
};

TEST_F(UploadOverSockets, KeepsFilesAndFields) {
  const auto answer =
      post("/gui", field("csrf", token_) + file("C:\\anh\\ảnh 1.png", "abc") + file("", "") +
                       file("b.png", std::string(500000, 'x')) + field("note", "hai\r\nảnh"));
  EXPECT_NE(answer.find("200 OK"), answer.npos) << answer;
  EXPECT_NE(answer.find("note=hai\nảnh|ảnh 1.png 3 ok|b.png 500000 ok|kept 2 pieces up to 64K"),
            answer.npos)
      << answer;
  EXPECT_TRUE(nothing_left());
}

TEST_F(UploadOverSockets, ARefusedFileCostsNothingElse) {
  const auto answer = post("/gui", field("csrf", token_) + field("note", "còn đây") +
                                       file("to.png", std::string((1 << 20) + 1, 'x')) +
                                       file("virus.png", "MZ program") + file("c.png", "ok"));
  EXPECT_NE(
      answer.find(
          "note=còn đây|to.png 1048577 This file is larger than {1} MB. Please send a shorter or "
          "smaller one.|virus.png 10 no programs|c.png 2 At most"),
      answer.npos)
      << answer;
  EXPECT_NE(answer.find("|kept 0 "), answer.npos) << answer;
}

TEST_F(UploadOverSockets, NoByteIsKeptBeforeTheToken) {
  for (const auto& start : {std::string(), field("csrf", "falsch")}) {
    const auto answer = post("/gui", start + file("a.png", "abc") + field("csrf", token_));
    EXPECT_NE(answer.find("403 Forbidden"), answer.npos) << answer;
    EXPECT_TRUE(nothing_left());
  }
  EXPECT_NE(post("/gui", field("note", "x")).find("403 Forbidden"), std::string::npos);
}

TEST_F(UploadOverSockets, ARightIsAskedBeforeTheBody) {
  const std::string body =
      field("csrf", token_) + file("a.png", std::string(900000, 'x')) + "--XX--\r\n";
  const auto answer = ask(head("/rieng", body.size()) + body);
  EXPECT_NE(answer.find("403 Forbidden"), answer.npos) << answer.substr(0, 200);
  EXPECT_TRUE(nothing_left());
}

TEST_F(UploadOverSockets, TooMuchIsAnsweredAlthoughTheSenderGoesOn) {
  const std::string body(5 << 20, 'x');
  const auto declared = ask(head("/gui", body.size()) + body);
  EXPECT_NE(declared.find("413 Content Too Large"), declared.npos) << declared.substr(0, 200);
  EXPECT_NE(declared.find("what you wrote is still in the form"), declared.npos);
  // Unknown length: the limit is met on the way.
  std::string chunked = head("/gui", 0);
  chunked.replace(chunked.find("Content-Length: 0"), 17, "Transfer-Encoding: chunked");
  const std::string start = field("csrf", token_);
  const auto chunk = [](const std::string& bytes) {
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + bytes + "\r\n";
  };
  std::string many;
  for (int i = 0; i < 5; ++i) many += file("a.png", std::string(1000000, 'x'));
  const auto met = ask(chunked + chunk(start) + chunk(many) + chunk("--XX--\r\n") + "0\r\n\r\n");
  EXPECT_NE(met.find("413 Content Too Large"), met.npos) << met.substr(0, 200);
  EXPECT_TRUE(nothing_left());
}

TEST_F(UploadOverSockets, FieldsHaveALimitOfTheirOwn) {
  const auto answer = post("/gui", field("csrf", token_) + field("note", std::string(70000, 'x')));
  EXPECT_NE(answer.find("413 Content Too Large"), answer.npos) << answer.substr(0, 200);
  EXPECT_NE(post("/gui", field("csrf", token_) + field("other", "x")).find("400 Bad Request"),
            std::string::npos);
}

TEST_F(UploadOverSockets, ALostConnectionLeavesNothing) {
  const std::string body = field("csrf", token_) + file("a.png", std::string(400000, 'x'));
  const int s = connect();
  send_all(s, head("/gui", 900000) + body.substr(0, 300000));
  for (int i = 0; i < 300 && alive_ == 0; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(alive_, 1);
  ::close(s);
  EXPECT_TRUE(nothing_left());
}

TEST_F(UploadOverSockets, ASlowSenderIsToldInTime) {
  const int s = connect();
  send_all(s, head("/gui", 900000) + field("csrf", token_) + "--XX\r\n");
  const auto answer = receive_all(s);  // 3 s for all of it
  EXPECT_NE(answer.find("503 Service Unavailable"), answer.npos) << answer.substr(0, 200);
  EXPECT_NE(answer.find("too slow"), answer.npos);
  EXPECT_TRUE(nothing_left());
}

TEST_F(UploadOverSockets, WhatIsNotAFormIsRefused) {
  auto bad = head("/gui", 4);
  bad.replace(bad.find("multipart/form-data; boundary=XX"), 32, "application/octet-stream");
  EXPECT_NE(ask(bad + "abcd").find("400 Bad Request"), std::string::npos);
  EXPECT_NE(ask(head("/gui", 4) + "abcd").find("400 Bad Request"), std::string::npos);
  EXPECT_NE(ask(head("/gui", 0)).find("400 Bad Request"), std::string::npos);
}

TEST_F(UploadOverSockets, AFullDiskIsSaidForEachFile) {
  const auto answer = post("/gui", field("csrf", token_) + field("note", "no disk") +
                                       file("a.png", "abc") + file("b.png", "abc"));
  EXPECT_NE(answer.find("note=no disk|a.png 3 the disk is full|b.png 3 the disk is full"),
            answer.npos)
      << answer;
}

TEST_F(UploadOverSockets, ASecondRequestFollowsOnTheSameConnection) {
  const std::string body = field("csrf", token_) + file("a.png", "abc") + "--XX--\r\n";
  auto first = head("/gui", body.size());
  first.replace(first.find("Connection: close"), 17, "Connection: keep-alive");
  const auto answers =
      ask(first + body + "GET /ma HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answers.find("a.png 3 ok"), answers.npos);
  EXPECT_NE(answers.find("<i>"), answers.npos) << answers;
}

TEST_F(UploadOverSockets, StreamsWholeFilesAndParts) {
  const std::string get = "GET /so HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
  const auto whole = ask(get + "\r\n");
  EXPECT_NE(whole.find("Content-Length: 300000\r\n"), whole.npos);
  EXPECT_NE(whole.find("Content-Security-Policy: default-src 'none'; sandbox"), whole.npos);
  EXPECT_EQ(whole.size() - whole.find("\r\n\r\n") - 4, 300000U);
  const auto part = ask(get + "Range: bytes=7-12\r\n\r\n");
  EXPECT_NE(part.find("206 Partial Content"), part.npos);
  EXPECT_NE(part.find("Content-Range: bytes 7-12/300000"), part.npos);
  EXPECT_TRUE(part.ends_with("\r\n\r\n789012")) << part;
  EXPECT_NE(ask(get + "Range: bytes=300000-\r\n\r\n").find("416 Range Not Satisfiable"),
            std::string::npos);
  EXPECT_TRUE(ask(get + "Range: bytes=-2\r\n\r\n").ends_with("\r\n\r\n89"));
  const auto head_only = ask("HEAD /so HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_NE(head_only.find("Content-Length: 300000"), head_only.npos);
  EXPECT_TRUE(head_only.ends_with("\r\n\r\n"));
}

}  // namespace
}  // namespace anlanh::web
