#include "store/seal.h"

#include <sodium.h>

#include <algorithm>

#include "base/file.h"

namespace anlanh::store {

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

std::string binding(std::string_view purpose, base::Id subject) {
  return std::string(purpose) + ':' + std::to_string(subject.value);
}

base::Result<std::string> load_or_make_key(const std::filesystem::path& path, const base::Random& random) {
  auto found = base::read_file(path, 4096);
  if (found || found.error().code != base::Code::NotFound) return found;
  const std::string fresh = base::hex(base::random_bytes(random, 32)) + "\n";
  AL_TRY_DO(base::replace_file(path, fresh, base::FileMode::Secret));
  return fresh;
}

}  // namespace

Sealer::Sealer(const Key& master, base::Random random) : master_(master), random_(std::move(random)) {}
Sealer::~Sealer() { sodium_memzero(master_.data(), master_.size()); }

base::Result<std::shared_ptr<const Sealer>> Sealer::open(const std::filesystem::path& key_file,
                                                         const base::Random& random) {
  if (sodium_init() < 0) return base::make_error(base::Code::Internal, "libsodium does not start");
  AL_TRY(auto text, load_or_make_key(key_file, random));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  const auto bytes = base::parse_hex(text);
  if (!bytes || bytes->size() != 32)
    return base::make_error(base::Code::Corrupt, key_file.string() + " must hold 64 hexadecimal digits");
  Key master{};
  std::copy(bytes->begin(), bytes->end(), master.begin());
  return std::shared_ptr<const Sealer>(new Sealer(master, random));
}

Sealer::Key Sealer::key_for(std::string_view purpose) const {
  Key key{};
  crypto_generichash(key.data(), key.size(), base::as_bytes(purpose).data(), purpose.size(), master_.data(),
                     master_.size());
  return key;
}

base::Bytes Sealer::derive(std::string_view purpose) const {
  const auto key = key_for("derive:" + std::string(purpose));
  return {key.begin(), key.end()};
}

base::Bytes Sealer::seal(std::string_view purpose, base::Id subject, std::string_view plain) const {
  const auto key = key_for(purpose);
  const auto bound = binding(purpose, subject);
  base::Bytes out = base::random_bytes(random_, kNonce);
  out.resize(kNonce + plain.size() + kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + kNonce, nullptr, base::as_bytes(plain).data(), plain.size(),
                                             base::as_bytes(bound).data(), bound.size(), nullptr, out.data(),
                                             key.data());
  return out;
}

base::Result<std::string> Sealer::unseal(std::string_view purpose, base::Id subject, const base::Bytes& sealed) const {
  if (sealed.size() < kNonce + kTag) return base::make_error(base::Code::Corrupt, "sealed field is too short");
  const auto key = key_for(purpose);
  const auto bound = binding(purpose, subject);
  std::string plain(sealed.size() - kNonce - kTag, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<std::uint8_t*>(plain.data()), nullptr, nullptr, sealed.data() + kNonce, sealed.size() - kNonce,
      base::as_bytes(bound).data(), bound.size(), sealed.data(), key.data());
  if (failed) return base::make_error(base::Code::Corrupt, "sealed field does not open: " + std::string(purpose));
  return plain;
}

}  // namespace anlanh::store
