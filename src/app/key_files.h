#pragma once
// The two files of keys beside the database, and the refusals that keep a lost one from being replaced by a new one:
// keys/master.key (peppers, signatures, what is not a record's) and keys/wrapping.key (the keys of records).

#include <filesystem>
#include <memory>

#include "app/app_settings.h"
#include "base/random.h"
#include "store/seal.h"
#include "store/store.h"
#include "store/vault.h"

namespace anlanh::app {

// The demo wraps its records' keys in a file of its own: a rotation for the real province must not shut them.
std::filesystem::path wrapping_key_path(const AppSettings& settings);

// Before the schema is touched: Unavailable where the database holds records and the master key is missing.
base::Status need_master_key(store::Store& store, const AppSettings& settings);

// Makes the file where it is missing. REQUIRES: need_master_key has said yes.
base::Result<std::shared_ptr<const store::Sealer>> open_sealer(const AppSettings& settings,
                                                               const base::Random& random);

// After the schema is up to date. Unavailable where the database holds record keys that the file does not open;
// makes the file where no record needs it.
base::Result<std::shared_ptr<const store::Vault>> open_vault(store::Store& store,
                                                             const AppSettings& settings,
                                                             const base::Random& random);

}  // namespace anlanh::app
