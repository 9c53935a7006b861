#include "cases/child_rules.h"

#include <charconv>
#include <cstdlib>

#include "cases/text_rules.h"

namespace anlanh::cases {

namespace {

using base::invalid;
using base::msg;

constexpr int kGrownUp = 18;
constexpr std::size_t kMostName = 200;
constexpr std::size_t kMostWords = 4000;

int year_of(base::Date day) { return static_cast<int>(day.year()); }

base::Result<int> parse_age(const std::string& text) {
  int age = -1;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), age);
  if (fault != std::errc() || end != text.data() + text.size() || age < 0)
    return invalid(msg("Give the estimated age as a number of years, for example 9"));
  return age;
}

}  // namespace

int age_on(base::Date birth, base::Date today) {
  const int years = year_of(today) - year_of(birth);
  const bool before_birthday = today.month() < birth.month() ||
                               (today.month() == birth.month() && today.day() < birth.day());
  return before_birthday ? years - 1 : years;
}

AgeGroup age_group_of(int age) {
  if (age < 7) return AgeGroup::Under7;
  if (age < 11) return AgeGroup::From7To10;
  return age < 16 ? AgeGroup::From11To15 : AgeGroup::From16;
}

base::Result<ChildAge> decide_child_age(const ChildInput& input, base::Date today) {
  int age = 0;
  ChildAge out;
  if (!input.birth_typed.empty()) {
    if (!input.birth) return invalid(msg("Give the day as day/month/year, for example 25/11/2026"));
    if (*input.birth > today) return invalid(msg("The day must not be in the future"));
    age = age_on(*input.birth, today);
    out = {AgeKnown::Exactly, year_of(*input.birth), age_group_of(age)};
  } else if (!input.age_typed.empty()) {
    AL_TRY(age, parse_age(input.age_typed));
    out = {AgeKnown::Estimated, year_of(today) - age, age_group_of(age)};
  }
  if (age >= kGrownUp)
    return invalid(msg("This person is 18 or older. Only a child is written down here."));
  return out;
}

base::Status check_child(const ChildInput& input, base::Date today) {
  AL_TRY_DO(decide_child_age(input, today));
  if (!input.sex) return invalid(msg("Choose the sex, or that it is not known"));
  for (const auto* text : {&input.name, &input.other_names, &input.address})
    AL_TRY_DO(check_length(*text, kMostName));
  for (const auto* text : {&input.condition, &input.needs, &input.consequences,
                           &input.circumstances, &input.support_before})
    AL_TRY_DO(check_length(*text, kMostWords));
  return base::ok();
}

Alike may_be_same(const Child& left, const Child& right) {
  if (left.sex != Sex::Unknown && right.sex != Sex::Unknown && left.sex != right.sex)
    return Alike::No;
  if (left.birth_year && right.birth_year && std::abs(*left.birth_year - *right.birth_year) > 1)
    return Alike::No;
  return Alike::Yes;
}

}  // namespace anlanh::cases
