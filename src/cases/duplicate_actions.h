#pragma once
// Reports that may tell the same: found when they come in, proposed on the report's page, decided by an officer.

#include <string>
#include <string_view>
#include <vector>

#include "cases/case_desk.h"
#include "cases/duplicate_rules.h"
#include "people/officer.h"
#include "store/sql.h"

namespace anlanh::cases {

// Keeps what finds this report again. Part of receiving it, in the same transaction; replaces what was kept before.
base::Status save_traces(store::Sql& sql, const Desk& desk, const Report& report,
                         const ReportAnswers& answers);

// Only what the officer may read, and nobody has called different.
base::Result<std::vector<Likeness>> find_likely(const Desk& desk, const people::Officer& officer,
                                                base::Id report);
// Remembered: these two are not proposed to each other again. Right: reports.work on both.
base::Status say_not_same(const Desk& desk, const people::Officer& officer, base::Id report,
                          base::Id other, base::Instant now);

// Undecided reports of the same text behind this one, which the officer may work on.
base::Result<std::vector<base::Id>> find_repeats(const Desk& desk, const people::Officer& officer,
                                                 base::Id report);
// Closes them for the same reason, each with its own audit line; gives their number.
base::Result<int> close_repeats(const Desk& desk, const people::Officer& officer, base::Id report,
                                std::string_view reason, std::string_view note, base::Instant now);

// The same answer to the reporters of a report, of its original and of its duplicates, as far as the officer may work
// on them: each reads it with their own key. Gives the number of threads.
base::Result<int> answer_all(const Desk& desk, const people::Officer& officer, base::Id report,
                             std::string_view text, std::string_view form_token, base::Instant now);

}  // namespace anlanh::cases
