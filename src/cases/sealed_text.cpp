#include "cases/sealed_text.h"

#include <sodium.h>

namespace anlanh::cases {

SealedText seal_text(const store::Sealer& sealer, std::string_view purpose, base::Id subject,
                     std::string_view text) {
  if (text.empty()) return std::nullopt;
  return sealer.seal(purpose, subject, text);
}

base::Result<std::string> open_text(const store::Sealer& sealer, std::string_view purpose,
                                    base::Id subject, const SealedText& sealed) {
  if (!sealed) return std::string();
  return sealer.unseal(purpose, subject, *sealed);
}

base::Bytes blind_hash(const store::Sealer& sealer, std::string_view purpose,
                       std::string_view text) {
  const base::Bytes key = sealer.derive("blind:" + std::string(purpose));
  base::Bytes hash(32);
  crypto_generichash(hash.data(), hash.size(), base::as_bytes(text).data(), text.size(), key.data(),
                     key.size());
  return hash;
}

}  // namespace anlanh::cases
