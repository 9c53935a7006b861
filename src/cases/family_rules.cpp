#include "cases/family_rules.h"

#include <algorithm>
#include <charconv>

#include "cases/text_rules.h"

namespace anlanh::cases {

using base::Code;
using base::invalid;
using base::make_error;
using base::msg;

std::optional<int> carer_age(const CarerInput& input) {
  int age = 0;
  const auto& text = input.age_typed;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), age);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  return whole && age >= 0 && age <= 120 ? std::optional(age) : std::nullopt;
}

base::Status check_carer(const CarerInput& input) {
  if (!input.relation) return invalid(msg("Choose who this person is to the child"));
  if (!input.age_typed.empty() && !carer_age(input))
    return invalid(msg("Give the age as a number of years, for example 38"));
  for (const auto* text : {&input.name, &input.job, &input.phone})
    AL_TRY_DO(check_length(*text, 200));
  return check_length(input.note, 4000);
}

base::Status may_contact(const Carer& carer) {
  if (carer.suspected == Suspected::Yes)
    return make_error(Code::Refused, "carer is suspected",
                      msg("This carer is suspected. Nothing may be asked of or told to this "
                          "person on behalf of the child."));
  if (carer.contact == ContactAllowed::No)
    return make_error(Code::Refused, "carer must not be contacted",
                      msg("It is written down that this person must not be contacted."));
  return base::ok();
}

CarerSuspected guardian_conflict(const std::vector<Carer>& carers) {
  const bool any = std::any_of(carers.begin(), carers.end(), [](const Carer& carer) {
    return carer.suspected == Suspected::Yes;
  });
  return any ? CarerSuspected::Yes : CarerSuspected::No;
}

}  // namespace anlanh::cases
