#pragma once
// The database of the house: one writer with group commit, several readers.
//
// A write is a function that gets a Sql and returns a Result. When it returns an error, everything it did is
// taken back; when it returns a value, the value is handed out only after the commit has reached the disk.
// Writes of many threads that meet are committed together, each behind its own savepoint: one flush serves all.
//
//   AL_TRY(auto id, store.write([&](store::Sql& sql) -> base::Result<base::Id> { … }));
//   AL_TRY(auto rows, store.read([&](store::Sql& sql) { return sql.query("select …"); }));

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "base/result.h"
#include "store/sql.h"

namespace anlanh::store {

// Thread-safe. Calls block. Inside a write or read function the Store itself must not be called again.
class Store {
 public:
  // `url` is "sqlite:PATH" or "postgresql://…". `readers` is the number of reading connections.
  static base::Result<std::unique_ptr<Store>> open(const std::string& url, std::size_t readers = 4);
  // Finishes the writes already accepted.
  ~Store();

  Engine engine() const;

  template <class F>
  auto write(F&& function) -> std::invoke_result_t<F, Sql&> {
    using Outcome = std::invoke_result_t<F, Sql&>;
    std::optional<Outcome> outcome;
    auto committed = run_write([&](Sql& sql) -> base::Status {
      outcome.emplace(function(sql));
      if (!outcome->has_value()) return outcome->error();
      return base::ok();
    });
    if (!committed) return std::move(committed).error();
    return std::move(*outcome);
  }

  template <class F>
  auto read(F&& function) -> std::invoke_result_t<F, Sql&> {
    using Outcome = std::invoke_result_t<F, Sql&>;
    std::optional<Outcome> outcome;
    auto done = run_read([&](Sql& sql) { outcome.emplace(function(sql)); });
    if (!done) return std::move(done).error();
    return std::move(*outcome);
  }

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  base::Status run_write(const std::function<base::Status(Sql&)>& function);
  base::Status run_read(const std::function<void(Sql&)>& function);

  std::unique_ptr<Parts> parts_;
};

}  // namespace anlanh::store
