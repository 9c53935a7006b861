#include "cases/handling_rules.h"

#include <algorithm>

#include "cases/measure_rules.h"

namespace anlanh::cases {

namespace {

Handling handling_of(StageCounts counts, ViolatorKind kind) {
  switch (counts) {
    case StageCounts::Nothing: return Handling::Nothing;
    case StageCounts::UnderWay: return Handling::UnderWay;
    case StageCounts::Handled: return Handling::Handled;
    case StageCounts::HandledUnknown:
      // A person who is known must be dealt with; that the account is gone is a step on the way.
      return kind == ViolatorKind::UnknownAccount ? Handling::Handled : Handling::UnderWay;
    case StageCounts::NotFound: return Handling::NotFound;
    case StageCounts::NoBreach: break;
  }
  return Handling::NoBreach;
}

int weight(Handling handling) {
  switch (handling) {
    case Handling::Nothing: return 0;
    case Handling::UnderWay: return 1;
    case Handling::NotFound: return 2;
    case Handling::NoBreach: return 3;
    case Handling::Handled: break;
  }
  return 4;
}

}  // namespace

StageCounts measure_counts(const MeasureTrail& trail, const LawBook& law) {
  const auto state = measure_state(trail);
  if (state.appeal == appeal::kCancelled) return StageCounts::Nothing;
  if (state.appeal == appeal::kLodged) return StageCounts::UnderWay;
  const auto* path = law.path(trail.path);
  // A path or stage that a later table no longer lists was still a step that was taken.
  if (!path) return StageCounts::UnderWay;
  for (const auto& stage : stages_of(*path))
    if (stage.code == state.stage) return stage.counts;
  return StageCounts::UnderWay;
}

Handling decide_handling(ViolatorKind kind, const std::vector<MeasureTrail>& measures,
                         const LawBook& law) {
  Handling best = Handling::Nothing;
  for (const auto& trail : measures) {
    const Handling here = handling_of(measure_counts(trail, law), kind);
    if (weight(here) > weight(best)) best = here;
  }
  return best;
}

Handling join_handlings(const std::vector<Handling>& cases) {
  std::vector<Handling> breaches;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(breaches),
               [](Handling one) { return one != Handling::NoBreach; });
  if (breaches.empty()) return cases.empty() ? Handling::Nothing : Handling::NoBreach;
  const auto all = [&](Handling wanted) {
    return std::all_of(breaches.begin(), breaches.end(),
                       [wanted](Handling one) { return one == wanted; });
  };
  for (const auto same : {Handling::Nothing, Handling::Handled})
    if (all(same)) return same;
  const bool waits = std::any_of(breaches.begin(), breaches.end(), [](Handling one) {
    return one == Handling::Nothing || one == Handling::UnderWay;
  });
  return waits ? Handling::UnderWay : Handling::NotFound;
}

}  // namespace anlanh::cases
