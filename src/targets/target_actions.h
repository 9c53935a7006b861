#pragma once
// What a person may do with the targets: see a figure, open it to its rows, take the rows away as a
// table. One scope decides rows and count alike.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "people/officer.h"
#include "store/store.h"
#include "targets/figure_rules.h"
#include "targets/indicator_model.h"
#include "targets/period_model.h"
#include "targets/target_file.h"
#include "targets/targets_ports.h"

namespace anlanh::targets {

struct Figure {
  const TargetDefinition* target = nullptr;
  std::vector<CountedRow> rows;  // sorted; all of them
  Tally tally;
  std::vector<GroupTally> groups;
  std::vector<Doubt> doubts;
};

// Thread-safe.
class TargetActions {
 public:
  // `store` outlives this.
  TargetActions(store::Store& store, TargetFile file, TargetsPorts ports);

  const PeriodRules& periods() const { return file_.periods; }
  const TargetTable& table() const { return file_.table; }
  // Null: no such target.
  const TargetDefinition* find_target(std::string_view code) const;

  // In the order of the file.
  base::Result<std::vector<Figure>> load_figures(const people::Officer& officer,
                                                 const Period& period, base::Date today) const;
  base::Result<Figure> load_figure(const people::Officer& officer, const TargetDefinition& target,
                                   const Period& period, base::Date today) const;
  // The rows are about to leave the house: says so in the audit chain.
  base::Status note_export(const people::Officer& officer, const TargetDefinition& target,
                           const Period& period, std::size_t rows, base::Instant now) const;

 private:
  base::Result<std::vector<CountedRow>> load_rows(store::Sql& sql, const people::Scope& scope,
                                                  const TargetDefinition& target, Window window,
                                                  base::Date today) const;
  base::Result<Figure> figure_in(store::Sql& sql, const people::Scope& scope,
                                 const TargetDefinition& target, const Period& period,
                                 base::Date today) const;

  store::Store& store_;
  TargetFile file_;
  TargetsPorts ports_;
};

}  // namespace anlanh::targets
