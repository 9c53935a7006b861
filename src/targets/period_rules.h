#pragma once
// Which period a day lies in, and which periods there are. Pure; the present day comes in as a
// value.

#include <optional>
#include <string_view>
#include <vector>

#include "targets/period_model.h"

namespace anlanh::targets {

// The one period of the family that holds the day. REQUIRES: the family has pieces.
Period period_on(const PeriodFamily& family, base::Date day);

// All periods that touch the window, in order.
std::vector<Period> periods_in(const PeriodFamily& family, Window window);

// From the programme's start to today.
Period since_start(const PeriodRules& rules, base::Date today);

// What may be chosen today: every period from the start to the present, newest first, of one
// family.
std::vector<Period> choices_of(const PeriodRules& rules, const PeriodFamily& family,
                               base::Date today);

// "semester:2025-2026-hk1" or "since-start"; absent: no such period, or not yet begun.
std::optional<Period> find_period(const PeriodRules& rules, std::string_view key, base::Date today);
std::string period_key(const Period& period);
// The present period of the family that is shown first.
Period default_period(const PeriodRules& rules, base::Date today);

const PeriodFamily* find_family(const PeriodRules& rules, std::string_view code);

// The pieces that owe sessions and count for this window: a semester belongs to the window in which
// the most of its days lie, so that each is demanded once in every family of periods.
std::vector<Period> owing_in(const PeriodRules& rules, Window window);

// Days that both have in common; 0 for none.
int shared_days(const Window& a, const Window& b);

}  // namespace anlanh::targets
