#pragma once
// From rows to a figure. Pure; whole numbers only.

#include <optional>
#include <string>
#include <vector>

#include "targets/indicator_model.h"
#include "targets/period_model.h"

namespace anlanh::targets {

Tally tally_of(const std::vector<CountedRow>& rows);
// A row with several groups counts in each; the groups' sum may exceed the whole.
std::vector<GroupTally> tally_groups(const std::vector<CountedRow>& rows);

// Tenths of a percent, rounded down: 9,999 of 10,000 is 999 (99.9%), and only all of them are
// 1,000. Absent where nothing arose. REQUIRES: 0 <= numerator <= denominator.
std::optional<int> tenths_of_percent(std::int64_t numerator, std::int64_t denominator);

// Where the reader should doubt a figure.
struct Doubt {
  base::Message what;
};
std::vector<Doubt> find_doubts(const TargetDefinition& target, const Programme& programme,
                               const std::vector<CountedRow>& rows, Window window,
                               base::Date today);

// What the page of rows may be narrowed to.
enum class RowFilter { All, Counted, NotCounted, LeftOut };
std::optional<RowFilter> parse_row_filter(std::string_view code);
std::string_view row_filter_code(RowFilter filter);
// NotCounted holds the pending ones too: together with Counted it is the denominator.
std::vector<CountedRow> filter_rows(std::vector<CountedRow> rows, RowFilter filter);

// Not counted first, then by place and label in Vietnamese order: what needs work stands on top.
void sort_rows(std::vector<CountedRow>& rows);

}  // namespace anlanh::targets
