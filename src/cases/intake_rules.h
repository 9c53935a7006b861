#pragma once
// What follows from the danger check: who is shown 111 and 113 at once, how much more urgent the report is, and
// whether the family may be contacted. Pure.

#include "cases/intake_model.h"
#include "cases/report_rules.h"

namespace anlanh::cases {

// The register for this teller. Until somebody says otherwise we speak as to the youngest.
Wording wording_of(Speaker speaker, AgeBand band);

// A yes to any of the three questions of the danger check.
bool is_red(const Safety& safety);
// Whoever harms the child also cares for it: nobody contacts the child through the family (Decree 56/2017,
// article 29: never through the person under suspicion).
bool guardian_conflict(const Safety& safety);

// The same risk with the reasons of the danger check: never lower than before.
Risk raise_risk(Risk risk, const Safety& safety);
// decide_risk and raise_risk in one.
Risk decide_report_risk(Speaker speaker, std::string_view group, const Safety& safety,
                        const LawBook& law);

}  // namespace anlanh::cases
