#include "targets/targets.h"

#include "targets/period_rules.h"
#include "targets/target_pages.h"

namespace anlanh::targets {

namespace {

bool complete(const TargetsPorts& ports) {
  return ports.institutions && ports.victims && ports.violators && ports.addresses;
}

const PeriodFamily* owing_family(const PeriodRules& rules) {
  for (const auto& family : rules.families) {
    for (const auto& piece : family.pieces) {
      if (piece.owes == Piece::Owes::Yes) return &family;
    }
  }
  return nullptr;
}

}  // namespace

base::Result<std::unique_ptr<Targets>> Targets::open(store::Store& store,
                                                     const TargetSource& source,
                                                     TargetsPorts ports) {
  AL_CHECK(complete(ports));
  AL_TRY(auto file, parse_targets(source.name, source.json));
  return std::unique_ptr<Targets>(
      new Targets(TargetActions(store, std::move(file), std::move(ports))));
}

void Targets::add_routes(web::Router& router) const { add_target_routes(router, actions_); }

std::optional<Term> Targets::find_term(base::Date day) const {
  const PeriodFamily* family = owing_family(actions_.periods());
  if (!family) return {};
  const Period period = period_on(*family, day);
  const bool owes = period.owes == Piece::Owes::Yes;
  return Term{period.name, period.window, owes ? actions_.periods().sessions.minimum_sessions : 0};
}

}  // namespace anlanh::targets
