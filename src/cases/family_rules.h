#pragma once
// Rules of carers: who may be spoken to. Pure.

#include <string>
#include <vector>

#include "base/result.h"
#include "cases/family_model.h"

namespace anlanh::cases {

struct CarerInput {
  std::string name;
  std::optional<Relation> relation;
  std::string age_typed;
  std::string job;
  std::string phone;
  std::string note;
  LivesWithChild lives_with = LivesWithChild::No;
  ContactAllowed contact = ContactAllowed::No;
  Suspected suspected = Suspected::No;
};
base::Status check_carer(const CarerInput& input);
std::optional<int> carer_age(const CarerInput& input);

// Refused, with the reason, for a suspected carer and for one who must not be contacted. Everybody who asks for consent
// or passes on a word asks this first.
base::Status may_contact(const Carer& carer);
// One carer is suspected: nothing in this case goes through the family without a second look.
CarerSuspected guardian_conflict(const std::vector<Carer>& carers);

}  // namespace anlanh::cases
