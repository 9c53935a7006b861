#pragma once
// Rules of recovery follow-up. Pure.

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "cases/case_forms_model.h"
#include "cases/family_model.h"
#include "cases/recovery_model.h"

namespace anlanh::cases {

// The same day so many months later; the last day of the month where that day is missing.
base::Date add_months(base::Date day, int months);

struct VisitInput {
  std::optional<base::Date> done_on;
  std::optional<VisitWay> way;
  std::optional<VisitWith> with;
  base::Id carer;                            // where a carer was spoken to
  std::map<std::string, std::string> scale;  // code to "1" … "5"
  std::string notes;
  std::string own_words;
};
// Never through a suspected carer or one who must not be contacted; each scale has a number.
base::Status check_visit(const Visit& visit, const VisitInput& input,
                         const std::vector<Carer>& carers, const CaseForms& forms, base::Date today,
                         std::int64_t version_seen);
// "safety=4 health=3 …" and back.
std::string write_scale(const VisitInput& input, const CaseForms& forms);
int scale_of(const Visit& visit, std::string_view code);  // 0: none

// Contact is lost after so many attempts, not before.
inline constexpr int kAttemptsBeforeLost = 3;
base::Status decide_attempt(const Visit& visit, std::int64_t version_seen);
base::Status decide_lost(const Visit& visit, std::int64_t version_seen);

}  // namespace anlanh::cases
