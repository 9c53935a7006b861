#pragma once
// multipart/form-data (RFC 7578, RFC 2046 section 5.1) read as it comes, in pieces of any size.
//
// Stricter than the RFC where no browser differs: nothing before the first boundary, no spaces after one, CR LF only,
// no transfer encodings. What follows the closing boundary is ignored.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace anlanh::web {

struct PartHead {
  std::string name;                           // of the field: letters, digits, "_", "-"
  std::optional<std::string> file_name = {};  // as sent, quotes undone; absent: a field
  std::string type = {};                      // lower case, without parameters
};

// Gets the parts in order: begin, data any number of times, end. An error ends the reading.
class PartTaker {
 public:
  virtual ~PartTaker() = default;
  virtual base::Status begin(const PartHead& head) = 0;
  virtual base::Status data(std::string_view bytes) = 0;
  virtual base::Status end() = 0;
};

struct MultipartBudget {
  std::size_t parts = 64;
  std::size_t head_bytes = 4096;  // of one part
};

// "multipart/form-data; boundary=----x" to "----x". Absent: no boundary, or one that RFC 2046 does not allow.
std::optional<std::string> parse_boundary(std::string_view content_type);

// The head of a part without its closing empty line. Invalid: anything that no form sends.
base::Result<PartHead> parse_part_head(std::string_view head);

// Holds at most one piece, one head and one boundary in memory. After an error it is of no more use.
class MultipartReader {
 public:
  // REQUIRES: boundary from parse_boundary. `taker` outlives the reader.
  MultipartReader(std::string boundary, PartTaker& taker, const MultipartBudget& budget = {});

  base::Status take(std::string_view bytes);
  // Invalid: the closing boundary has not come.
  base::Status finish() const;

 private:
  enum class State { Start, AfterBoundary, Head, Data, Epilogue };
  enum class Step { Progress, NeedsMore };
  base::Result<Step> step();
  base::Result<Step> read_start();
  base::Result<Step> read_after_boundary();
  base::Result<Step> read_head();
  base::Result<Step> read_data();
  std::string_view rest() const { return std::string_view(buffer_).substr(at_); }

  std::string delimiter_;  // CR LF, two dashes, boundary
  PartTaker& taker_;
  MultipartBudget budget_;
  State state_ = State::Start;
  std::string buffer_;
  std::size_t at_ = 0;  // what lies before it has been dealt with
  std::size_t parts_ = 0;
};

}  // namespace anlanh::web
