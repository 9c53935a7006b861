#pragma once
// Whether a violator is handled: the one derivation that record, list, search, count and figure use. Pure.

#include <vector>

#include "cases/lawbook_model.h"
#include "cases/violator_model.h"

namespace anlanh::cases {

// What the last step of one measure stands for: an appeal that waits makes it UnderWay, a decision cancelled on
// appeal Nothing.
StageCounts measure_counts(const MeasureTrail& trail, const LawBook& law);

// One violator in one case. The best of the measures: an outcome outweighs stages, a breach that was dealt with
// outweighs "no breach" and "not found".
Handling decide_handling(ViolatorKind kind, const std::vector<MeasureTrail>& measures,
                         const LawBook& law);

// One violator over all cases: handled only where every case's act was, those verified as no breach aside.
Handling join_handlings(const std::vector<Handling>& cases);

}  // namespace anlanh::cases
