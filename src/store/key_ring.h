#pragma once
// The file of wrapping keys: "generation hexadecimal-key" a line, oldest first. Usually one line; two while a rotation
// is under way. Only Vault and the rotation use it.

#include <cstdint>
#include <filesystem>
#include <map>

#include "base/random.h"
#include "base/result.h"
#include "store/field_cipher.h"

namespace anlanh::store {

// Never empty once loaded; keys are wiped when they go.
struct KeyRing {
  std::map<std::int64_t, SecretKey> keys;

  std::int64_t newest() const { return keys.rbegin()->first; }
  const SecretKey* find(std::int64_t generation) const;
};

// NotFound where there is no file, Corrupt where it is not what we wrote.
base::Result<KeyRing> load_key_ring(const std::filesystem::path& file);
// Mode 0600, on the disk when it returns, old or new and never half.
base::Status save_key_ring(const std::filesystem::path& file, const KeyRing& ring);
// Makes generation 1 where there is no file.
base::Result<KeyRing> load_or_make_key_ring(const std::filesystem::path& file,
                                            const base::Random& random);

// Held by whoever changes the file; Conflict where another process holds it. Goes with the process.
class KeyRingLock {
 public:
  enum class Wait { No, Yes };
  static base::Result<KeyRingLock> take(const std::filesystem::path& file, Wait wait);
  ~KeyRingLock();
  KeyRingLock(KeyRingLock&& other) noexcept;
  KeyRingLock& operator=(KeyRingLock&&) = delete;
  KeyRingLock(const KeyRingLock&) = delete;

 private:
  explicit KeyRingLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace anlanh::store
