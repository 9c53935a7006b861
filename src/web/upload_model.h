#pragma once
// Files that come with a form (multipart/form-data): what a route allows, where the bytes flow, what is known
// afterwards. A file that is refused costs nothing else of the form: its bytes are read past, the fault is told.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anlanh::web {

struct Visit;

// The head of one file as the browser wrote it. Nothing of it is to be trusted.
struct FilePart {
  std::string field;
  std::string name;  // sound UTF-8 without folders, at most 100 letters; "" where it was not
  std::string type;  // claimed: "image/jpeg"
};

// Where the files of one request go, one after the other. Used by one thread at a time. Its destructor takes back
// whatever nobody has kept. An error refuses the file it is about, in words for the reader.
class FileSink {
 public:
  virtual ~FileSink() = default;
  virtual base::Status begin(const FilePart& part) = 0;
  virtual base::Status write(std::string_view bytes) = 0;
  virtual base::Status end() = 0;
  // The file just begun was refused (too large, an error of ours): nothing of it stays. May follow an error.
  virtual void drop() = 0;
};

// What became of one file of the form.
struct UploadedFile {
  FilePart part;
  std::uint64_t bytes = 0;
  std::optional<base::Error> fault = {};  // present: the sink has nothing of it
};

struct FileRules {
  std::vector<std::string> fields;  // names of file inputs
  std::size_t most_files = 5;
  std::uint64_t file_bytes = 50ULL * 1024 * 1024;
  std::uint64_t total_bytes = 0;  // of the whole body; 0: what most_files and file_bytes need
  std::chrono::milliseconds time{30 * 60 * 1000};  // for the whole body
  std::size_t least_rate = 1024;                   // bytes a second, over half a minute
  // Called before the first byte of a file is kept, when reader, right and form token have been checked. An error
  // refuses every file of the form.
  std::function<base::Result<std::shared_ptr<FileSink>>(Visit&)> open;
};

// How large a whole body may be.
std::uint64_t most_body(const FileRules& rules, std::size_t fields_bytes);

}  // namespace anlanh::web
