#include "app/key_files.h"

#include "store/health.h"

namespace anlanh::app {

namespace {

std::filesystem::path key_folder(const AppSettings& settings) { return settings.data_dir / "keys"; }

std::filesystem::path master_key_path(const AppSettings& settings) {
  return key_folder(settings) / "master.key";
}

void make_key_folder(const AppSettings& settings) {
  std::error_code error;
  std::filesystem::create_directories(key_folder(settings), error);
  std::filesystem::permissions(key_folder(settings), std::filesystem::perms::owner_all, error);
}

}  // namespace

std::filesystem::path wrapping_key_path(const AppSettings& settings) {
  return key_folder(settings) / (settings.demo ? "demo-wrapping.key" : "wrapping.key");
}

// A new key beside old records would leave every sealed field shut for good, and nobody would notice until a name is
// asked for.
base::Status need_master_key(store::Store& store, const AppSettings& settings) {
  const auto file = master_key_path(settings);
  std::error_code error;
  if (std::filesystem::exists(file, error)) return base::ok();
  AL_TRY(const bool used, store.read(store::has_records));
  if (!used) return base::ok();
  return base::make_error(
      base::Code::Unavailable,
      file.string() +
          " is missing although the database holds records: put it back from the backup");
}

base::Result<std::shared_ptr<const store::Sealer>> open_sealer(const AppSettings& settings,
                                                               const base::Random& random) {
  make_key_folder(settings);
  return store::Sealer::open(master_key_path(settings), random);
}

base::Result<std::shared_ptr<const store::Vault>> open_vault(store::Store& store,
                                                             const AppSettings& settings,
                                                             const base::Random& random) {
  const auto file = wrapping_key_path(settings);
  AL_TRY_DO(store.read([&](store::Sql& sql) { return store::check_wrapping_keys(sql, file); }));
  make_key_folder(settings);
  return store::Vault::open(file, random);
}

}  // namespace anlanh::app
