#pragma once
// What the acts of this room work with. One for the program, made by `cases::Cases`; outlives every act.

#include <memory>

#include "base/log.h"
#include "base/random.h"
#include "cases/case_ports.h"
#include "cases/lawbook_model.h"
#include "cases/return_key.h"
#include "store/seal.h"
#include "store/store.h"
#include "store/vault.h"

namespace anlanh::cases {

// Thread-safe as its parts are.
struct Desk {
  store::Store& store;
  std::shared_ptr<const store::Sealer> sealer;
  std::shared_ptr<const store::Vault> vault;  // a key for each report and each case
  base::Random random;
  base::Log log;
  std::shared_ptr<const LawBook> law;
  std::shared_ptr<const ReturnKeys> keys;
  Ports ports;
};

}  // namespace anlanh::cases
