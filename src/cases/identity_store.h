#pragma once
// SQL of identity openings. Functions run inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "cases/identity_model.h"
#include "people/officer.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

// False: this form's opening is there already.
base::Result<bool> save_opening(store::Sql& sql, const IdentityOpening& opening);
// State, decision, times.
base::Status save_opening_change(store::Sql& sql, const IdentityOpening& opening);
base::Result<std::optional<IdentityOpening>> find_opening(store::Sql& sql, base::Id id);
// Newest first, at most 200.
base::Result<std::vector<IdentityOpening>> load_openings(store::Sql& sql, base::Id record);
// This officer's for this record, newest first.
base::Result<std::vector<IdentityOpening>> load_openings_of(store::Sql& sql, base::Id record,
                                                            base::Id account);

// What an opening belongs to.
struct RecordPlace {
  RecordKind kind = RecordKind::Report;
  std::string number;
  base::Id unit;
  base::Id assignee;  // of a case
};
base::Result<std::optional<RecordPlace>> find_record_place(store::Sql& sql, base::Id record);

struct OpeningLine {
  IdentityOpening opening;
  std::string number;  // of the record
};
// Requests that wait for a decision and dangers that nobody has looked at, of others than `account`, oldest first.
base::Result<std::vector<OpeningLine>> load_waiting_openings(store::Sql& sql,
                                                             const people::Scope& scope,
                                                             base::Id account);
base::Result<std::int64_t> count_waiting_openings(store::Sql& sql, const people::Scope& scope,
                                                  base::Id account);
// The officer's own since `from`, newest first.
base::Result<std::vector<OpeningLine>> load_own_openings(store::Sql& sql, base::Id account,
                                                         base::Instant from);

// Whether this officer may see names and contacts of this record right now: the right in the record's unit
// (identity.open), and an opening of their own that is not over. A right taken away closes with the next click.
base::Result<bool> may_show_identity(store::Sql& sql, const people::Officer& officer,
                                     base::Id record, base::Instant now);
// The opening by which they may.
base::Result<std::optional<IdentityOpening>> find_open_identity(store::Sql& sql,
                                                                const people::Officer& officer,
                                                                base::Id record, base::Instant now);

}  // namespace anlanh::cases
