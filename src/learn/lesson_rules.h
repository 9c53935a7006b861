#pragma once
// What makes a lesson whole, and where its steps lead. Pure.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "learn/lesson_model.h"

namespace anlanh::learn {

inline constexpr std::size_t kCheckItems = 8;
inline constexpr std::size_t kBoosters = 2;

// For the operator: the first thing that does not hold together, by step. A lesson without fault
// has 8 check items and 2 boosters; every step, option and branch leads somewhere; nothing is
// named that is not there; each id is used once and fits into an address.
std::optional<std::string> find_lesson_fault(const Lesson& lesson);

// "a3" and "A3" find the same one; null: none.
const Lesson* find_lesson(std::span<const Lesson> lessons, std::string_view id);

// One screen of a lesson. The check comes after the steps; boosters are reached from its end and
// lead back to the lesson.
struct Screen {
  const Step* step = nullptr;  // one of these three
  const Check* check = nullptr;
  const Booster* booster = nullptr;
  std::size_t number = 0;  // from 1 among steps and check; 0 for a booster
  std::size_t of = 0;
  std::string next;    // id of the next screen; empty: the end
  std::string before;  // empty: the cover
};
std::optional<Screen> find_screen(const Lesson& lesson, std::string_view id);
// Where a lesson begins. REQUIRES: find_lesson_fault(lesson) is absent.
const std::string& first_screen(const Lesson& lesson);

// The answer a fault-free step calls right, in words of its own ids: "a", "l1=r1".
const BranchNode* find_node(const BranchStep& step, std::string_view id);
const Bilingual* find_label(const std::vector<Labelled>& items, std::string_view id);
// The right-hand id that belongs to a left-hand one; empty: none.
std::string_view partner_of(const MatchStep& step, std::string_view left);

// Pictures a lesson shows.
std::vector<std::string> pictures_of(const Lesson& lesson);

}  // namespace anlanh::learn
