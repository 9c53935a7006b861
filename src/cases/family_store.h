#pragma once
// SQL of carers. Functions run inside the caller's transaction.

#include <optional>
#include <vector>

#include "cases/family_model.h"
#include "store/sql.h"

namespace anlanh::cases {

// False: this form's carer is there already.
base::Result<bool> save_new_carer(store::Sql& sql, const Carer& carer);
// False where the version is no longer `version_seen`.
base::Result<bool> save_carer_change(store::Sql& sql, const Carer& carer,
                                     std::int64_t version_seen);
base::Result<std::optional<Carer>> find_carer(store::Sql& sql, base::Id id);
base::Result<std::vector<Carer>> load_carers(store::Sql& sql, base::Id case_id);

}  // namespace anlanh::cases
