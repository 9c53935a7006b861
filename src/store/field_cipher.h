#pragma once
// The cipher of one field: XChaCha20-Poly1305 with a random nonce in front of the bytes (libsodium), under a key
// derived from a root key and the purpose (BLAKE2b, keyed). Used by Sealer and RecordKey; nobody else needs it.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/random.h"
#include "base/result.h"

namespace anlanh::store {

// 32 bytes that are wiped when they go. Moving wipes the one moved from.
class SecretKey {
 public:
  static constexpr std::size_t kSize = 32;
  using Array = std::array<std::uint8_t, kSize>;

  explicit SecretKey(const Array& bytes) : bytes_(bytes) {}
  // Absent unless there are exactly kSize bytes.
  static std::optional<SecretKey> from(base::ByteView bytes);
  static SecretKey draw(const base::Random& random);
  ~SecretKey();
  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;

  base::ByteView view() const { return bytes_; }

 private:
  Array bytes_{};
};

// A key of its own for each purpose.
SecretKey derive_key(base::ByteView root, std::string_view purpose);

base::Bytes seal_field(base::ByteView root, const base::Random& random, std::string_view purpose,
                       base::Id subject, std::string_view plain);
// Corrupt when the bytes were changed, belong elsewhere, or were sealed under another key.
base::Result<std::string> unseal_field(base::ByteView root, std::string_view purpose,
                                       base::Id subject, base::ByteView sealed);

}  // namespace anlanh::store
