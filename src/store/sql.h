#pragma once
// Statements inside a transaction. One text runs on both engines: `$1…$n`, ids and times as bigint.
//
//   AL_TRY(auto rows, sql.query("select name from unit where parent = $1 order by code", parent));
//   AL_TRY(auto changed, sql.exec("update report set state = $2 where id = $1", id, state));

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "store/connection.h"
#include "store/value.h"

namespace anlanh::store {

// Lent for one transaction by Store; never kept.
class Sql {
 public:
  explicit Sql(Connection& connection) : connection_(connection) {}
  Sql(const Sql&) = delete;
  Sql& operator=(const Sql&) = delete;

  Engine engine() const { return connection_.engine(); }

  template <class... Args>
  base::Result<Rows> query(std::string_view text, const Args&... args) {
    const std::array<Value, sizeof...(Args)> values{to_value(args)...};
    AL_TRY(auto answer, connection_.run(text, values));
    return std::move(answer.rows);
  }

  // The first row, or absent.
  template <class... Args>
  base::Result<std::optional<Row>> find(std::string_view text, const Args&... args) {
    AL_TRY(auto rows, query(text, args...));
    if (rows.empty()) return std::optional<Row>();
    return std::optional<Row>(std::move(rows.front()));
  }

  // Number of rows changed.
  template <class... Args>
  base::Result<std::int64_t> exec(std::string_view text, const Args&... args) {
    const std::array<Value, sizeof...(Args)> values{to_value(args)...};
    AL_TRY(auto answer, connection_.run(text, values));
    return answer.changed;
  }

  // For statements put together at run time (filters of a list); `text` never holds a value.
  base::Result<Rows> query_values(std::string_view text, std::span<const Value> values) {
    AL_TRY(auto answer, connection_.run(text, values));
    return std::move(answer.rows);
  }

  base::Status script(std::string_view text) { return connection_.script(text); }

 private:
  Connection& connection_;
};

}  // namespace anlanh::store
