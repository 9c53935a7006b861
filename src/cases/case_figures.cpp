#include "cases/case_figures.h"

#include <map>

#include <algorithm>
#include <tuple>
#include "cases/case_store.h"
#include "cases/child_store.h"

#include "cases/incident_groups.h"
#include "cases/report_store.h"
#include "cases/step_store.h"

namespace anlanh::cases {

namespace {

using base::msg;

// Reasons that say nothing had happened to a child, or that it is elsewhere and known to be.
bool leaves_figure(std::string_view reason) {
  return reason == "not-confirmed" || reason == "bad-faith" || reason == "out-of-scope" ||
         reason == "moved-away";
}

struct Span {
  base::Instant from;
  base::Instant to;
};

Span span_of(base::Date from, base::Date to) {
  return {base::start_of_day(from), base::start_of_day(base::add_days(to, 1))};
}

// The first incident of this violator that was recorded in the span; none where all are out of it.
const ViolatorIncident* first_in(const Span& span, const SubjectLine& line) {
  const ViolatorIncident* first = nullptr;
  for (const auto& one : line.incidents) {
    const auto at = one.violator.recorded_at;
    if (at < span.from || at >= span.to) continue;
    if (!first || at <= first->violator.recorded_at) first = &one;
  }
  return first;
}

// Asked only where it can matter.
base::Result<PlanClock> load_plan_clock(store::Sql& sql, const Case& file, base::Instant now) {
  if (file.state != CaseState::Open || now <= file.due_at) return PlanClock::Runs;
  AL_TRY(const auto step, find_step(sql, file.id, "plan"));
  return step && step->state == StepState::Paused ? PlanClock::Stands : PlanClock::Runs;
}

struct ChildRow {
  base::Id child;
  CountedWhy verdict;
};
using ChildRows = std::map<base::Id, std::vector<ChildRow>>;  // by case
// A person's requests are looked at together, whatever the scope: the same child counts once for everybody.
base::Result<ChildRows> load_rows_of_children(store::Sql& sql, const Span& span, const LawBook& law,
                                              base::Instant now) {
  AL_TRY(const auto counted, load_counted_children(sql, span.from, span.to));
  std::map<base::Id, std::vector<const CountedChild*>> persons;
  for (const auto& child : counted) persons[child.person].push_back(&child);
  ChildRows out;
  for (const auto& [person, rows] : persons) {
    std::vector<Request> requests;
    for (const auto* row : rows) {
      AL_TRY(const auto clock, load_plan_clock(sql, row->file, now));
      requests.push_back({row->file, clock});
    }
    const auto verdicts = decide_person_counts(requests, law, now);
    for (std::size_t i = 0; i < rows.size(); ++i)
      out[rows[i]->file.id].push_back({rows[i]->child, verdicts[i]});
  }
  return out;
}

}  // namespace

CountedWhy decide_case_counts(const Case& file, const LawBook& law, base::Instant now,
                              PlanClock clock) {
  if (!file.support_asked) return {Counted::LeftOut, msg("Nobody asked for support")};
  if (file.first_support_on) return {Counted::Yes, msg("Support is on record")};
  if (file.state == CaseState::Closed) {
    if (leaves_figure(file.close_reason))
      return {Counted::LeftOut, msg("Closed: no child here needs support")};
    const auto* reason = law.close_reason(file.close_reason);
    if (reason && reason->code == "declined")
      return {Counted::LeftOut, msg("The child and the family declined the support")};
    return {Counted::No, msg("Closed without a support on record")};
  }
  if (now <= file.due_at) return {Counted::Pending, msg("Still within the time of law")};
  if (clock == PlanClock::Stands)
    return {Counted::Pending, msg("The clock of the plan stands, with a reason")};
  return {Counted::No, msg("The time of law is over and no support is on record")};
}

std::vector<CountedWhy> decide_person_counts(const std::vector<Request>& requests,
                                             const LawBook& law, base::Instant now) {
  std::vector<CountedWhy> out;
  bool counted = false;
  for (const auto& request : requests) {
    auto verdict = decide_case_counts(request.file, law, now, request.clock);
    if (verdict.counted == Counted::LeftOut) {
      out.push_back(std::move(verdict));
    } else if (counted) {
      out.push_back({Counted::LeftOut, msg("This child is counted with an earlier request")});
    } else {
      counted = true;
      out.push_back(std::move(verdict));
    }
  }
  return out;
}

CountedWhy decide_report_counts(const Report& report, const LawBook&, base::Instant now) {
  if (!report.support_asked) return {Counted::LeftOut, msg("Nobody asked for support")};
  switch (report.state) {
    case ReportState::New:
      if (now <= report.plan_due_at) return {Counted::Pending, msg("Still within the time of law")};
      return {Counted::No, msg("The time of law is over and nobody has decided on the report")};
    case ReportState::Transferred:
      return {Counted::LeftOut, msg("Transferred: the receiving body supports the child")};
    case ReportState::Closed:
      if (leaves_figure(report.close_reason) || report.close_reason == "content-removed")
        return {Counted::LeftOut, msg("Closed: no child here needs support")};
      if (report.close_reason == "handled-by-school")
        return {Counted::Yes, msg("The school gave the support")};
      return {Counted::No, msg("Closed without a support on record")};
    case ReportState::InCase:
    case ReportState::Duplicate: break;
  }
  return {Counted::LeftOut, msg("Counted with its case")};
}

CountedWhy decide_violator_counts(Handling handling) {
  switch (handling) {
    case Handling::Nothing: break;
    case Handling::UnderWay:
      return {Counted::Pending, msg("Measures are under way, no outcome yet")};
    case Handling::Handled: return {Counted::Yes, msg("An outcome is on record")};
    case Handling::NotFound:
      return {Counted::No, msg("Every way tried, nobody identified, nothing removed or blocked")};
    case Handling::NoBreach: return {Counted::LeftOut, msg("Verified: no breach")};
  }
  return {Counted::No, msg("Nothing was done yet")};
}

base::Result<std::vector<FigureRow>> load_support_rows(store::Sql& sql, const LawBook& law,
                                                       const people::Scope& scope, base::Date from,
                                                       base::Date to, base::Instant now) {
  const auto span = span_of(from, to);
  std::vector<FigureRow> rows;
  AL_TRY(const auto cases, load_cases_received(sql, scope, span.from, span.to));
  AL_TRY(const auto children, load_rows_of_children(sql, span, law, now));
  for (const auto& file : cases) {
    if (const auto own = children.find(file.id); own != children.end()) {
      for (const auto& row : own->second)
        rows.push_back({FigureRow::Kind::Child, row.child, file.id, file.number, file.received_at,
                        file.unit, row.verdict.counted, row.verdict.why});
      continue;
    }
    AL_TRY(const auto clock, load_plan_clock(sql, file, now));
    auto verdict = decide_case_counts(file, law, now, clock);
    rows.push_back({FigureRow::Kind::Case, file.id, file.id, file.number, file.received_at,
                    file.unit, verdict.counted, std::move(verdict.why)});
  }
  AL_TRY(const auto reports, load_reports_without_case(sql, scope, span.from, span.to));
  for (const auto& report : reports) {
    auto verdict = decide_report_counts(report, law, now);
    rows.push_back({FigureRow::Kind::Report, report.id, report.id, report.number,
                    report.received_at, report.commune, verdict.counted, std::move(verdict.why)});
  }
  return rows;
}

base::Result<std::vector<FigureRow>> load_violator_rows(store::Sql& sql, const LawBook& law,
                                                        const people::Scope& scope, base::Date from,
                                                        base::Date to) {
  const auto span = span_of(from, to);
  std::vector<FigureRow> rows;
  ViolatorIncidentFilter filter;
  filter.from = span.from;
  filter.to = span.to;
  AL_TRY(auto incidents, load_violator_incidents(sql, scope, filter));
  for (const auto& line : group_incidents(std::move(incidents), law)) {
    const auto* first = first_in(span, line);
    if (!first) continue;
    auto verdict = decide_violator_counts(line.handling);
    rows.push_back({FigureRow::Kind::Violator, first->violator.id, first->violator.case_id,
                    first->case_number, first->violator.recorded_at, first->unit, verdict.counted,
                    std::move(verdict.why)});
  }
  std::sort(rows.begin(), rows.end(), [](const FigureRow& a, const FigureRow& b) {
    return std::tie(a.opened_at, a.id) < std::tie(b.opened_at, b.id);
  });
  return rows;
}

}  // namespace anlanh::cases
