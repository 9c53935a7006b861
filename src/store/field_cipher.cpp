#include "store/field_cipher.h"

#include <sodium.h>

#include <algorithm>

namespace anlanh::store {

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SecretKey::kSize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

std::string binding(std::string_view purpose, base::Id subject) {
  return std::string(purpose) + ':' + std::to_string(subject.value);
}

}  // namespace

std::optional<SecretKey> SecretKey::from(base::ByteView bytes) {
  if (bytes.size() != kSize) return std::nullopt;
  SecretKey key{Array{}};
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

SecretKey SecretKey::draw(const base::Random& random) {
  SecretKey key{Array{}};
  random(key.bytes_);
  return key;
}

SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

SecretKey::SecretKey(SecretKey&& other) noexcept : bytes_(other.bytes_) {
  sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this == &other) return *this;
  bytes_ = other.bytes_;
  sodium_memzero(other.bytes_.data(), other.bytes_.size());
  return *this;
}

SecretKey derive_key(base::ByteView root, std::string_view purpose) {
  SecretKey::Array bytes{};
  crypto_generichash(bytes.data(), bytes.size(), base::as_bytes(purpose).data(), purpose.size(),
                     root.data(), root.size());
  SecretKey key(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

base::Bytes seal_field(base::ByteView root, const base::Random& random, std::string_view purpose,
                       base::Id subject, std::string_view plain) {
  const auto key = derive_key(root, purpose);
  const auto bound = binding(purpose, subject);
  base::Bytes out = base::random_bytes(random, kNonce);
  out.resize(kNonce + plain.size() + kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      out.data() + kNonce, nullptr, base::as_bytes(plain).data(), plain.size(),
      base::as_bytes(bound).data(), bound.size(), nullptr, out.data(), key.view().data());
  return out;
}

base::Result<std::string> unseal_field(base::ByteView root, std::string_view purpose,
                                       base::Id subject, base::ByteView sealed) {
  if (sealed.size() < kNonce + kTag)
    return base::make_error(base::Code::Corrupt, "sealed field is too short");
  const auto key = derive_key(root, purpose);
  const auto bound = binding(purpose, subject);
  std::string plain(sealed.size() - kNonce - kTag, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<std::uint8_t*>(plain.data()), nullptr, nullptr, sealed.data() + kNonce,
      sealed.size() - kNonce, base::as_bytes(bound).data(), bound.size(), sealed.data(),
      key.view().data());
  if (failed)
    return base::make_error(base::Code::Corrupt,
                            "sealed field does not open: " + std::string(purpose));
  return plain;
}

}  // namespace anlanh::store
