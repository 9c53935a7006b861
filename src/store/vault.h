#pragma once
// A key of its own for every record (a report, a case). What a record holds is sealed under its key; the key lies in the
// table record_key, wrapped by the installation's wrapping key, which is a file beside the database and never in it.
//
//   AL_TRY(const auto key, desk.vault->make_key(sql, report.id, now));     // once, with the record
//   report.story = key.seal("report.story", report.id, text);
//   AL_TRY(const auto key, desk.vault->load_key(sql, report.id));
//   AL_TRY(auto text, key.unseal("report.story", report.id, report.story));
//
// Erasing what a record holds, in every copy of the database at once, is erasing its key. Wrapping keys have generations
// (store/key_rotation.h); a running program rereads the file when it meets one it does not know.

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "store/field_cipher.h"
#include "store/key_ring.h"
#include "store/sql.h"

namespace anlanh::store {

// The key of one record, in clear, for as long as one act needs it; its bytes are wiped when it goes. One thread.
class RecordKey {
 public:
  // `purpose` separates uses ("report.story"); `subject` binds the bytes to their row, as with Sealer.
  base::Bytes seal(std::string_view purpose, base::Id subject, std::string_view plain) const;
  // Corrupt when the bytes were changed, belong elsewhere, or were sealed under another key.
  base::Result<std::string> unseal(std::string_view purpose, base::Id subject,
                                   base::ByteView sealed) const;
  // A key for one use other than a field: a file that is sealed in pieces.
  SecretKey derive(std::string_view purpose) const;

 private:
  friend class Vault;
  RecordKey(SecretKey key, base::Random random)
      : key_(std::move(key)), random_(std::move(random)) {}

  SecretKey key_;
  base::Random random_;
};

// Thread-safe. Every function that takes a Sql runs inside the caller's transaction.
class Vault {
 public:
  // Reads the file of wrapping keys; makes it (mode 0600) where there is none. See check_wrapping_keys.
  static base::Result<std::shared_ptr<const Vault>> open(const std::filesystem::path& key_file,
                                                         const base::Random& random);
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  // A new key for a new record. Conflict where the owner has one, also an erased one. REQUIRES: a write.
  base::Result<RecordKey> make_key(Sql& sql, base::Id owner, base::Instant now) const;
  // NotFound where the owner never had a key; Gone where it was erased.
  base::Result<RecordKey> load_key(Sql& sql, base::Id owner) const;
  // Absent where the owner never had a key: a record older than the vault.
  base::Result<std::optional<RecordKey>> find_key(Sql& sql, base::Id owner) const;
  // What the record holds can never be read again. Doing it twice is doing it once; an owner without a key gets a row
  // that says erased, so that none can be made later. REQUIRES: a write.
  base::Status erase_key(Sql& sql, base::Id owner, base::Instant now) const;

  const std::filesystem::path& key_file() const { return key_file_; }

  // For the rotation: opens with the old generation, wraps with the newest. True where there was something to do.
  base::Result<bool> rewrap_key(Sql& sql, base::Id owner) const;
  base::Result<std::int64_t> newest_generation() const;

 private:
  Vault(std::filesystem::path key_file, KeyRing ring, base::Random random);
  base::Status reread() const;
  base::Bytes wrap(const SecretKey& wrapping, base::Id owner, std::int64_t generation,
                   const SecretKey& key) const;
  base::Result<SecretKey> unwrap(base::Id owner, std::int64_t generation,
                                 const base::Bytes& wrapped) const;
  base::Result<SecretKey> wrapping_key(std::int64_t generation) const;

  std::filesystem::path key_file_;
  base::Random random_;
  mutable std::mutex mutex_;
  mutable KeyRing
      ring_;  // also generations that the file has dropped: an older snapshot may still be read
};

// Whether a key of this owner was erased.
base::Result<bool> key_erased(Sql& sql, base::Id owner);

// Before the vault is opened: Unavailable, with what to do, where the database holds record keys and the file of wrapping
// keys is missing, older than they are, or another installation's. A new file beside old keys would leave every
// record shut, and nobody would notice until a name is asked for.
base::Status check_wrapping_keys(Sql& sql, const std::filesystem::path& key_file);

}  // namespace anlanh::store
