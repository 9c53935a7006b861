#include "targets/target_actions.h"

#include "people/right_model.h"
#include "store/audit.h"

namespace anlanh::targets {

using base::Result;

TargetActions::TargetActions(store::Store& store, TargetFile file, TargetsPorts ports)
    : store_(store), file_(std::move(file)), ports_(std::move(ports)) {}

const TargetDefinition* TargetActions::find_target(std::string_view code) const {
  for (const auto& target : file_.table.targets) {
    if (target.code == code) return &target;
  }
  return nullptr;
}

Result<std::vector<CountedRow>> TargetActions::load_rows(store::Sql& sql,
                                                         const people::Scope& scope,
                                                         const TargetDefinition& target,
                                                         Window window, base::Date today) const {
  if (target.code == "target-a") {
    AL_TRY(const auto facts, ports_.institutions(sql, scope, window));
    return count_institutions(facts, file_.periods, window, today);
  }
  if (target.code == "target-b") return ports_.victims(sql, scope, window);
  if (target.code == "target-c") return ports_.violators(sql, scope, window);
  if (target.code == "target-d") return ports_.addresses(sql, scope, window);
  return base::make_error(base::Code::Internal, "nobody counts " + target.code);
}

Result<Figure> TargetActions::figure_in(store::Sql& sql, const people::Scope& scope,
                                        const TargetDefinition& target, const Period& period,
                                        base::Date today) const {
  Figure figure;
  figure.target = &target;
  AL_TRY(figure.rows, load_rows(sql, scope, target, period.window, today));
  sort_rows(figure.rows);
  figure.tally = tally_of(figure.rows);
  figure.groups = tally_groups(figure.rows);
  figure.doubts = find_doubts(target, file_.table.programme, figure.rows, period.window, today);
  return figure;
}

Result<std::vector<Figure>> TargetActions::load_figures(const people::Officer& officer,
                                                        const Period& period,
                                                        base::Date today) const {
  const auto& scope = officer.scope(people::rights::kTargetsRead);
  return store_.read([&](store::Sql& sql) -> Result<std::vector<Figure>> {
    std::vector<Figure> figures;
    for (const auto& target : file_.table.targets) {
      AL_TRY(auto figure, figure_in(sql, scope, target, period, today));
      figures.push_back(std::move(figure));
    }
    return figures;
  });
}

Result<Figure> TargetActions::load_figure(const people::Officer& officer,
                                          const TargetDefinition& target, const Period& period,
                                          base::Date today) const {
  const auto& scope = officer.scope(people::rights::kTargetsRead);
  return store_.read([&](store::Sql& sql) { return figure_in(sql, scope, target, period, today); });
}

base::Status TargetActions::note_export(const people::Officer& officer,
                                        const TargetDefinition& target, const Period& period,
                                        std::size_t rows, base::Instant now) const {
  return store_.write([&](store::Sql& sql) {
    const std::string detail = "from=" + base::iso_date(period.window.from) +
                               " to=" + base::iso_date(period.window.to) +
                               " rows=" + std::to_string(rows);
    return store::append_audit(
        sql, people::audit_line(officer, now, "targets.export", target.code, {}, detail));
  });
}

}  // namespace anlanh::targets
