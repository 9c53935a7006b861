#pragma once
// SQL of the name index. Functions run inside the caller's transaction.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

enum class NameKind { Child, Family, Violator };

base::Status save_name_token(store::Sql& sql, base::Id owner, base::Id subject, NameKind kind,
                             const base::Bytes& token);
base::Status delete_name_tokens(store::Sql& sql, base::Id owner, base::Id subject);
// Of the whole record: with its key, when it is erased.
base::Status delete_record_names(store::Sql& sql, base::Id owner);

// How many rows have this token, counted no further than `most`.
base::Result<std::int64_t> count_name_token(store::Sql& sql, const base::Bytes& token,
                                            std::int64_t most);

struct NameScope {
  people::Scope cases;      // whose cases are looked at
  people::Scope violators;  // where a violator's name finds a case
};
// Cases in which one name has all these tokens, the newest names first; `tokens` is not empty and begins with the
// rarest.
base::Result<std::vector<base::Id>> load_cases_by_tokens(store::Sql& sql,
                                                         const std::vector<base::Bytes>& tokens,
                                                         const NameScope& scope, std::int64_t most);

// Violators whose name has all these tokens, within the scope, the newest first.
base::Result<std::vector<base::Id>> load_violators_by_tokens(store::Sql& sql,
                                                             const std::vector<base::Bytes>& tokens,
                                                             const people::Scope& scope,
                                                             std::int64_t most);

}  // namespace anlanh::cases
