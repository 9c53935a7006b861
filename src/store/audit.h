#pragma once
// The audit chain: who did what to which record, and when. Each line's hash covers its fields and the hash before
// it, so that an officer who alters the past leaves a broken chain behind.
//
// A detail names fields and states, never a child's or reporter's name, contact or words.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "store/sql.h"

namespace anlanh::store {

struct AuditLine {
  base::Instant at;
  base::Id account;          // none for a visitor without an account and for the system
  std::string actor;         // name as it was on that day; "public" or "system"
  std::string action;        // "report.accept"
  std::string subject_kind;  // "report"
  base::Id subject;
  std::string detail;
};

struct StoredAuditLine {
  std::int64_t seq = 0;  // 1, 2, 3 … without a gap
  AuditLine line;
};

// In the same transaction as the act itself: both are kept or neither.
base::Status append_audit(Sql& sql, const AuditLine& line);

// Lines about one record, oldest first.
base::Result<std::vector<StoredAuditLine>> load_audit(Sql& sql, std::string_view subject_kind, base::Id subject);

// At most `count` lines with a number below `before`, newest first.
base::Result<std::vector<StoredAuditLine>> load_audit_before(Sql& sql, std::int64_t before,
                                                             std::int64_t count);

struct AuditBreak {
  std::int64_t seq = 0;
  std::string what;  // for the operator
};
struct AuditCheck {
  std::int64_t lines = 0;
  std::optional<AuditBreak> first_break;
};
// Walks the whole chain. A chain cut at its end cannot show that by itself: keep the last hash elsewhere.
base::Result<AuditCheck> verify_audit(Sql& sql);

}  // namespace anlanh::store
