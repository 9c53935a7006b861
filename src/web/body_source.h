#pragma once
// Bytes of an answer that are too many to be held at once: the transport asks for them piece by piece.

#include <cstdint>
#include <string>

#include "base/result.h"

namespace anlanh::web {

class BodySource {
 public:
  virtual ~BodySource() = default;
  // Known before the first piece is asked for: it becomes the Content-Length.
  virtual std::uint64_t size() const = 0;
  // Up to `most` bytes from `offset`; fewer at the end only. Called on worker threads, one call at a time. An error
  // ends the connection: the reader sees that the file came in part.
  virtual base::Result<std::string> read(std::uint64_t offset, std::size_t most) = 0;
};

}  // namespace anlanh::web
