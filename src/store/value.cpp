#include "store/value.h"

#include "base/result.h"

namespace anlanh::store {

const Value& Row::at(std::size_t i) const {
  AL_CHECK(i < values_.size());
  return values_[i];
}

bool Row::is_null(std::size_t i) const { return std::holds_alternative<Null>(at(i)); }

std::int64_t Row::integer(std::size_t i) const {
  const auto* value = std::get_if<std::int64_t>(&at(i));
  AL_CHECK(value != nullptr);
  return *value;
}

double Row::real(std::size_t i) const {
  if (const auto* whole = std::get_if<std::int64_t>(&at(i))) return static_cast<double>(*whole);
  const auto* value = std::get_if<double>(&at(i));
  AL_CHECK(value != nullptr);
  return *value;
}

bool Row::boolean(std::size_t i) const {
  // SQLite keeps truth as 0 and 1.
  if (const auto* number = std::get_if<std::int64_t>(&at(i))) return *number != 0;
  const auto* value = std::get_if<bool>(&at(i));
  AL_CHECK(value != nullptr);
  return *value;
}

const std::string& Row::text(std::size_t i) const {
  const auto* value = std::get_if<std::string>(&at(i));
  AL_CHECK(value != nullptr);
  return *value;
}

const base::Bytes& Row::bytes(std::size_t i) const {
  const auto* value = std::get_if<base::Bytes>(&at(i));
  AL_CHECK(value != nullptr);
  return *value;
}

base::Id Row::id(std::size_t i) const { return is_null(i) ? base::Id{} : base::Id{integer(i)}; }

base::Instant Row::instant(std::size_t i) const { return base::from_millis(integer(i)); }

std::optional<std::int64_t> Row::find_integer(std::size_t i) const {
  return is_null(i) ? std::nullopt : std::optional(integer(i));
}

std::optional<base::Instant> Row::find_instant(std::size_t i) const {
  return is_null(i) ? std::nullopt : std::optional(instant(i));
}

std::optional<base::Date> Row::find_date(std::size_t i) const {
  return is_null(i) ? std::nullopt : base::date_from_number(integer(i));
}

std::string Row::text_or_empty(std::size_t i) const { return is_null(i) ? std::string() : text(i); }

}  // namespace anlanh::store
