#include "store/key_ring.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/file.h"

namespace anlanh::store {

namespace {

constexpr std::size_t kMostBytes = 4096;

base::Error broken(const std::filesystem::path& file) {
  return base::make_error(base::Code::Corrupt,
                          file.string() + " must hold lines of a number and 64 hexadecimal digits");
}

std::optional<std::pair<std::int64_t, SecretKey>> parse_line(std::string_view line) {
  std::int64_t generation = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), generation);
  if (error != std::errc() || generation < 1) return std::nullopt;
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (!line.starts_with(' ')) return std::nullopt;
  auto bytes = base::parse_hex(line.substr(1));
  auto key = bytes ? SecretKey::from(*bytes) : std::nullopt;
  if (!key) return std::nullopt;
  sodium_memzero(bytes->data(), bytes->size());
  return std::pair(generation, std::move(*key));
}

base::Result<KeyRing> parse_ring(std::string_view text, const std::filesystem::path& file) {
  KeyRing ring;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = parse_line(text.substr(0, end));
    if (!line || !ring.keys.emplace(line->first, std::move(line->second)).second)
      return broken(file);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  if (ring.keys.empty()) return broken(file);
  return ring;
}

}  // namespace

const SecretKey* KeyRing::find(std::int64_t generation) const {
  const auto found = keys.find(generation);
  return found == keys.end() ? nullptr : &found->second;
}

base::Result<KeyRing> load_key_ring(const std::filesystem::path& file) {
  AL_TRY(auto text, base::read_file(file, kMostBytes));
  auto ring = parse_ring(text, file);
  sodium_memzero(text.data(), text.size());
  return ring;
}

base::Status save_key_ring(const std::filesystem::path& file, const KeyRing& ring) {
  std::string text;
  for (const auto& [generation, key] : ring.keys)
    text += std::to_string(generation) + " " + base::hex(key.view()) + "\n";
  auto saved = base::replace_file(file, text, base::FileMode::Secret);
  sodium_memzero(text.data(), text.size());
  return saved;
}

base::Result<KeyRing> load_or_make_key_ring(const std::filesystem::path& file,
                                            const base::Random& random) {
  auto found = load_key_ring(file);
  if (found || found.error().code != base::Code::NotFound) return found;
  // Two programs that start at once must not each make a key of their own.
  AL_TRY(const auto lock, KeyRingLock::take(file, KeyRingLock::Wait::Yes));
  found = load_key_ring(file);
  if (found || found.error().code != base::Code::NotFound) return found;
  KeyRing fresh;
  fresh.keys.emplace(1, SecretKey::draw(random));
  AL_TRY_DO(save_key_ring(file, fresh));
  return fresh;
}

base::Result<KeyRingLock> KeyRingLock::take(const std::filesystem::path& file, Wait wait) {
  const std::string name = file.string() + ".lock";
  const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return base::make_error(base::Code::Unavailable,
                            "cannot open " + name + ": " + std::strerror(errno));
  KeyRingLock lock(descriptor);
  int got = 0;
  do {
    got = ::flock(descriptor, LOCK_EX | (wait == Wait::No ? LOCK_NB : 0));
  } while (got != 0 && errno == EINTR);
  if (got == 0) return lock;
  if (errno == EWOULDBLOCK)
    return base::make_error(base::Code::Conflict, "another rotation of the keys is under way");
  return base::make_error(base::Code::Unavailable,
                          "cannot lock " + name + ": " + std::strerror(errno));
}

KeyRingLock::~KeyRingLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

KeyRingLock::KeyRingLock(KeyRingLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

}  // namespace anlanh::store
