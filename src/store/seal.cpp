#include "store/seal.h"

#include <sodium.h>

#include "base/file.h"

namespace anlanh::store {

namespace {

base::Result<std::string> load_or_make_key(const std::filesystem::path& path,
                                           const base::Random& random) {
  auto found = base::read_file(path, 4096);
  if (found || found.error().code != base::Code::NotFound) return found;
  const std::string fresh = base::hex(base::random_bytes(random, SecretKey::kSize)) + "\n";
  AL_TRY_DO(base::replace_file(path, fresh, base::FileMode::Secret));
  return fresh;
}

}  // namespace

Sealer::Sealer(SecretKey master, base::Random random)
    : master_(std::move(master)), random_(std::move(random)) {}

base::Result<std::shared_ptr<const Sealer>> Sealer::open(const std::filesystem::path& key_file,
                                                         const base::Random& random) {
  if (sodium_init() < 0) return base::make_error(base::Code::Internal, "libsodium does not start");
  AL_TRY(auto text, load_or_make_key(key_file, random));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  auto bytes = base::parse_hex(text);
  auto master = bytes ? SecretKey::from(*bytes) : std::nullopt;
  if (!master)
    return base::make_error(base::Code::Corrupt,
                            key_file.string() + " must hold 64 hexadecimal digits");
  sodium_memzero(bytes->data(), bytes->size());
  sodium_memzero(text.data(), text.size());
  return std::shared_ptr<const Sealer>(new Sealer(std::move(*master), random));
}

base::Bytes Sealer::derive(std::string_view purpose) const {
  const auto key = derive_key(master_.view(), "derive:" + std::string(purpose));
  return {key.view().begin(), key.view().end()};
}

base::Bytes Sealer::seal(std::string_view purpose, base::Id subject, std::string_view plain) const {
  return seal_field(master_.view(), random_, purpose, subject, plain);
}

base::Result<std::string> Sealer::unseal(std::string_view purpose, base::Id subject,
                                         const base::Bytes& sealed) const {
  return unseal_field(master_.view(), purpose, subject, sealed);
}

}  // namespace anlanh::store
