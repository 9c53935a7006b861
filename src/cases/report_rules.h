#pragma once
// Rules of a report: until when it must be looked at, which acts its state allows. How urgent it is: risk_rules.h.
// All pure: the present moment and the law come in as values.

#include <string>
#include <vector>

#include "base/result.h"
#include "cases/lawbook_model.h"
#include "cases/report_model.h"
#include "cases/risk_rules.h"

namespace anlanh::cases {

inline constexpr std::size_t kMostStory = 10000;  // code points, here and below
inline constexpr std::size_t kMostMessage = 4000;
inline constexpr std::size_t kMostContact = 300;
inline constexpr std::size_t kMostAddress = 1000;
inline constexpr std::size_t kMostAddresses = 20;
inline constexpr std::size_t kMostNote = 4000;

struct Deadlines {
  base::Instant emergency;  // unbroken hours from receipt (Decree 56/2017, article 26.3)
  base::Instant plan;       // end of the last working day (article 28)
};
// `unit_code`: of the commune, for the times it has set for itself; empty where no commune is known.
Deadlines decide_deadlines(base::Instant received, const ClockLaw& law, std::string_view unit_code);

// Was help asked for (target II.2.b)? A child, a carer and a teacher ask by telling. Somebody else who names
// only a page reports a page.
bool decide_support_asked(const ReportAnswers& answers);

enum class FaultKind { Kind, TooLong, ManyAddresses, LongAddress, Commune };
// A field with something to mend. `text` is said to a grown-up; the public form says it by kind to each reader.
struct Fault {
  std::string field;
  base::Message text;
  FaultKind kind = FaultKind::TooLong;
};
enum class CommuneKnown { No, Yes };
// Empty: the answers can be kept. `commune`: is answers.commune a commune of today (or none)?
std::vector<Fault> check_answers(const ReportAnswers& answers, const LawBook& law,
                                 CommuneKnown commune);
bool is_empty(const ReportAnswers& answers);

// Lines of a text field: trimmed, empty ones left out.
std::vector<std::string> split_lines(std::string_view text);
std::string trimmed(std::string_view text);

// Conflict unless the report is New and of the version the officer saw.
base::Status decide_open(const Report& report, std::int64_t version_seen);
base::Status decide_duplicate(const Report& report, const Report& original,
                              std::int64_t version_seen);
base::Status decide_transfer(const Report& report, std::string_view body, std::string_view reason,
                             const LawBook& law, std::int64_t version_seen);
base::Status decide_report_close(const Report& report, std::string_view reason,
                                 std::string_view note, const LawBook& law,
                                 std::int64_t version_seen);
// Invalid: nothing written, or too much.
base::Status check_message(std::string_view text);

enum class CaseOpen { No, Yes };
PlainStatus decide_plain_status(const Report& report, CaseOpen case_open);
// Not yet decided upon and past the emergency deadline.
bool is_late(ReportState state, base::Instant emergency_due_at, base::Instant now);

}  // namespace anlanh::cases
