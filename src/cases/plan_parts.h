#pragma once
// A plan as pages show it: goals with their services, for the case's own page and for who decides on it.

#include <functional>

#include "cases/office_parts.h"
#include "cases/plan_actions.h"

namespace anlanh::cases {

// What is added under one goal or one service: forms of the page that may change it.
struct PlanExtras {
  std::function<web::Html(const OpenedGoal&)> under_goal;
  std::function<web::Html(const OpenedService&)> under_service;
};
web::Html plan_lines(const Desk& desk, const web::View& view, const OpenedPlan& opened,
                     base::Date today, const PlanExtras& extras);
web::Html plan_facts(const web::View& view, const OpenedPlan& opened);

}  // namespace anlanh::cases
