#pragma once
// What the hotline desk does. A draft is its writer's own: to everybody else it is not there. Right: calls.record.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/call_rules.h"
#include "cases/call_store.h"
#include "cases/case_desk.h"
#include "cases/intake_actions.h"
#include "people/officer.h"

namespace anlanh::cases {

// A new draft with the present moment as time of receipt. Source: Phone, InPerson or Paper.
base::Result<base::Id> start_call(const Desk& desk, const people::Officer& officer,
                                  IntakeSource source, base::Instant now);

struct CallFile {
  CallNote note;
  CallForm form;              // of a draft
  std::string report_number;  // once filed
};
// NotFound: no such call of this officer.
base::Result<CallFile> read_call(const Desk& desk, const people::Officer& officer, base::Id id);

struct CallDesk {
  std::vector<CallNote> drafts;
  CallCounts counts;  // silent and prank calls of the last 30 days in the officer's reach
};
base::Result<CallDesk> read_call_desk(const Desk& desk, const people::Officer& officer,
                                      base::Instant now);

// Which draft, and the version the officer had before their eyes.
struct CallAct {
  base::Id id;
  std::int64_t version_seen = 0;
};
base::Status save_draft(const Desk& desk, const people::Officer& officer, const CallAct& act,
                        const CallForm& form, base::Instant now);

// What is to be mended before the call can become a report. Empty: it can.
base::Result<std::vector<Fault>> check_filing(const Desk& desk, const CallForm& form,
                                              base::Instant now);
// The call becomes an ordinary report, with its record of receipt. The draft's own token makes it one report however
// often the button is pressed.
base::Result<Receipt> file_call(const Desk& desk, const people::Officer& officer,
                                const CallAct& act, const CallForm& form, base::Instant now);
// A silent or a prank call: counted, its words dropped, no report.
base::Status count_call(const Desk& desk, const people::Officer& officer, const CallAct& act,
                        Caller caller, base::Instant now);
base::Status discard_call(const Desk& desk, const people::Officer& officer, const CallAct& act,
                          DiscardReason reason, base::Instant now);

// Form 01 of a report, as told. Absent: none was written down. Opening it is one audit line.
base::Result<std::optional<IntakeRecord>> read_record(const Desk& desk,
                                                      const people::Officer& officer,
                                                      base::Id report, base::Instant now);
base::Result<bool> has_record(const Desk& desk, base::Id report);

}  // namespace anlanh::cases
