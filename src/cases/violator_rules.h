#pragma once
// Rules of a violator: what may be recorded about whom, and which measures may be taken. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/lawbook_model.h"
#include "cases/violator_model.h"

namespace anlanh::cases {

struct ViolatorInput {
  std::optional<ViolatorKind> kind;
  std::string account_name;
  std::string act;
  std::string note;
  std::string platform = {};  // of an account
  std::optional<base::Date> happened_on = {};
  std::string child_age = {};  // of a child
};
// The day whose law applies: of the act, or of the first report where that day is not known.
base::Date act_day(std::optional<base::Date> happened_on, base::Date reported);
// The act must be in force on `act_day`.
base::Status check_violator(const ViolatorInput& input, const LawBook& law, base::Date act_day,
                            base::Date today);

// May this path be taken with this violator? A child who offends is handled as a child: only the measures of
// data/law/child-measures.json for their age, those of the youngest where it is not known.
base::Status may_take(const Violator& violator, const ViolatorPath& path, const LawBook& law);
// The paths that may_take allows, for the form.
std::vector<const ViolatorPath*> allowed_paths(const Violator& violator, const LawBook& law);

struct MeasureInput {
  std::string path;
  std::string body;
  std::string decision_number;
  std::optional<base::Date> done_on;
  std::string result;
  std::string stage = {};  // to begin with; "" where the path has only one
  std::optional<std::int64_t> amount = {};
  base::Id address = {};  // of the case's confirmed ones
};
// The stage the measure begins with; NotFound where the path has none of that code.
base::Result<std::string> decide_first_stage(const MeasureInput& input, const ViolatorPath& path);
base::Status decide_measure(const Violator& violator, const MeasureInput& input, const LawBook& law,
                            base::Date today);

}  // namespace anlanh::cases
