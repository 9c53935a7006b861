#pragma once
// Encryption of single fields at rest: XChaCha20-Poly1305 (libsodium) under keys derived from one master key that
// lies in a file beside the database, never in it. A thief of the database alone reads no name and no contact.
//
// `purpose` separates uses ("report.contact"); `subject` binds the bytes to their record, so that a field moved to
// another row does not open.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "store/field_cipher.h"

namespace anlanh::store {

// Read-only after open; thread-safe.
class Sealer {
 public:
  // Reads the key file; makes it (mode 0600) where there is none.
  static base::Result<std::shared_ptr<const Sealer>> open(const std::filesystem::path& key_file,
                                                          const base::Random& random);
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;

  base::Bytes seal(std::string_view purpose, base::Id subject, std::string_view plain) const;
  // Corrupt when the bytes were changed, belong elsewhere, or were sealed under another key.
  base::Result<std::string> unseal(std::string_view purpose, base::Id subject,
                                   const base::Bytes& sealed) const;

  // A key for one purpose other than sealing: a pepper, a cookie signature.
  base::Bytes derive(std::string_view purpose) const;

 private:
  Sealer(SecretKey master, base::Random random);

  SecretKey master_;
  base::Random random_;
};

}  // namespace anlanh::store
