#pragma once
// An opening of an identity: an officer who has a reason sees, for half an hour, the names in a case or the contact of
// a reporter. Names of child and family open with a reason; a reporter's contact asks a second person too.

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"
#include "cases/record_model.h"

namespace anlanh::cases {

// Asked ─► Allowed | Denied;  Allowed ─► Open ─► Closed. A case's names and a danger begin at Open.
enum class OpeningState { Asked, Allowed, Denied, Open, Closed };

struct IdentityOpening {
  base::Id id;
  base::Id record;
  RecordKind kind = RecordKind::Report;
  base::Id account;  // whose opening it is
  std::string account_name;
  std::string reason_kind;            // code in data/law/identity-reasons.json
  std::optional<base::Bytes> reason;  // own words, sealed under the record's key
  bool danger = false;                // opened at once because a child is in danger
  OpeningState state = OpeningState::Asked;
  base::Instant asked_at;
  std::optional<base::Instant> decided_at;
  base::Id decided_by;
  std::string decided_name;
  std::optional<base::Bytes> decision_note;
  std::optional<base::Instant> opened_at;
  std::optional<base::Instant> open_until;
  std::optional<base::Instant> closed_at;
  std::optional<base::Instant>
      seen_at;  // of a danger: when somebody with identity.allow looked at it
  base::Id seen_by;
  std::string seen_name;
  base::Bytes token;
};

std::string_view opening_state_code(OpeningState state);
std::optional<OpeningState> parse_opening_state(std::string_view code);

}  // namespace anlanh::cases
