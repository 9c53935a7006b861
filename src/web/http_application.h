#pragma once
// What the transport asks of the program behind it.

#include <cstddef>

#include "web/request.h"
#include "web/response.h"

namespace anlanh::web {

// Called by several threads at once; never throws.
class Application {
 public:
  virtual ~Application() = default;
  // How many bytes of body this request may bring. Asked when its head has been read.
  virtual std::size_t body_limit(const Request& head) const = 0;
  // On a worker thread.
  virtual Response answer(Request request) = 0;
  // On the network thread: what the transport itself refuses (400, 405, 408, 413, 431, 503). `head` may be almost
  // empty. Must not wait for anything.
  virtual Response refuse(const Request& head, int status, const base::Error& error) = 0;
};

}  // namespace anlanh::web
