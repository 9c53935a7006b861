#include "cases/child_model.h"

namespace anlanh::cases {

using base::msg;

std::string_view sex_code(Sex sex) {
  switch (sex) {
    case Sex::Male: return "male";
    case Sex::Female: return "female";
    case Sex::Unknown: break;
  }
  return "unknown";
}

std::optional<Sex> parse_sex(std::string_view code) {
  for (const auto sex : {Sex::Male, Sex::Female, Sex::Unknown})
    if (sex_code(sex) == code) return sex;
  return std::nullopt;
}

base::Message sex_name(Sex sex) {
  switch (sex) {
    case Sex::Male: return msg("Male");
    case Sex::Female: return msg("Female");
    case Sex::Unknown: break;
  }
  return msg("Sex not known");
}

std::string_view age_group_code(AgeGroup group) {
  switch (group) {
    case AgeGroup::Under7: return "under-7";
    case AgeGroup::From7To10: return "7-10";
    case AgeGroup::From11To15: return "11-15";
    case AgeGroup::From16: return "16-17";
    case AgeGroup::Unknown: break;
  }
  return "unknown";
}

AgeGroup parse_age_group(std::string_view code) {
  for (const auto group :
       {AgeGroup::Under7, AgeGroup::From7To10, AgeGroup::From11To15, AgeGroup::From16})
    if (age_group_code(group) == code) return group;
  return AgeGroup::Unknown;
}

base::Message age_group_name(AgeGroup group) {
  switch (group) {
    case AgeGroup::Under7: return msg("Under 7");
    case AgeGroup::From7To10: return msg("7 to 10");
    case AgeGroup::From11To15: return msg("11 to 15");
    case AgeGroup::From16: return msg("16 or 17");
    case AgeGroup::Unknown: break;
  }
  return msg("Age not known");
}

std::string_view age_known_code(AgeKnown known) {
  switch (known) {
    case AgeKnown::Exactly: return "exact";
    case AgeKnown::Estimated: return "estimated";
    case AgeKnown::NotAtAll: break;
  }
  return "unknown";
}

AgeKnown parse_age_known(std::string_view code) {
  if (code == "exact") return AgeKnown::Exactly;
  return code == "estimated" ? AgeKnown::Estimated : AgeKnown::NotAtAll;
}

}  // namespace anlanh::cases
