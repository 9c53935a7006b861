#pragma once
// A child who was harmed (trẻ bị hại), once for each case. `person` is the id of the first row known for the same child:
// two rows with one `person` are one child in counting.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/message.h"
#include "base/time.h"

namespace anlanh::cases {

enum class Sex { Male, Female, Unknown };  // Form 01 of Decree 56/2017 allows "not known"

// Form 01: the date of birth or an estimated age. Kept in clear so that figures need no name.
enum class AgeGroup { Under7, From7To10, From11To15, From16, Unknown };
enum class AgeKnown { Exactly, Estimated, NotAtAll };

struct Child {
  base::Id id;
  base::Id case_id;
  base::Id person;
  base::Bytes identity;  // sealed: name, other names, date of birth, address
  base::Bytes details;   // sealed: condition, needs, consequences, circumstances, support before
  Sex sex = Sex::Unknown;
  AgeKnown age_known = AgeKnown::NotAtAll;
  std::optional<int> birth_year;
  AgeGroup age_group = AgeGroup::Unknown;  // on the day it was written down
  base::Id residence;                      // commune; none: not known
  base::Id school;
  std::optional<base::Bytes> match;  // blind hash of the folded name
  std::int64_t version = 1;
  base::Instant recorded_at;
  base::Id recorded_by;
  base::Bytes token;
};

// The names inside `identity` and `details`.
namespace child_field {
inline constexpr std::string_view kName = "name";
inline constexpr std::string_view kOtherNames = "other_names";
inline constexpr std::string_view kBirth = "birth";
inline constexpr std::string_view kAddress = "address";
inline constexpr std::string_view kCondition = "condition";
inline constexpr std::string_view kNeeds = "needs";
inline constexpr std::string_view kConsequences = "consequences";
inline constexpr std::string_view kCircumstances = "circumstances";
inline constexpr std::string_view kSupportBefore = "support_before";
}  // namespace child_field

std::string_view sex_code(Sex sex);
std::optional<Sex> parse_sex(std::string_view code);
base::Message sex_name(Sex sex);

std::string_view age_group_code(AgeGroup group);
AgeGroup parse_age_group(std::string_view code);
base::Message age_group_name(AgeGroup group);

std::string_view age_known_code(AgeKnown known);
AgeKnown parse_age_known(std::string_view code);

}  // namespace anlanh::cases
