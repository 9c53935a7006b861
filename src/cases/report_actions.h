#pragma once
// What an officer does with a report. Each act: the right in the report's unit, the rule of its state, one
// transaction, one audit line; a refused act changes nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/case_desk.h"
#include "cases/report_model.h"
#include "cases/report_rules.h"
#include "cases/risk_model.h"
#include "people/officer.h"
#include "people/unit_model.h"
#include "store/audit.h"

namespace anlanh::cases {

// Number of reports on a page of the inbox.
inline constexpr std::int64_t kInboxPage = 25;

struct Inbox {
  std::vector<ReportLine> lines;
  std::int64_t total = 0;    // that the filter lets through
  std::int64_t open = 0;     // New ones in the officer's scope, whatever the filter
  std::int64_t waiting = 0;  // where a reporter waits for an answer
};
// Only what the officer may read (reports.read); an officer without the right is Refused.
base::Result<Inbox> list_reports(const Desk& desk, const people::Officer& officer,
                                 const ReportFilter& filter, std::int64_t page);
// Everything the filter lets through, for a file; at most 20,000 lines. Leaves an audit line.
base::Result<std::vector<ReportLine>> export_reports(const Desk& desk,
                                                     const people::Officer& officer,
                                                     const ReportFilter& filter, base::Instant now);
// New reports in the officer's scope, for the badge in the navigation.
base::Result<std::int64_t> count_new_reports(const Desk& desk, const people::Officer& officer);
// Communes of today within the officer's reports, for the filter.
base::Result<std::vector<people::Unit>> load_scope_communes(const Desk& desk,
                                                            const people::Officer& officer,
                                                            base::Instant now);

struct ReportMessage {
  base::Instant at;
  Side side = Side::Reporter;
  std::string text;
};

// A report opened: everything in clear but the way to reach the reporter (identity_actions.h).
struct ReportFile {
  Report report;
  Intake intake;
  std::string commune_name;
  std::string story;
  bool contact_given = false;  // there is a contact or a time, whether shown or not
  std::optional<base::Instant> contact_open_until;  // shown: the officer's opening of the identity
  std::string contact;                              // "" unless open
  std::string contact_time;
  std::vector<std::string> addresses;
  std::vector<ReportMessage> messages;
  RiskView risk;
  std::string decision_note;
  std::string case_number;         // of the case it is in
  std::optional<Report> original;  // of a duplicate
  std::vector<Report> duplicates;
  std::vector<store::StoredAuditLine> timeline;
};
// Opening leaves an audit line; the first opening turns "received" into "being read" for the reporter.
base::Result<ReportFile> read_report(const Desk& desk, const people::Officer& officer, base::Id id,
                                     base::Instant now);

// What every decision carries: which report, and the version the officer had before their eyes.
struct ReportAct {
  base::Id report;
  std::int64_t version_seen = 0;
};
base::Status place_report(const Desk& desk, const people::Officer& officer, const ReportAct& act,
                          base::Id commune, base::Instant now);
base::Status mark_duplicate(const Desk& desk, const people::Officer& officer, const ReportAct& act,
                            std::string_view original_number, base::Instant now);
base::Status transfer_report(const Desk& desk, const people::Officer& officer, const ReportAct& act,
                             std::string_view body, std::string_view reason, base::Instant now);
base::Status close_report(const Desk& desk, const people::Officer& officer, const ReportAct& act,
                          std::string_view reason, std::string_view note, base::Instant now);
// `form_token` makes a button pressed twice write once.
base::Status answer_reporter(const Desk& desk, const people::Officer& officer, base::Id report,
                             std::string_view text, std::string_view form_token, base::Instant now);

}  // namespace anlanh::cases
