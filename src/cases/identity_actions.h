#pragma once
// What an officer does about an identity: open, ask, allow, deny, close, look at what was opened in danger. Each act: the
// right in the record's unit, the rule, one transaction, one audit line that names the reason's kind and never a name;
// a refused act changes nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_desk.h"
#include "cases/identity_rules.h"
#include "cases/identity_store.h"
#include "people/officer.h"

namespace anlanh::cases {

struct RecordRef {
  RecordKind kind = RecordKind::Report;
  base::Id id;
};

// Names in a case, and a reporter's contact where a child is in danger, are open from now for half an hour; a reporter's
// contact else waits for somebody with identity.allow. Needs identity.open. `form_token` makes a button pressed
// twice ask once.
base::Status ask_identity(const Desk& desk, const people::Officer& officer, const RecordRef& record,
                          const IdentityAsk& ask, std::string_view form_token, base::Instant now);
// Needs identity.allow in the record's unit; never for one's own request.
base::Status answer_identity(const Desk& desk, const people::Officer& officer, base::Id opening,
                             Verdict verdict, std::string_view words, base::Instant now);
// An allowed request becomes an opening. Gives the record.
base::Result<RecordRef> use_identity(const Desk& desk, const people::Officer& officer,
                                     base::Id opening, base::Instant now);
base::Result<RecordRef> close_identity(const Desk& desk, const people::Officer& officer,
                                       base::Id opening, base::Instant now);
// Somebody with identity.allow has looked at an opening in danger.
base::Status see_identity(const Desk& desk, const people::Officer& officer, base::Id opening,
                          base::Instant now);

struct OpenedOpening {
  IdentityOpening opening;
  std::string number;  // of the record
  std::string reason;
  std::string decision_note;
};

// The tab "Identity" of one record.
struct IdentityFile {
  RecordRef record;
  std::string number;
  bool may_open = false;
  std::optional<OpenedOpening> own;  // that waits, is allowed or open
  bool history_shown = false;        // identity.allow
  std::vector<OpenedOpening> history;
};
// Needs identity.open or identity.allow in the record's unit. Reading the history is written in the audit log.
base::Result<IdentityFile> read_identity(const Desk& desk, const people::Officer& officer,
                                         const RecordRef& record, base::Instant now);

// One request, for who decides on it; never one's own. Needs identity.allow; leaves an audit line.
base::Result<OpenedOpening> read_request(const Desk& desk, const people::Officer& officer,
                                         base::Id opening, base::Instant now);

// The page of what waits.
struct IdentityDesk {
  bool may_allow = false;
  std::vector<OpenedOpening> waiting;
  std::vector<OpenedOpening> own;  // of the last seven days
};
base::Result<IdentityDesk> list_identity(const Desk& desk, const people::Officer& officer,
                                         base::Instant now);
// For the badge in the navigation.
base::Result<std::int64_t> count_identity_waiting(const Desk& desk, const people::Officer& officer);

}  // namespace anlanh::cases
