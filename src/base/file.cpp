#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace anlanh::base {

namespace {

Error system_error(std::string_view what, const std::filesystem::path& path) {
  const int number = errno;
  const auto code = number == ENOENT ? Code::NotFound : Code::Unavailable;
  return make_error(code, std::string(what) + " " + path.string() + ": " + std::strerror(number));
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void flush_folder(const std::filesystem::path& folder) {
  const Descriptor handle(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (handle.get() >= 0) ::fsync(handle.get());
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
  const Descriptor handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (handle.get() < 0) return system_error("cannot open", path);
  std::string out;
  char buffer[1 << 16];
  for (;;) {
    const auto got = ::read(handle.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error("cannot read", path);
    if (got == 0) return out;
    out.append(buffer, static_cast<std::size_t>(got));
    if (out.size() > most_bytes)
      return make_error(Code::TooLarge,
                        path.string() + " is over " + std::to_string(most_bytes) + " bytes");
  }
}

Status replace_file(const std::filesystem::path& path, std::string_view bytes, FileMode mode) {
  const auto beside = std::filesystem::path(path.string() + ".new." + std::to_string(::getpid()));
  {
    const mode_t bits = mode == FileMode::Secret ? 0600 : 0644;
    const Descriptor handle(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, bits));
    if (handle.get() < 0) return system_error("cannot create", beside);
    if (!write_all(handle.get(), bytes) || ::fsync(handle.get()) != 0) {
      auto error = system_error("cannot write", beside);
      ::unlink(beside.c_str());
      return error;
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    auto error = system_error("cannot rename to", path);
    ::unlink(beside.c_str());
    return error;
  }
  flush_folder(path.parent_path());
  return ok();
}

}  // namespace anlanh::base
