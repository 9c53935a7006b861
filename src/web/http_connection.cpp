#include "web/http_connection.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

#include "web/cookie.h"
#include "web/gzip.h"
#include "web/http_text.h"
#include "web/multipart.h"

namespace anlanh::web {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

using base::Code;
using base::make_error;
using base::msg;
using Parser = http::request_parser<http::string_body>;
using PieceParser = http::request_parser<http::buffer_body>;

constexpr std::size_t kMostDrained = 32 * 1024 * 1024;
constexpr std::size_t kDrainStep = 16 * 1024;
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::chrono::seconds kRateWindow{30};
constexpr std::chrono::milliseconds kWorkerWait{20};
constexpr std::chrono::minutes kMostDrainTime{2};

std::string_view view_of(beast::string_view text) { return {text.data(), text.size()}; }

struct Refusal {
  int status = 400;
  base::Error error;
};

Refusal malformed(std::string why) {
  return {400, make_error(Code::Invalid, "http: " + std::move(why))};
}

Refusal too_large(std::size_t limit) {
  return {
      413,
      make_error(
          Code::TooLarge, "http: body over " + std::to_string(limit) + " bytes",
          msg("That is more than we can take at once. Please send the most important part first; you can add more afterwards."))};
}

Refusal files_too_large(std::uint64_t limit) {
  return {
      413,
      make_error(
          Code::TooLarge, "http: body with files over " + std::to_string(limit) + " bytes",
          msg("The files together are more than we can take at once, and nothing was saved. Please go "
              "back: what you wrote is still in the form. Then send fewer files at a time."))};
}

Refusal too_slow() {
  return {408,
          make_error(Code::Unavailable, "http: request came too slowly",
                     msg("The connection was too slow and nothing was saved. Please try again."))};
}

Refusal head_too_large() {
  return {431,
          make_error(
              Code::TooLarge, "http: head too large",
              msg("The address or the cookies are too long. Please start from the first page."))};
}

Refusal wrong_method(std::string_view name) {
  return {405, make_error(Code::Invalid, "http: method " + std::string(name.substr(0, 20)))};
}

Refusal no_worker() {
  return {503, make_error(Code::Unavailable, "http: all workers busy and the queue full")};
}

Refusal refusal_of(const error_code& error, std::size_t body_limit) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return head_too_large();
  if (error == http::error::body_limit) return too_large(body_limit);
  return malformed(error.message());
}

std::optional<Method> method_of(http::verb verb) {
  if (verb == http::verb::get || verb == http::verb::head) return Method::Get;
  if (verb == http::verb::post) return Method::Post;
  return std::nullopt;
}

}  // namespace

class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(asio::ip::tcp::socket socket, Application& application, HttpShared& shared)
      : socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        retry_(socket_.get_executor()),
        application_(application),
        shared_(shared) {
    ++shared_.open;
  }
  ~HttpConnection() { --shared_.open; }

  void start() { wait_for_request(); }

  void finish() {
    if (waiting_) close();
  }

  void close() {
    no_deadline();
    error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
  }

 private:
  const ServerSettings& settings() const { return shared_.settings; }

  // Ends the operation that runs when the time is up; it then reports late(). A timer that had already fired when
  // the next deadline was set finds another number and does nothing.
  void deadline(std::chrono::milliseconds time) {
    const auto number = ++deadline_number_;
    late_ = false;
    timer_.expires_after(time);
    timer_.async_wait([self = shared_from_this(), number](const error_code& error) {
      if (error || number != self->deadline_number_) return;
      self->late_ = true;
      error_code ignored;
      self->socket_.cancel(ignored);
    });
  }

  void no_deadline() {
    ++deadline_number_;
    late_ = false;
    timer_.cancel();
  }

  // Pipelined requests are in the buffer already; else the connection may idle.
  void wait_for_request() {
    pieces_.reset();
    piece_ = std::string();
    drain_most_ = 0;
    drain_time_ = {};
    parser_.emplace();
    head_ = Request();
    head_only_ = Body::Sent;
    output_ = std::string();  // an idle connection holds no page
    if (buffer_.size() > 0) return read_head();
    buffer_.shrink_to_fit();
    if (shared_.stopping) return close();
    waiting_ = true;
    deadline(settings().idle_time);
    socket_.async_read_some(
        buffer_.prepare(4096),
        beast::bind_front_handler(&HttpConnection::on_first, shared_from_this()));
  }

  void on_first(const error_code& error, std::size_t bytes) {
    waiting_ = false;
    if (error) return close();  // gone, or idle for too long: nobody waits for an answer
    buffer_.commit(bytes);
    read_head();
  }

  void read_head() {
    parser_->header_limit(static_cast<std::uint32_t>(settings().header_bytes));
    // The route decides on the body, so the head is read without a limit of its own.
    parser_->body_limit(boost::none);
    deadline(settings().head_time);
    http::async_read_header(
        socket_, buffer_, *parser_,
        beast::bind_front_handler(&HttpConnection::on_head, shared_from_this()));
  }

  void on_head(const error_code& error, std::size_t) {
    if (error == http::error::end_of_stream) return close();
    if (error && late_) return refuse(too_slow());
    if (is_parse_error(error)) return refuse(refusal_of(error, 0));
    if (error) return close();
    if (auto bad = read_fields()) return refuse(*bad);
    read_body();
  }

  std::string boundary_of(std::string_view content_type) const {
    if (head_.content_type != "multipart/form-data") return {};
    return parse_boundary(content_type).value_or("");
  }

  static bool is_parse_error(const error_code& error) {
    return error &&
           error.category() == http::make_error_code(http::error::bad_version).category() &&
           error != http::error::partial_message;
  }

  // From the parser's fields to our Request.
  std::optional<Refusal> read_fields() {
    const auto& message = parser_->get();
    const auto method = method_of(message.method());
    if (message.version() != 11 && message.version() != 10) return malformed("version");
    head_.method = method.value_or(Method::Get);
    head_only_ = message.method() == http::verb::head ? Body::LeftOut : Body::Sent;
    if (auto bad = read_host()) return bad;
    head_.cookies = parse_cookies(view_of(message[http::field::cookie]));
    head_.content_type = parse_content_type(view_of(message[http::field::content_type]));
    head_.csrf_header = view_of(message["X-CSRF-Token"]);
    head_.boundary = boundary_of(view_of(message[http::field::content_type]));
    head_.range = view_of(message[http::field::range]);
    head_.if_none_match = view_of(message[http::field::if_none_match]);
    head_.gzip = parse_accept_encoding(view_of(message[http::field::accept_encoding]));
    head_.client = client_address();
    if (!method) return wrong_method(view_of(message.method_string()));
    if (auto parsed = parse_target(view_of(message.target()), head_); !parsed)
      return Refusal{400, parsed.error()};
    return std::nullopt;
  }

  // RFC 9112 section 3.2: exactly one Host in HTTP/1.1. Two lengths, or a length beside chunks, are how requests
  // are smuggled past a proxy; the parser refuses the former, we the latter.
  std::optional<Refusal> read_host() {
    const auto& message = parser_->get();
    const auto count = message.count(http::field::host);
    if (count > 1 || (count == 0 && message.version() == 11)) return malformed("host header");
    const auto host = parse_host(view_of(message[http::field::host]));
    if (!host) return malformed("host header");
    head_.host = *host;
    const auto coding = message[http::field::transfer_encoding];
    if (!coding.empty() && !beast::iequals(coding, "chunked")) return malformed("transfer coding");
    if (!coding.empty() && message.count(http::field::content_length) > 0)
      return malformed("both a length and chunks");
    return std::nullopt;
  }

  // Some proxies write a line of their own below the client's: only the last is theirs.
  std::string_view last_field(beast::string_view name) const {
    const auto [first, end] = parser_->get().equal_range(name);
    std::string_view last;
    for (auto field = first; field != end; ++field) last = view_of(field->value());
    return last;
  }

  std::string client_address() {
    if (settings().trusted_proxy == TrustedProxy::Yes) {
      auto forwarded = parse_forwarded_for(last_field("X-Forwarded-For"));
      if (!forwarded.empty()) return forwarded;
    }
    error_code error;
    const auto remote = socket_.remote_endpoint(error);
    return error ? std::string() : remote.address().to_string();
  }

  void read_body() {
    if (const auto plan = application_.upload_plan(head_)) return read_upload(*plan);
    limit_ = application_.body_limit(head_);
    const auto length = parser_->content_length();
    if (length && *length > limit_) return refuse(too_large(limit_));
    parser_->body_limit(limit_);
    if (parser_->is_done()) return answer();
    if (beast::iequals(parser_->get()[http::field::expect], "100-continue")) return send_continue();
    continue_body({}, 0);
  }

  void send_continue() {
    output_ = "HTTP/1.1 100 Continue\r\n\r\n";
    deadline(settings().write_time);
    asio::async_write(
        socket_, asio::buffer(output_),
        beast::bind_front_handler(&HttpConnection::continue_body, shared_from_this()));
  }

  void continue_body(const error_code& error, std::size_t) {
    if (error) return close();
    deadline(settings().body_time);
    http::async_read(socket_, buffer_, *parser_,
                     beast::bind_front_handler(&HttpConnection::on_body, shared_from_this()));
  }

  void on_body(const error_code& error, std::size_t) {
    if (error && late_) return refuse(too_slow());
    if (is_parse_error(error)) return refuse(refusal_of(error, limit_));
    if (error) return close();
    answer();
  }

  void answer() {
    no_deadline();
    ++shared_.running;
    const bool keep = parser_->keep_alive();
    auto request = std::make_shared<Request>(head_);
    request->body = std::move(parser_->get().body());
    auto self = shared_from_this();
    const auto taken =
        shared_.pool->post([self, request, keep] { self->run(std::move(*request), keep); });
    if (taken == WorkerPool::Taken::Yes) return;
    --shared_.running;
    refuse(no_worker());
  }

  // ---- A body in pieces: read one, let a worker deal with it, read the next ----------------------

  void read_upload(const UploadPlan& plan) {
    const auto length = parser_->content_length();
    drain_most_ = plan.most_bytes;
    drain_time_ = std::min<std::chrono::milliseconds>(plan.time, kMostDrainTime);
    if (length && *length > plan.most_bytes) return refuse(files_too_large(plan.most_bytes));
    if (shared_.uploads >= settings().uploads) return refuse(no_worker());
    plan_ = plan;
    place_ = std::make_unique<Place>(shared_.uploads);
    expects_ = beast::iequals(parser_->get()[http::field::expect], "100-continue");
    pieces_.emplace(std::move(*parser_));
    pieces_->body_limit(plan.most_bytes);
    on_worker([this] {
      auto begun = application_.begin_upload(head_);
      if (auto* upload = std::get_if<std::unique_ptr<Upload>>(&begun)) {
        upload_ = std::move(*upload);
        return on_network([this] { begin_pieces(); });
      }
      deliver(std::get<Response>(begun), Keep::No);
    });
  }

  void begin_pieces() {
    upload_end_ = Clock::now() + plan_.time;
    if (pieces_->is_done()) return finish_upload();
    piece_.resize(kPiece);
    if (!expects_) return start_window();
    output_ = "HTTP/1.1 100 Continue\r\n\r\n";
    deadline(settings().write_time);
    asio::async_write(socket_, asio::buffer(output_),
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                        if (error) return self->close();
                        self->start_window();
                      });
  }

  // Within each half minute a body must bring its least; a byte a second would hold a place for ever.
  void start_window() {
    window_bytes_ = 0;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(upload_end_ - Clock::now());
    deadline(std::max(std::min<std::chrono::milliseconds>(window_time(), left),
                      std::chrono::milliseconds(1)));
    read_piece();
  }

  std::chrono::milliseconds window_time() const {
    return std::min<std::chrono::milliseconds>(kRateWindow, plan_.time);
  }
  std::uint64_t window_least() const {
    return plan_.least_rate * static_cast<std::uint64_t>(window_time().count()) / 1000;
  }

  void read_piece() {
    auto& body = pieces_->get().body();
    body.data = piece_.data();
    body.size = piece_.size();
    body.more = true;
    http::async_read_some(socket_, buffer_, *pieces_,
                          beast::bind_front_handler(&HttpConnection::on_piece, shared_from_this()));
  }

  void on_piece(error_code error, std::size_t) {
    if (error == http::error::need_buffer) error = {};
    if (error && late_) return fail_upload(too_slow().error);
    if (error == http::error::body_limit)
      return fail_upload(files_too_large(plan_.most_bytes).error);
    if (is_parse_error(error)) return fail_upload(malformed(error.message()).error);
    if (error) return drop_upload();
    const auto got = piece_.size() - pieces_->get().body().size;
    window_bytes_ += got;
    if (got == 0) return pieces_->is_done() ? finish_upload() : read_piece();
    on_worker([this, got] {
      const auto taken = upload_->take({piece_.data(), got});
      if (!taken) return deliver(upload_->fail(taken.error()), Keep::No);
      on_network([this] { after_piece(); });
    });
  }

  void after_piece() {
    if (pieces_->is_done()) return finish_upload();
    if (Clock::now() >= upload_end_) return fail_upload(too_slow().error);
    if (window_bytes_ >= window_least()) return start_window();
    if (late_) return fail_upload(too_slow().error);
    read_piece();
  }

  void finish_upload() {
    no_deadline();
    on_worker([this] { deliver(upload_->finish(), pieces_->keep_alive() ? Keep::Yes : Keep::No); });
  }

  void fail_upload(const base::Error& error) {
    no_deadline();
    on_worker([this, error] { deliver(upload_->fail(error), Keep::No); });
  }

  // The other side is gone: what came of it goes too, on a worker, since it may lie on a disk.
  void drop_upload() {
    close();
    on_worker([this] { upload_.reset(); });
  }

  // Half a body must not be lost because the queue is full for a moment: it is asked again.
  void on_worker(std::function<void()> job) {
    auto self = shared_from_this();
    const auto taken = shared_.pool->post([self, job] { job(); });
    if (taken == WorkerPool::Taken::Yes) return;
    if (shared_.stopping) return close();
    retry_.expires_after(kWorkerWait);
    retry_.async_wait([self, job = std::move(job)](const error_code&) { self->on_worker(job); });
  }

  template <class F>
  void on_network(F function) {
    asio::post(socket_.get_executor(), [self = shared_from_this(), function] { function(); });
  }

  // ---- The answer ---------------------------------------------------------------------------------

  // On a worker thread.
  void run(Request request, bool keep) {
    deliver_text(application_.answer(std::move(request)), keep ? Keep::Yes : Keep::No);
  }

  enum class Keep { No, Yes };

  // On a worker thread: of an upload, whose answer was not counted as running before.
  void deliver(const Response& response, Keep keep) {
    ++shared_.running;
    upload_.reset();
    deliver_text(response, keep);
  }

  // On a worker thread.
  void deliver_text(const Response& response, Keep keep) {
    const auto connection =
        keep == Keep::Yes && !shared_.stopping ? Connection::KeepAlive : Connection::Close;
    auto bytes =
        std::make_shared<std::string>(http_text(response, connection, head_only_, shared_.clock()));
    const auto stream = head_only_ == Body::Sent ? response.stream : nullptr;
    asio::post(socket_.get_executor(), [self = shared_from_this(), bytes, connection, stream] {
      self->place_.reset();
      self->output_ = std::move(*bytes);
      self->stream_ = stream;
      self->streamed_ = 0;
      self->write(connection);
    });
  }

  void write(Connection connection) {
    deadline(settings().write_time);
    auto self = shared_from_this();
    asio::async_write(socket_, asio::buffer(output_),
                      [self, connection](const error_code& error, std::size_t) {
                        if (!error && self->stream_) return self->write_more(connection);
                        --self->shared_.running;
                        if (error) return self->close();
                        if (connection == Connection::Close) return self->leave();
                        self->wait_for_request();
                      });
  }

  // The next piece of a streamed answer. What cannot be read ends the connection: the length that was promised
  // tells the reader that the rest is missing.
  void write_more(Connection connection) {
    no_deadline();
    if (streamed_ >= stream_->size()) {
      stream_.reset();
      output_.clear();
      return write(connection);
    }
    on_worker([this, connection] {
      auto piece = stream_->read(streamed_, kPiece);
      const bool sound = piece && !piece->empty();
      if (!sound)
        shared_.log->error("streamed answer broken off",
                           {{"why", piece ? "ended early" : piece.error().operator_text}});
      auto bytes = std::make_shared<std::string>(sound ? std::move(*piece) : std::string());
      on_network([this, connection, bytes] {
        if (bytes->empty()) {
          --shared_.running;
          return close();
        }
        streamed_ += bytes->size();
        output_ = std::move(*bytes);
        write(connection);
      });
    });
  }

  // Answers what never reached a handler, then reads on for a moment: closing at once would reset the connection
  // and the sender would not see the answer.
  void refuse(const Refusal& refusal) {
    ++shared_.running;
    auto response = application_.refuse(head_, refusal.status, refusal.error);
    if (refusal.status == 405) response.set("Allow", "GET, HEAD, POST");
    if (refusal.status == 503) response.set("Retry-After", "5");
    output_ = http_text(response, Connection::Close, head_only_, shared_.clock());
    write(Connection::Close);
  }

  void leave() {
    if (shared_.stopping) return close();
    error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    buffer_.clear();
    drained_ = 0;
    // One deadline for all of it: a slow sender must not hold the connection by a byte a second.
    deadline(std::max(settings().drain_time, drain_time_));
    drain();
  }

  void drain() {
    socket_.async_read_some(
        buffer_.prepare(kDrainStep),
        beast::bind_front_handler(&HttpConnection::on_drained, shared_from_this()));
  }

  void on_drained(const error_code& error, std::size_t bytes) {
    drained_ += bytes;
    if (error || drained_ > std::max<std::uint64_t>(kMostDrained, drain_most_)) return close();
    drain();
  }

  asio::ip::tcp::socket socket_;
  asio::steady_timer timer_;
  asio::steady_timer retry_;  // for a place in the queue of the workers
  Application& application_;
  HttpShared& shared_;
  beast::flat_buffer buffer_;
  // One of the uploads at one time; given back with the answer.
  struct Place {
    explicit Place(std::atomic<std::size_t>& taken) : count(taken) { ++count; }
    ~Place() { --count; }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    std::atomic<std::size_t>& count;
  };
  using Clock = std::chrono::steady_clock;

  std::optional<Parser> parser_;
  std::optional<PieceParser> pieces_;
  std::unique_ptr<Place> place_;
  std::unique_ptr<Upload> upload_;
  UploadPlan plan_;
  bool expects_ = false;
  Clock::time_point upload_end_;
  std::uint64_t window_bytes_ = 0;
  std::string piece_;
  std::shared_ptr<BodySource> stream_;
  std::uint64_t streamed_ = 0;
  Request head_;
  Body head_only_ = Body::Sent;
  std::size_t limit_ = 0;
  std::string output_;
  std::uint64_t drained_ = 0;
  std::uint64_t drain_most_ = 0;  // more than usual behind a body with files
  std::chrono::milliseconds drain_time_{};
  std::uint64_t deadline_number_ = 0;
  bool late_ = false;
  bool waiting_ = false;
};

std::shared_ptr<HttpConnection> start_connection(asio::ip::tcp::socket socket,
                                                 Application& application, HttpShared& shared) {
  auto connection = std::make_shared<HttpConnection>(std::move(socket), application, shared);
  connection->start();
  return connection;
}

void finish_connection(HttpConnection& connection) { connection.finish(); }
void abort_connection(HttpConnection& connection) { connection.close(); }

}  // namespace anlanh::web
