#include "targets/figure_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace anlanh::targets {
namespace {

base::Date date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

CountedRow row(std::int64_t id, RowState state, std::string label = "x", std::string place = "y") {
  CountedRow made;
  made.id = base::Id{id};
  made.state = state;
  made.label = std::move(label);
  made.place = std::move(place);
  return made;
}

TEST(Percent, IsRoundedDownSoThatOnlyAllIsAHundred) {
  const std::tuple<std::int64_t, std::int64_t, std::optional<int>> cases[] = {
      {0, 0, std::nullopt}, {0, 7, 0},          {1, 3, 333},          {2, 3, 666},
      {9996, 10000, 999},   {9999, 10000, 999}, {10000, 10000, 1000}, {1, 1000000, 0},
  };
  for (const auto& [numerator, denominator, expected] : cases) {
    EXPECT_EQ(tenths_of_percent(numerator, denominator), expected)
        << numerator << "/" << denominator;
  }
}

TEST(Filter, CodesComeBack) {
  for (const auto filter :
       {RowFilter::All, RowFilter::Counted, RowFilter::NotCounted, RowFilter::LeftOut}) {
    EXPECT_EQ(parse_row_filter(row_filter_code(filter)), filter);
  }
  EXPECT_FALSE(parse_row_filter("x"));
}

TEST(Order, WhatNeedsWorkStandsOnTop) {
  std::vector<CountedRow> rows{
      row(1, RowState::Counted, "a"),         row(2, RowState::LeftOut, "a"),
      row(3, RowState::NotCounted, "Đ", "b"), row(4, RowState::NotCounted, "D", "b"),
      row(5, RowState::NotCounted, "E", "a"), row(6, RowState::Pending)};
  sort_rows(rows);
  std::vector<std::int64_t> ids;
  for (const auto& each : rows) ids.push_back(each.id.value);
  EXPECT_EQ(ids, (std::vector<std::int64_t>{5, 4, 3, 6, 1, 2}));
}

rc::Gen<CountedRow> any_row() {
  return rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 4), rc::gen::inRange(0, 4)),
                      [](const std::pair<int, int>& pair) {
                        CountedRow made =
                            row(pair.first * 10 + pair.second, static_cast<RowState>(pair.first));
                        for (int i = 0; i < pair.second; ++i) {
                          made.groups.push_back({"Grade {1}", {std::to_string(i)}});
                        }
                        return made;
                      });
}

// The figure is its rows: whatever list a reader opens, its length is the number that was shown.
RC_GTEST_PROP(FigureProperty, ListsAddUpToTheFigure, ()) {
  const auto rows = *rc::gen::container<std::vector<CountedRow>>(any_row());
  const Tally tally = tally_of(rows);
  const auto length = [&](RowFilter filter) {
    return static_cast<std::int64_t>(filter_rows(rows, filter).size());
  };
  RC_ASSERT(length(RowFilter::Counted) == tally.numerator());
  RC_ASSERT(length(RowFilter::Counted) + length(RowFilter::NotCounted) == tally.denominator());
  RC_ASSERT(length(RowFilter::LeftOut) == tally.left_out);
  RC_ASSERT(length(RowFilter::All) == tally.denominator() + tally.left_out);
  RC_ASSERT(tally.numerator() <= tally.denominator());
  const auto tenths = tenths_of_percent(tally.numerator(), tally.denominator());
  RC_ASSERT(tenths.has_value() == (tally.denominator() > 0));
  if (tenths) RC_ASSERT((*tenths == 1000) == (tally.numerator() == tally.denominator()));
}

// A row counts once in each of its groups and once in the whole.
RC_GTEST_PROP(FigureProperty, GroupsCountEachMemberOnce, ()) {
  auto rows = *rc::gen::container<std::vector<CountedRow>>(any_row());
  for (const auto& group : tally_groups(rows)) {
    std::vector<CountedRow> members;
    for (const auto& each : rows) {
      for (const auto& name : each.groups) {
        if (name.args == group.name.args) members.push_back(each);
      }
    }
    RC_ASSERT(tally_of(members) == group.tally);
  }
  const Tally before = tally_of(rows);
  sort_rows(rows);
  RC_ASSERT(tally_of(rows) == before);
}

TEST(Doubts, SayWhatTheReaderMustKnow) {
  TargetDefinition target;
  const Programme programme{{}, date(2022, 8, 9), date(2025, 12, 31)};
  const Window window{date(2026, 9, 5), date(2027, 1, 15)};
  const std::vector<CountedRow> rows{row(1, RowState::LeftOut), row(2, RowState::Pending)};
  EXPECT_EQ(find_doubts(target, programme, rows, window, date(2026, 11, 24)).size(), 5u);
  target.wording_status = Wording::Official;
  EXPECT_EQ(find_doubts(target, programme, {}, window, date(2025, 11, 24)).size(), 0u);
}

}  // namespace
}  // namespace anlanh::targets
