#pragma once
// SQL of reports, their addresses and threads. Functions run inside the caller's transaction.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/report_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

// The next number of the year: "TB-26-00012" for reports, "VV-26-00003" for cases.
enum class NumberKind { Report, Case };
base::Result<std::string> take_number(store::Sql& sql, NumberKind kind, base::Instant now);

base::Status save_new_report(store::Sql& sql, const Report& report, const ReportSecrets& secrets);
// The answers again, from the same form, while nobody has opened the report.
base::Status save_report_answers(store::Sql& sql, const Report& report,
                                 const base::Bytes& content_hash);
// The way to be reached, sealed.
base::Status save_report_contact(store::Sql& sql, base::Id report,
                                 const std::optional<base::Bytes>& contact,
                                 const std::optional<base::Bytes>& contact_time);
// State, place, support_asked, case, decision. Gives false where the version is no longer `version_seen`
// (the stored one becomes version_seen + 1).
base::Result<bool> save_report_change(store::Sql& sql, const Report& report,
                                      std::int64_t version_seen);
// What changes without a decision: first opened, answered, waiting.
base::Status save_report_marks(store::Sql& sql, const Report& report);

base::Result<std::optional<Report>> find_report(store::Sql& sql, base::Id id);
base::Result<std::optional<Report>> find_report_by_number(store::Sql& sql, std::string_view number);
base::Result<std::optional<base::Id>> find_report_by_key(store::Sql& sql,
                                                         const base::Bytes& key_hash);
struct SentBefore {
  base::Id report;
  base::Bytes content_hash;
  base::Bytes key_hash;
};
base::Result<std::optional<SentBefore>> find_sent_form(store::Sql& sql,
                                                       const base::Bytes& form_token);
base::Result<std::vector<Report>> load_reports_of_case(store::Sql& sql, base::Id case_id);
// Received in these moments (from inclusive, to exclusive), neither in a case nor a duplicate; oldest first.
base::Result<std::vector<Report>> load_reports_without_case(store::Sql& sql,
                                                            const people::Scope& scope,
                                                            base::Instant from, base::Instant to);
base::Result<std::vector<Report>> load_duplicates_of(store::Sql& sql, base::Id report);

base::Status save_report_address(store::Sql& sql, const ReportAddress& address);
base::Status delete_report_addresses(store::Sql& sql, base::Id report);
base::Result<std::vector<ReportAddress>> load_report_addresses(store::Sql& sql, base::Id report);

// False: this form's message is there already.
base::Result<bool> save_message(store::Sql& sql, const Message& message);
base::Result<std::vector<Message>> load_messages(store::Sql& sql, base::Id report);

// The inbox of a scope: risk first, then the nearest deadline. List, count and export share one condition.
struct Slice {
  std::int64_t limit = 25;
  std::int64_t offset = 0;
};
base::Result<std::vector<ReportLine>> load_report_lines(store::Sql& sql, const people::Scope& scope,
                                                        const ReportFilter& filter, Slice slice);
base::Result<std::int64_t> count_reports(store::Sql& sql, const people::Scope& scope,
                                         const ReportFilter& filter);

}  // namespace anlanh::cases
