#pragma once
// What the readers of list formats share: walking over lines, collecting entries and faults,
// budgets.

#include <optional>

#include "guard/list_reader.h"

namespace anlanh::guard {

// Lines without their end (LF or CRLF); the byte order mark at the start is passed over.
class LineWalk {
 public:
  explicit LineWalk(std::string_view bytes);
  std::optional<std::string_view> next();
  std::size_t number() const { return number_; }  // of the line last given, from 1

 private:
  std::string_view left_;
  std::size_t number_ = 0;
};

class ListCollector {
 public:
  ListCollector(ListRead& read, const ListBudget& budget) : read_(read), budget_(budget) {}

  // False where the budget is spent: stop reading.
  bool may_go_on(std::size_t line);
  void add(std::string name, Action action, Scope scope);
  void pass_over() { ++read_.passed_over; }
  void fault(std::size_t line, std::string_view text, base::Message reason);
  const ListBudget& budget() const { return budget_; }

 private:
  ListRead& read_;
  const ListBudget& budget_;
};

std::string_view trim_blanks(std::string_view text);
// The next word between blanks; `text` loses it.
std::string_view take_word(std::string_view& text);

// The RPZ part of read_list().
void read_rpz(std::string_view bytes, ListCollector& collector);

}  // namespace anlanh::guard
