#pragma once
// What targets II.2.b and II.2.c of the programme count, row by row with the reason. `targets` gets these through
// `app`. Functions run inside the caller's transaction.

#include <string>
#include <vector>

#include "base/message.h"
#include "cases/case_model.h"
#include "cases/lawbook_model.h"
#include "cases/report_model.h"
#include "cases/violator_model.h"
#include "people/scope.h"
#include "store/sql.h"

namespace anlanh::cases {

enum class Counted {
  Yes,      // numerator and denominator
  Pending,  // denominator; the time of law is not over
  No,       // denominator
  LeftOut,  // neither
};

struct FigureRow {
  enum class Kind { Report, Case, Child, Violator };
  Kind kind = Kind::Case;
  base::Id id;              // of the report, case, child or violator
  base::Id page;            // of the report or case whose page shows it
  std::string number;       // "VV-26-00003", "TB-26-00012"; of a violator: its case's
  base::Instant opened_at;  // receipt of the first report; of a violator: when recorded
  base::Id unit;            // none: the province's desk
  Counted counted = Counted::No;
  base::Message why;
};

// II.2.b: requests for help that came in from the first to the last day: a row for each child of a case, one for a case
// whose children are not written down yet, one for a report without a case. Counted: a support or intervention is on
// record. A child in several cases counts once, with its earliest request; a duplicate is its original's row.
base::Result<std::vector<FigureRow>> load_support_rows(store::Sql& sql, const LawBook& law,
                                                       const people::Scope& scope, base::Date from,
                                                       base::Date to, base::Instant now);

// II.2.c: violators with an incident recorded from the first to the last day, each once over all its cases within the
// scope. Counted: an outcome is on record; a transfer to the investigation body is a stage and pending; every way
// tried without one is not counted and says so.
base::Result<std::vector<FigureRow>> load_violator_rows(store::Sql& sql, const LawBook& law,
                                                        const people::Scope& scope, base::Date from,
                                                        base::Date to);

// The pure part: whether one thing counts, and why.
struct CountedWhy {
  Counted counted = Counted::No;
  base::Message why;
};
// While the clock of the plan stands, the time of law is not over.
enum class PlanClock { Runs, Stands };
CountedWhy decide_case_counts(const Case& file, const LawBook& law, base::Instant now,
                              PlanClock clock = PlanClock::Runs);
// The rows of one person's children, one for each request, earliest first; their verdicts in the same order.
struct Request {
  Case file;
  PlanClock clock = PlanClock::Runs;
};
std::vector<CountedWhy> decide_person_counts(const std::vector<Request>& requests,
                                             const LawBook& law, base::Instant now);
CountedWhy decide_report_counts(const Report& report, const LawBook& law, base::Instant now);
CountedWhy decide_violator_counts(Handling handling);

}  // namespace anlanh::cases
