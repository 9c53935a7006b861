#include "store/key_rotation.h"

namespace anlanh::store {

namespace {

constexpr std::int64_t kBatch = 200;

// The generation to move to: a new one, or the one an interrupted run has made.
base::Status begin(const Vault& vault, const base::Random& random, KeyRotation& rotation) {
  AL_TRY(auto ring, load_key_ring(vault.key_file()));
  rotation.resumed = ring.keys.size() > 1;
  rotation.generation = ring.newest();
  if (rotation.resumed) return base::ok();
  ++rotation.generation;
  ring.keys.emplace(rotation.generation, SecretKey::draw(random));
  return save_key_ring(vault.key_file(), ring);
}

base::Result<std::int64_t> rewrap_batch(Store& store, const Vault& vault, std::int64_t generation) {
  return store.write([&](Sql& sql) -> base::Result<std::int64_t> {
    AL_TRY(const auto rows,
           sql.query("select owner from record_key where generation < $1 and erased_at is null"
                     " order by generation, owner limit $2",
                     generation, kBatch));
    for (const auto& row : rows) AL_TRY_DO(vault.rewrap_key(sql, row.id(0)));
    return static_cast<std::int64_t>(rows.size());
  });
}

// After a write that found nothing older, nothing older can come: see Vault::newest_generation.
base::Status finish(const Vault& vault, std::int64_t generation) {
  AL_TRY(auto ring, load_key_ring(vault.key_file()));
  ring.keys.erase(ring.keys.begin(), ring.keys.find(generation));
  return save_key_ring(vault.key_file(), ring);
}

}  // namespace

base::Result<KeyRotation> rotate_keys(Store& store, const Vault& vault, const base::Random& random,
                                      const std::function<bool(std::int64_t)>& after_batch) {
  AL_TRY(const auto lock, KeyRingLock::take(vault.key_file(), KeyRingLock::Wait::No));
  KeyRotation rotation;
  AL_TRY_DO(begin(vault, random, rotation));
  for (;;) {
    AL_TRY(const auto count, rewrap_batch(store, vault, rotation.generation));
    rotation.rewrapped += count;
    if (!after_batch(rotation.rewrapped))
      return base::make_error(base::Code::Unavailable,
                              "the rotation was stopped; run it again to finish it");
    if (count == 0) break;
  }
  AL_TRY_DO(finish(vault, rotation.generation));
  return rotation;
}

}  // namespace anlanh::store
