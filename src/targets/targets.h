#pragma once
// The door of the room: the programme's four targets, each figure open down to its rows.
//
//   AL_TRY(auto targets, Targets::open(store, {"law/targets.json", text}, ports));
//   targets->add_routes(router);
//   targets->find_term(day);       // for the register of sessions in `learn`

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "people/scope.h"
#include "store/migrate.h"
#include "store/store.h"
#include "targets/indicator_model.h"
#include "targets/institution_rules.h"
#include "targets/target_actions.h"
#include "web/router.h"

namespace anlanh::targets {

// The term of target II.2.a in which a day lies.
struct Term {
  base::Bilingual name;
  Window window;
  std::int64_t needed = 0;  // sessions an institution owes in it
};

struct TargetSource {
  std::string name;  // "law/targets.json"
  std::string json;
};

// Read-only after open; thread-safe. `store` outlives it, and it outlives the router.
class Targets {
 public:
  // Invalid: the file does not parse, named by place; or a target has no provider.
  static base::Result<std::unique_ptr<Targets>> open(store::Store& store,
                                                     const TargetSource& source,
                                                     TargetsPorts ports);

  void add_routes(web::Router& router) const;
  // None so far: the room keeps no table of its own, it counts what other rooms keep.
  static std::vector<store::Migration> migrations() { return {}; }

  // Every day lies in a term; in the summer nothing is owed.
  std::optional<Term> find_term(base::Date day) const;
  const PeriodRules& periods() const { return actions_.periods(); }

 private:
  explicit Targets(TargetActions actions) : actions_(std::move(actions)) {}
  TargetActions actions_;
};

}  // namespace anlanh::targets
