#pragma once
// A confirmed address: what the province has decided to block, by whom and why.

#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"

namespace anlanh::catalog {

enum class EntryState { InForce, Withdrawn };

struct Entry {
  base::Id id;
  std::string host;      // ASCII, what the guard blocks with all below it
  std::string address;   // as it was given
  std::string category;  // slug
  EntryState state = EntryState::InForce;
  base::Id case_id;  // none: confirmed without a case
  base::Id unit;     // of the case, or of the officer: who may see where it came from
  std::string note;
  base::Id confirmed_by;
  std::string confirmed_by_name;
  base::Instant confirmed_at;
  std::string withdrawn_by_name;
  std::optional<base::Instant> withdrawn_at;
  std::string withdraw_reason;
};

}  // namespace anlanh::catalog
