#pragma once
// Files of megabytes beside the database: written as they come, encrypted, read from any place.
//
//   AL_TRY(auto writer, blobs.create(id));
//   AL_TRY_DO(writer->write(bytes));                      // as often as there are bytes
//   AL_TRY(const auto secret, writer->finish());          // on the disk, under its final name
//   … in a write: save_blob(sql, {id, owner, now, key.seal("blob.secret", id, blob_secret_text(secret))});
//   writer->keep();                                       // after the commit; without it the file goes again
//
// Each file has a random key of its own, which lies in its row, sealed under the key of the record it belongs to. A
// thief of the files reads nothing, not even how long they are: their lengths are rounded up (Padmé, at most 12% more).
// Format: pieces of 64 KiB, each XChaCha20-Poly1305 with its number and "is the last" as nonce (the STREAM construction
// of Hoang, Reyhanitabar, Rogaway and Vizár, as in age): a piece that was changed, moved or cut off is found out.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "store/sql.h"
#include "store/store.h"

namespace anlanh::store {

// What opens a blob. Its bytes are wiped when it goes.
struct BlobSecret {
  std::array<std::uint8_t, 32> key{};
  std::uint64_t size = 0;  // of the plain bytes

  BlobSecret() = default;
  BlobSecret(const BlobSecret&) = default;
  BlobSecret& operator=(const BlobSecret&) = default;
  ~BlobSecret();
};
// For sealing. Corrupt: not what blob_secret_text wrote.
std::string blob_secret_text(const BlobSecret& secret);
base::Result<BlobSecret> parse_blob_secret(std::string_view text);

// One file being written; one thread at a time. Whatever was not kept is removed by the destructor.
class BlobWriter {
 public:
  virtual ~BlobWriter() = default;
  // Unavailable: the disk is full or broken; the file is of no more use.
  virtual base::Status write(std::string_view bytes) = 0;
  // Flushes and gives the file its final name. REQUIRES: called once.
  virtual base::Result<BlobSecret> finish() = 0;
  // The row is committed: the file stays.
  virtual void keep() = 0;
};

// One thread at a time.
class BlobReader {
 public:
  virtual ~BlobReader() = default;
  virtual std::uint64_t size() const = 0;
  // Up to `most` bytes from `offset`, fewer at the end only. Corrupt: the file is damaged, cut or not ours.
  virtual base::Result<std::string> read(std::uint64_t offset, std::size_t most) = 0;
};

struct BlobSettings {
  std::uint64_t keep_free = 512ULL * 1024 * 1024;  // bytes of disk that files leave to the database
};

struct Swept {
  std::size_t removed = 0;  // files that no row names: left by a program that was stopped
  std::size_t missing = 0;  // rows whose file is gone: an operator's affair
};

// Thread-safe.
class BlobStore {
 public:
  // Makes the folder where there is none.
  static base::Result<std::shared_ptr<const BlobStore>> open(const std::filesystem::path& folder,
                                                             base::Random random,
                                                             BlobSettings settings = {});
  // Unavailable, with words for the reader, where too little of the disk is free.
  base::Result<std::unique_ptr<BlobWriter>> create(base::Id id) const;
  // NotFound: no such file. Corrupt: not as long as it must be.
  base::Result<std::unique_ptr<BlobReader>> read(base::Id id, const BlobSecret& secret) const;
  // After the commit that forgot it. A file that is not there is fine.
  void remove(base::Id id) const;
  // At the start, before anybody writes: removes what is half-written or belongs to nothing.
  base::Result<Swept> sweep(Store& store) const;

 private:
  BlobStore(std::filesystem::path folder, base::Random random, BlobSettings settings)
      : folder_(std::move(folder)), random_(std::move(random)), settings_(settings) {}
  std::filesystem::path path_of(base::Id id) const;

  std::filesystem::path folder_;
  base::Random random_;
  BlobSettings settings_;
};

// ---- Rows -----------------------------------------------------------------------------------------------------

struct Blob {
  base::Id id;
  base::Id owner;  // the record whose key seals it
  base::Instant made_at;
  base::Bytes sealed;  // blob_secret_text under "blob.secret"
};
base::Status save_blob(Sql& sql, const Blob& blob);
base::Result<std::optional<Blob>> find_blob(Sql& sql, base::Id id);
// Overwrites the sealed key, then removes the row: from this commit on the file cannot be read. Its owner's key is the
// stronger lock: whoever erases that needs no file.
base::Status forget_blob(Sql& sql, base::Id id);

}  // namespace anlanh::store
