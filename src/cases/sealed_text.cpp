#include "cases/sealed_text.h"

#include <sodium.h>

namespace anlanh::cases {

base::Result<ReadingKey> load_reading_key(store::Sql& sql, const Desk& desk, base::Id record) {
  auto key = desk.vault->load_key(sql, record);
  if (key) return ReadingKey(std::move(*key));
  if (key.error().code == base::Code::Gone) return ReadingKey();
  return std::move(key).error();
}

SealedText seal_text(const store::RecordKey& key, std::string_view purpose, base::Id subject,
                     std::string_view text) {
  if (text.empty()) return std::nullopt;
  return key.seal(purpose, subject, text);
}

base::Result<std::string> open_text(const ReadingKey& key, std::string_view purpose,
                                    base::Id subject, const SealedText& sealed) {
  if (!sealed || !key) return std::string();
  return key->unseal(purpose, subject, *sealed);
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
