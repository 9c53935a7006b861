#pragma once
// Rules of what is written down about a child. Pure.

#include <optional>
#include <string>

#include "base/result.h"
#include "cases/child_model.h"

namespace anlanh::cases {

// As typed. Names may be empty: a child may be known by an account alone.
struct ChildInput {
  std::string name;
  std::string other_names;
  std::optional<base::Date> birth;
  std::string birth_typed;  // "" where the three boxes were left empty
  std::string age_typed;    // estimated age in years, where the date is not known
  std::optional<Sex> sex;
  base::Id residence;
  base::Id school;
  std::string address;
  std::string condition;
  std::string needs;
  std::string consequences;
  std::string circumstances;
  std::string support_before;
};

struct ChildAge {
  AgeKnown known = AgeKnown::NotAtAll;
  std::optional<int> birth_year;
  AgeGroup group = AgeGroup::Unknown;
};
// Invalid: a day that is none or not past, an age that is no number, eighteen or more.
base::Result<ChildAge> decide_child_age(const ChildInput& input, base::Date today);
AgeGroup age_group_of(int age);
int age_on(base::Date birth, base::Date today);

base::Status check_child(const ChildInput& input, base::Date today);

// May two rows be one child? The same name is not enough: years of birth must not be more than a year apart where both
// are known, and sexes must not contradict.
enum class Alike { No, Yes };
Alike may_be_same(const Child& left, const Child& right);

}  // namespace anlanh::cases
