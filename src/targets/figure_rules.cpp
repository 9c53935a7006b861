#include "targets/figure_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "people/vi_order.h"

namespace anlanh::targets {

using base::msg;

namespace {

void add(Tally& tally, RowState state) {
  switch (state) {
    case RowState::Counted: ++tally.counted; return;
    case RowState::NotCounted: ++tally.not_counted; return;
    case RowState::Pending: ++tally.pending; return;
    case RowState::LeftOut: ++tally.left_out; return;
  }
}

int rank(RowState state) {
  switch (state) {
    case RowState::NotCounted: return 0;
    case RowState::Pending: return 1;
    case RowState::Counted: return 2;
    case RowState::LeftOut: break;
  }
  return 3;
}

constexpr std::array<std::pair<RowFilter, std::string_view>, 4> kFilters{{
    {RowFilter::All, "tat-ca"},
    {RowFilter::Counted, "dat"},
    {RowFilter::NotCounted, "chua-dat"},
    {RowFilter::LeftOut, "khong-tinh"},
}};

bool passes(RowState state, RowFilter filter) {
  switch (filter) {
    case RowFilter::All: return true;
    case RowFilter::Counted: return state == RowState::Counted;
    case RowFilter::NotCounted: return state == RowState::NotCounted || state == RowState::Pending;
    case RowFilter::LeftOut: break;
  }
  return state == RowState::LeftOut;
}

}  // namespace

Tally tally_of(const std::vector<CountedRow>& rows) {
  Tally tally;
  for (const auto& row : rows) add(tally, row.state);
  return tally;
}

std::vector<GroupTally> tally_groups(const std::vector<CountedRow>& rows) {
  std::vector<GroupTally> groups;
  for (const auto& row : rows) {
    for (const auto& name : row.groups) {
      auto found = std::find_if(groups.begin(), groups.end(), [&](const GroupTally& group) {
        return std::string_view(group.name.id) == name.id && group.name.args == name.args;
      });
      if (found == groups.end()) found = groups.insert(groups.end(), GroupTally{name, {}});
      add(found->tally, row.state);
    }
  }
  return groups;
}

std::optional<int> tenths_of_percent(std::int64_t numerator, std::int64_t denominator) {
  AL_CHECK(numerator >= 0 && numerator <= denominator);
  if (denominator == 0) return {};
  return static_cast<int>(numerator * 1000 / denominator);
}

std::vector<Doubt> find_doubts(const TargetDefinition& target, const Programme& programme,
                               const std::vector<CountedRow>& rows, Window window,
                               base::Date today) {
  std::vector<Doubt> doubts;
  const Tally tally = tally_of(rows);
  if (tally.left_out > 0) {
    doubts.push_back({msg("{1} are left out of this figure; the list says why for each.",
                          std::to_string(tally.left_out))});
  }
  if (tally.pending > 0) {
    doubts.push_back({msg("{1} are still within their time and not yet counted as met.",
                          std::to_string(tally.pending))});
  }
  if (window.covers(today) && today < window.to) {
    doubts.push_back(
        {msg("The period is still running until {1}.", base::vietnam_date_text(window.to))});
  }
  if (today > programme.to) {
    doubts.push_back(
        {msg("The programme ran until {1}. Its targets are counted on until a new "
             "programme is entered.",
             base::vietnam_date_text(programme.to))});
  }
  if (target.wording_status == Wording::Paraphrase) {
    doubts.push_back(
        {msg("The target's wording is a paraphrase; compare it with the plan itself.")});
  }
  return doubts;
}

std::optional<RowFilter> parse_row_filter(std::string_view code) {
  for (const auto& [filter, name] : kFilters) {
    if (name == code) return filter;
  }
  return {};
}

std::string_view row_filter_code(RowFilter filter) {
  for (const auto& [known, name] : kFilters) {
    if (known == filter) return name;
  }
  return kFilters.front().second;
}

std::vector<CountedRow> filter_rows(std::vector<CountedRow> rows, RowFilter filter) {
  std::erase_if(rows, [&](const CountedRow& row) { return !passes(row.state, filter); });
  return rows;
}

void sort_rows(std::vector<CountedRow>& rows) {
  people::sort_vietnamese(rows, [](const CountedRow& row) { return row.label; });
  people::sort_vietnamese(rows, [](const CountedRow& row) { return row.place; });
  std::stable_sort(rows.begin(), rows.end(), [](const CountedRow& a, const CountedRow& b) {
    return rank(a.state) < rank(b.state);
  });
}

}  // namespace anlanh::targets
