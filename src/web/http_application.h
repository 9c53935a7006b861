#pragma once
// What the transport asks of the program behind it.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>

#include "web/request.h"
#include "web/response.h"

namespace anlanh::web {

// How a body that is not held in memory is to be read.
struct UploadPlan {
  std::uint64_t most_bytes = 0;
  std::chrono::milliseconds time{};  // for all of it
  std::size_t least_rate = 0;        // bytes a second, over half a minute
};

// One body that is dealt with as it comes. Used by one thread at a time. Dropped without finish or fail where the
// connection is lost: then nothing of it may stay.
class Upload {
 public:
  virtual ~Upload() = default;
  // An error ends the reading; fail() then says how it is answered.
  virtual base::Status take(std::string_view bytes) = 0;
  virtual Response finish() = 0;
  virtual Response fail(const base::Error& error) = 0;
};

// Called by several threads at once; never throws.
class Application {
 public:
  virtual ~Application() = default;
  // How many bytes of body this request may bring. Asked when its head has been read.
  virtual std::size_t body_limit(const Request& head) const = 0;
  // Asked when a head has been read, on the network thread. Absent: the body is read whole.
  virtual std::optional<UploadPlan> upload_plan(const Request&) const { return std::nullopt; }
  // On a worker thread, where upload_plan gave one. An answer at once where nothing is to be read.
  virtual std::variant<std::unique_ptr<Upload>, Response> begin_upload(Request) {
    AL_CHECK(false && "a plan for an upload without an upload");
    return Response{};
  }
  // On a worker thread.
  virtual Response answer(Request request) = 0;
  // On the network thread: what the transport itself refuses (400, 405, 408, 413, 431, 503). `head` may be almost
  // empty. Must not wait for anything.
  virtual Response refuse(const Request& head, int status, const base::Error& error) = 0;
};

}  // namespace anlanh::web
