#pragma once
// Values that go into a statement and come out of it, the same on both engines.

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/time.h"

namespace anlanh::store {

using Null = std::monostate;
using Value = std::variant<Null, std::int64_t, double, bool, std::string, base::Bytes>;

// What may stand for $1, $2 … in a statement.
inline Value to_value(std::int64_t v) { return v; }
inline Value to_value(int v) { return std::int64_t{v}; }
inline Value to_value(double v) { return v; }
inline Value to_value(bool v) { return v; }
inline Value to_value(const char* v) { return std::string(v); }
inline Value to_value(std::string_view v) { return std::string(v); }
inline Value to_value(const std::string& v) { return v; }
inline Value to_value(const base::Bytes& v) { return v; }
inline Value to_value(base::Id v) { return v ? Value{v.value} : Value{Null{}}; }
inline Value to_value(base::Instant v) { return base::to_millis(v); }
inline Value to_value(base::Date v) { return base::to_number(v); }
inline Value to_value(Null) { return Null{}; }
template <class T>
Value to_value(const std::optional<T>& v) {
  return v ? to_value(*v) : Value{Null{}};
}

// One row of an answer. Columns are read by position, from 0. Reading a column as what it is not is a mistake
// of ours and stops the process: a column's type is fixed by its table (STRICT on SQLite).
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}

  std::size_t size() const { return values_.size(); }
  bool is_null(std::size_t i) const;
  std::int64_t integer(std::size_t i) const;
  double real(std::size_t i) const;
  bool boolean(std::size_t i) const;
  const std::string& text(std::size_t i) const;
  const base::Bytes& bytes(std::size_t i) const;
  base::Id id(std::size_t i) const;           // NULL gives the Id "none"
  base::Instant instant(std::size_t i) const;
  std::optional<std::int64_t> find_integer(std::size_t i) const;
  std::optional<base::Instant> find_instant(std::size_t i) const;
  std::optional<base::Date> find_date(std::size_t i) const;  // NULL and 0 give nothing
  std::string text_or_empty(std::size_t i) const;            // NULL gives ""

 private:
  const Value& at(std::size_t i) const;
  std::vector<Value> values_;
};

using Rows = std::vector<Row>;

}  // namespace anlanh::store
