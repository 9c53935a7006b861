#include "store/vault.h"

#include <sodium.h>

namespace anlanh::store {

namespace {

using base::Code;
using base::make_error;

std::string wrap_purpose(std::int64_t generation) {
  return "record_key:" + std::to_string(generation);
}

base::Error gone(base::Id owner) {
  return make_error(Code::Gone, "the key of record " + base::id_text(owner) + " was erased");
}

base::Result<SecretKey> unwrap_with(const SecretKey& wrapping, base::Id owner,
                                    std::int64_t generation, const base::Bytes& wrapped) {
  AL_TRY(auto bytes, unseal_field(wrapping.view(), wrap_purpose(generation), owner, wrapped));
  auto key = SecretKey::from(base::as_bytes(bytes));
  sodium_memzero(bytes.data(), bytes.size());
  if (!key)
    return make_error(Code::Corrupt,
                      "the key of record " + base::id_text(owner) + " has a wrong length");
  return std::move(*key);
}

// The live key with the lowest or the highest generation.
base::Status check_opens(Sql& sql, const KeyRing& ring, const std::filesystem::path& file,
                         std::string_view order) {
  AL_TRY(const auto row,
         sql.find("select owner, wrapped, generation from record_key where erased_at is null"
                  " order by generation " +
                  std::string(order) + " limit 1"));
  if (!row) return base::ok();
  const auto generation = row->integer(2);
  const auto* wrapping = ring.find(generation);
  if (!wrapping)
    return make_error(Code::Unavailable,
                      file.string() + " lacks generation " + std::to_string(generation) +
                          " although records need it: put the newest copy back from the backup");
  if (unwrap_with(*wrapping, row->id(0), generation, row->bytes(1))) return base::ok();
  return make_error(Code::Unavailable,
                    file.string() +
                        " does not open the records of this database: it belongs to"
                        " another one; put the right one back from the backup");
}

}  // namespace

base::Bytes RecordKey::seal(std::string_view purpose, base::Id subject,
                            std::string_view plain) const {
  return seal_field(key_.view(), random_, purpose, subject, plain);
}

base::Result<std::string> RecordKey::unseal(std::string_view purpose, base::Id subject,
                                            base::ByteView sealed) const {
  return unseal_field(key_.view(), purpose, subject, sealed);
}

SecretKey RecordKey::derive(std::string_view purpose) const {
  return derive_key(key_.view(), "derive:" + std::string(purpose));
}

Vault::Vault(std::filesystem::path key_file, KeyRing ring, base::Random random)
    : key_file_(std::move(key_file)), random_(std::move(random)), ring_(std::move(ring)) {}

base::Result<std::shared_ptr<const Vault>> Vault::open(const std::filesystem::path& key_file,
                                                       const base::Random& random) {
  if (sodium_init() < 0) return make_error(Code::Internal, "libsodium does not start");
  AL_TRY(auto ring, load_or_make_key_ring(key_file, random));
  return std::shared_ptr<const Vault>(new Vault(key_file, std::move(ring), random));
}

base::Status Vault::reread() const {
  AL_TRY(auto ring, load_key_ring(key_file_));
  const std::lock_guard lock(mutex_);
  for (auto& [generation, key] : ring.keys) ring_.keys.insert_or_assign(generation, std::move(key));
  return base::ok();
}

base::Result<SecretKey> Vault::wrapping_key(std::int64_t generation) const {
  for (int round = 0; round < 2; ++round) {
    if (round == 1) AL_TRY_DO(reread());
    const std::lock_guard lock(mutex_);
    if (const auto* key = ring_.find(generation)) return std::move(*SecretKey::from(key->view()));
  }
  return make_error(Code::Unavailable,
                    key_file_.string() + " lacks generation " + std::to_string(generation));
}

base::Bytes Vault::wrap(const SecretKey& wrapping, base::Id owner, std::int64_t generation,
                        const SecretKey& key) const {
  return seal_field(wrapping.view(), random_, wrap_purpose(generation), owner,
                    base::as_text(key.view()));
}

base::Result<SecretKey> Vault::unwrap(base::Id owner, std::int64_t generation,
                                      const base::Bytes& wrapped) const {
  AL_TRY(const auto wrapping, wrapping_key(generation));
  return unwrap_with(wrapping, owner, generation, wrapped);
}

// Read inside the write, so never older than a rotation whose last pass may have gone over the table already: writes
// of two programs stand one after the other, and a rotation puts its file down before its first write.
base::Result<std::int64_t> Vault::newest_generation() const {
  AL_TRY(const auto ring, load_key_ring(key_file_));
  return ring.newest();
}

base::Result<RecordKey> Vault::make_key(Sql& sql, base::Id owner, base::Instant now) const {
  AL_TRY(const auto generation, newest_generation());
  AL_TRY(const auto wrapping, wrapping_key(generation));
  auto key = SecretKey::draw(random_);
  AL_TRY_DO(sql.exec(
      "insert into record_key (owner, wrapped, generation, made_at) values ($1, $2, $3, $4)", owner,
      wrap(wrapping, owner, generation, key), generation, now));
  return RecordKey(std::move(key), random_);
}

base::Result<std::optional<RecordKey>> Vault::find_key(Sql& sql, base::Id owner) const {
  AL_TRY(const auto row,
         sql.find("select wrapped, generation, erased_at from record_key where owner = $1", owner));
  if (!row) return std::optional<RecordKey>();
  if (!row->is_null(2)) return gone(owner);
  AL_TRY(auto key, unwrap(owner, row->integer(1), row->bytes(0)));
  return std::optional<RecordKey>(RecordKey(std::move(key), random_));
}

base::Result<RecordKey> Vault::load_key(Sql& sql, base::Id owner) const {
  AL_TRY(auto key, find_key(sql, owner));
  if (!key) return make_error(Code::NotFound, "record " + base::id_text(owner) + " has no key");
  return std::move(*key);
}

base::Status Vault::erase_key(Sql& sql, base::Id owner, base::Instant now) const {
  AL_TRY_DO(sql.exec(
      "insert into record_key (owner, wrapped, generation, made_at, erased_at)"
      " values ($1, $2, 0, $3, $3) on conflict (owner) do update set wrapped = excluded.wrapped,"
      " generation = 0, erased_at = coalesce(record_key.erased_at, excluded.erased_at)",
      owner, base::Bytes{}, now));
  return base::ok();
}

base::Result<bool> Vault::rewrap_key(Sql& sql, base::Id owner) const {
  AL_TRY(const auto newest, newest_generation());
  AL_TRY(const auto row,
         sql.find("select wrapped, generation, erased_at from record_key where owner = $1", owner));
  if (!row || !row->is_null(2) || row->integer(1) == newest) return false;
  AL_TRY(const auto key, unwrap(owner, row->integer(1), row->bytes(0)));
  AL_TRY(const auto wrapping, wrapping_key(newest));
  AL_TRY_DO(sql.exec("update record_key set wrapped = $2, generation = $3 where owner = $1", owner,
                     wrap(wrapping, owner, newest, key), newest));
  return true;
}

base::Result<bool> key_erased(Sql& sql, base::Id owner) {
  AL_TRY(const auto row, sql.find("select erased_at from record_key where owner = $1", owner));
  return row && !row->is_null(0);
}

base::Status check_wrapping_keys(Sql& sql, const std::filesystem::path& key_file) {
  auto ring = load_key_ring(key_file);
  if (!ring && ring.error().code != Code::NotFound) return std::move(ring).error();
  if (!ring) {
    AL_TRY(const auto used, sql.find("select 1 from record_key where erased_at is null limit 1"));
    if (!used) return base::ok();
    return make_error(Code::Unavailable,
                      key_file.string() +
                          " is missing although the database holds records sealed"
                          " with it: put it back from the backup");
  }
  AL_TRY_DO(check_opens(sql, *ring, key_file, "asc"));
  return check_opens(sql, *ring, key_file, "desc");
}

}  // namespace anlanh::store
