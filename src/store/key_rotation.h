#pragma once
// A new wrapping key for every record key, beside a running program, in steps that may be cut off anywhere:
//
//   begin    the new generation stands in the file, on the disk, before any row uses it
//   rewrap   rows in small transactions
//   finish   when no row needs them, older generations leave the file
//
// Whoever is cut off runs it again: where the file holds two generations, the work is finished and no third is made.
// After it, a stolen old key file opens nothing of this database, and remnants of erased keys open nowhere.

#include <cstdint>
#include <functional>

#include "store/store.h"
#include "store/vault.h"

namespace anlanh::store {

struct KeyRotation {
  std::int64_t generation = 0;  // the one now used
  std::int64_t rewrapped = 0;
  bool resumed = false;  // an earlier run had been cut off
};

// `after_batch` hears of progress; false stops there, as a cut would (tests). Conflict while another rotation runs.
base::Result<KeyRotation> rotate_keys(
    Store& store, const Vault& vault, const base::Random& random,
    const std::function<bool(std::int64_t rewrapped)>& after_batch);

}  // namespace anlanh::store
