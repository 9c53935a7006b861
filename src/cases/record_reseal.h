#pragma once
// Records older than the vault: their words, sealed under the house's master key, are sealed anew under a key of their
// own. Done once, at the first start of a program that knows the vault, before anybody is let in.

#include "cases/case_desk.h"

namespace anlanh::cases {

// Number of records sealed anew. A few records a transaction; cut off, the next start goes on where it stopped.
base::Result<std::int64_t> reseal_old_records(const Desk& desk, base::Instant now);

}  // namespace anlanh::cases
