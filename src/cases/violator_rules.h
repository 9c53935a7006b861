#pragma once
// Rules of a violator: what may be done about whom, and whether it counts as handled. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cases/lawbook_model.h"
#include "cases/violator_model.h"

namespace anlanh::cases {

// From the codes of the paths taken, in any order. An outcome outweighs stages; a breach that was dealt with
// outweighs "not found" and "no breach".
Handling decide_handling(const std::vector<std::string>& paths, const LawBook& law);

struct ViolatorInput {
  std::optional<ViolatorKind> kind;
  std::string account_name;
  std::string act;
  std::string note;
};
base::Status check_violator(const ViolatorInput& input, const LawBook& law, base::Date today);

// May this path be taken with this violator? A child who offends is handled as a child: no fine, no criminal
// path (Law on Children 2016, article 5; Law on juvenile justice, to be confirmed).
base::Status may_take(const Violator& violator, const ViolatorPath& path);
// The paths that may_take allows, for the form.
std::vector<const ViolatorPath*> allowed_paths(const Violator& violator, const LawBook& law);

struct MeasureInput {
  std::string path;
  std::string body;
  std::string decision_number;
  std::optional<base::Date> done_on;
  std::string result;
};
base::Status decide_measure(const Violator& violator, const MeasureInput& input, const LawBook& law,
                            base::Date today);

}  // namespace anlanh::cases
