#pragma once
// What `targets` asks of other rooms; `app` hands the functions over.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "people/scope.h"
#include "store/sql.h"
#include "targets/indicator_model.h"
#include "targets/institution_rules.h"
#include "targets/period_model.h"

namespace anlanh::targets {

// All rows of one target in a window and a scope, counted or not.
using RowsProvider =
    std::function<base::Result<std::vector<CountedRow>>(store::Sql&, const people::Scope&, Window)>;
// Target II.2.a: the facts; this room's rules decide what counts.
using InstitutionProvider = std::function<base::Result<std::vector<InstitutionFact>>(
    store::Sql&, const people::Scope&, Window)>;

struct TargetsPorts {
  InstitutionProvider institutions;  // target-a
  RowsProvider victims;              // target-b
  RowsProvider violators;            // target-c
  RowsProvider addresses;            // target-d
};

}  // namespace anlanh::targets
